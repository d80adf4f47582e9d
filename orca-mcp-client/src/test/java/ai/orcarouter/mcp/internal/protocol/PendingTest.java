/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.orcarouter.mcp.internal.protocol.UpstreamException.Kind;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class PendingTest {
    private final Pending pending = new Pending(2);
    private final Answer answer = new Answer(Json.object(), 2);

    private static void fails(Kind kind, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        UpstreamException.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }

    private static Deadline later() {
        return Deadline.in(Duration.ofMinutes(1));
    }

    @Test
    void answer_goesToItsRequestAlone() throws UpstreamException {
        Pending.Waiting one = pending.add(1);
        pending.add(2);
        assertThat(pending.complete(1, answer)).isTrue();
        assertThat(pending.complete(1, answer)).isFalse();
        assertThat(pending.complete(3, answer)).isFalse();
        assertThat(one.await(later())).isSameAs(answer);
        assertThat(pending.size()).isEqualTo(1);
    }

    @Test
    void requestsBeyondTheLimit_areRefused() throws UpstreamException {
        pending.add(1);
        pending.add(2);
        fails(Kind.TRANSPORT, () -> pending.add(3));
        pending.remove(1);
        assertThat(pending.add(3)).isNotNull();
    }

    @Test
    void end_failsAllAndThoseToCome() throws UpstreamException {
        Pending.Waiting one = pending.add(1);
        Pending.Waiting two = pending.add(2);
        pending.close(UpstreamException.sent(Kind.TRANSPORT, "gone"));
        pending.close(UpstreamException.sent(Kind.CLOSED, "closed"));
        fails(Kind.TRANSPORT, () -> one.await(later()));
        fails(Kind.TRANSPORT, () -> two.await(later()));
        assertThat(pending.size()).isZero();
        assertThatThrownBy(() -> pending.add(3))
                .isInstanceOfSatisfying(
                        UpstreamException.class, e -> assertThat(e.sent()).isFalse());
    }

    @Test
    void deadlineAndCancellation_endTheWait() throws UpstreamException {
        Pending.Waiting one = pending.add(1);
        fails(Kind.TIMED_OUT, () -> one.await(Deadline.in(Duration.ofNanos(1))));
        one.cancel();
        fails(Kind.CANCELLED, () -> one.await(later()));
    }

    @Test
    void cancellation_runsItsActionsOnce() {
        Cancellation cancellation = Cancellation.create();
        StringBuilder ran = new StringBuilder();
        cancellation.onCancel(() -> ran.append('a'));
        cancellation.onCancel(() -> ran.append('b')).close();
        cancellation.cancel();
        cancellation.cancel();
        cancellation.onCancel(() -> ran.append('c'));
        assertThat(ran).hasToString("ac");
        assertThat(cancellation.isCancelled()).isTrue();
        assertThatThrownBy(() -> Cancellation.none().cancel()).isInstanceOf(IllegalStateException.class);
    }
}
