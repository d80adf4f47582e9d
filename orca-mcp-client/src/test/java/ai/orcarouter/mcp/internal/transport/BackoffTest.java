/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.mcp.internal.protocol.UpstreamException;
import ai.orcarouter.mcp.internal.protocol.UpstreamException.Kind;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1_000);
    private final Backoff backoff = new Backoff(now::get);

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private void startsAfter(Duration wait) throws UpstreamException {
        if (!wait.isZero()) {
            pass(wait.minusNanos(1));
            assertThat(Clients.failure(Kind.TRANSPORT, backoff::start).sent()).isFalse();
            pass(Duration.ofNanos(1));
        }
        backoff.start();
        backoff.ended();
    }

    @Test
    void ends_oneAfterTheOther_waitLongerEachTime() throws UpstreamException {
        for (int seconds : new int[] {0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60}) {
            startsAfter(Duration.ofSeconds(seconds));
        }
    }

    @Test
    void processThatLivedForAMinute_isStartedAtOnce() throws UpstreamException {
        startsAfter(Duration.ZERO);
        startsAfter(Duration.ZERO);
        pass(Duration.ofSeconds(1));
        backoff.start();
        pass(Duration.ofSeconds(60));
        backoff.ended();
        startsAfter(Duration.ZERO);
    }
}
