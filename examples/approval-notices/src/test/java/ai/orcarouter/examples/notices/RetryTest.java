/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.orcarouter.examples.http.Timeouts;
import ai.orcarouter.examples.http.testkit.Certificates;
import ai.orcarouter.examples.http.testkit.Names;
import ai.orcarouter.firewall.model.SignedNotice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When a notice is sent again, and when not. */
class RetryTest {
    private static final RetryRule FOUR = new RetryRule(4, Duration.ofSeconds(1), Duration.ofMinutes(1));

    private final Certificates certificates = new Certificates();
    private final HttpsReceiver receiver = new HttpsReceiver(certificates.server(Samples.HOST));
    private final SignedNotice notice = Samples.notice(receiver.port());
    private final Pauses pauses = new Pauses();
    private final List<Delivery> told = new ArrayList<>();

    /** Time that passes in pauses only. */
    private static final class Pauses implements Stopwatch {
        private final List<Duration> taken = new ArrayList<>();
        private long nanos;

        @Override
        public long nanos() {
            return nanos;
        }

        @Override
        public void pause(Duration time) throws InterruptedException {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            taken.add(time);
            nanos += time.toNanos();
        }
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    private OkHttpNoticeSender.Builder sender() {
        return Samples.sender(certificates, receiver.port())
                .retries(FOUR)
                .watch(pauses)
                .observer((sent, delivery) -> told.add(delivery));
    }

    @Test
    void deliver_unavailableForAWhile_sendsTheSameMessageAgain() {
        receiver.answer(503, 429, 200);

        Delivery delivery = sender().build().deliver(notice);

        assertThat(delivery).isEqualTo(new Delivery.Answered(200, 3));
        assertThat(pauses.taken).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
        assertThat(receiver.all()).hasSize(3).allSatisfy(received -> {
            assertThat(received.body()).isEqualTo(notice.body());
            assertThat(received.headers().getFirst("X-Orca-Signature"))
                    .isEqualTo(notice.headers().get("X-Orca-Signature"));
        });
        assertThat(told).containsExactly(delivery);
    }

    @Test
    void deliver_neverAvailable_givesUpAtTheBound() {
        receiver.answer(502, 503, 504, 408, 200);

        assertThat(sender().build().deliver(notice)).isEqualTo(new Delivery.Answered(408, 4));
        assertThat(receiver.all()).hasSize(4);
    }

    @Test
    void deliver_nameThatResolvesLater_getsThere() {
        assertThat(sender().resolver(new Names("", "127.0.0.1")).build().deliver(notice))
                .isEqualTo(new Delivery.Answered(204, 2));
    }

    @Test
    void deliver_refusedDestinationOrCertificate_isNotTriedAgain() {
        assertThat(sender().resolver(new Names("10.0.0.1"))
                        .build()
                        .deliver(notice)
                        .attempts())
                .isEqualTo(1);
        assertThat(sender().trust(new Certificates().trust()).build().deliver(notice))
                .isEqualTo(new Delivery.Failed(Fault.TLS_REFUSED, "", 1));
        assertThat(pauses.taken).isEmpty();
    }

    @Test
    void deliver_noTimeForAnotherPause_givesUp() {
        receiver.answer(503, 503, 503, 503);

        Delivery delivery = sender().retries(new RetryRule(4, Duration.ofSeconds(1), Duration.ofSeconds(3)))
                .build()
                .deliver(notice);

        assertThat(delivery).isEqualTo(new Delivery.Answered(503, 2));
    }

    @Test
    void deliver_interruptedInAPause_stops() {
        receiver.answer(503);
        OkHttpNoticeSender sender = sender().watch(new Stopwatch() {
                    @Override
                    public long nanos() {
                        return 0;
                    }

                    @Override
                    public void pause(Duration time) throws InterruptedException {
                        throw new InterruptedException();
                    }
                })
                .build();

        Delivery delivery = sender.deliver(notice);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(delivery).isEqualTo(new Delivery.Failed(Fault.INTERRUPTED, "", 1));
        assertThat(receiver.all()).hasSize(1);
    }

    @Test
    void rule_outOfBounds_isRefused() {
        Duration second = Duration.ofSeconds(1);
        assertThatThrownBy(() -> new RetryRule(0, second, second)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RetryRule(11, second, second)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RetryRule(2, second, Duration.ofMinutes(3)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RetryRule(2, Duration.ZERO, second)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Timeouts(Duration.ZERO, second, second))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
