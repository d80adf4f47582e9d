/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.transport;

import ai.orcarouter.core.net.DialRefusedException;
import ai.orcarouter.mcp.internal.protocol.UpstreamException;
import ai.orcarouter.mcp.internal.protocol.UpstreamException.Kind;
import java.io.IOException;
import java.io.InterruptedIOException;
import org.jspecify.annotations.Nullable;

/** Says what a failed exchange means, without a word of the exception that may hold an address. */
final class Failures {
    private Failures() {}

    /**
     * The failure that {@code e} stands for.
     *
     * @param sent whether bytes of the request may have gone out
     * @param cancelled whether the caller cancelled
     */
    static UpstreamException of(IOException e, boolean sent, boolean cancelled) {
        UpstreamException failure;
        IOException refused = refusal(e);
        if (cancelled) {
            failure = UpstreamException.unsent(Kind.CANCELLED, "cancelled by the caller");
        } else if (Thread.currentThread().isInterrupted()) {
            failure = UpstreamException.unsent(Kind.CANCELLED, "the calling thread was interrupted");
        } else if (refused != null) {
            failure = UpstreamException.unsent(Kind.REFUSED_DIAL, String.valueOf(refused.getMessage()));
        } else if (e instanceof Bodies.TooLongException) {
            failure = UpstreamException.unsent(Kind.PROTOCOL, "the answer is longer than allowed");
        } else if (e instanceof InterruptedIOException) {
            failure = UpstreamException.unsent(Kind.TIMED_OUT, "no answer within the time allowed");
        } else {
            failure = UpstreamException.unsent(Kind.TRANSPORT, "the connection failed");
        }
        return failure.withSent(sent).because(e);
    }

    private static @Nullable IOException refusal(@Nullable Throwable e) {
        for (int depth = 0; e != null && depth < 8; depth++) {
            if (e instanceof DialRefusedException || e instanceof TargetRefusedException) {
                return (IOException) e;
            }
            e = e.getCause();
        }
        return null;
    }
}
