/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.notices;

import ai.orcarouter.core.net.DialRefusedException;
import ai.orcarouter.examples.http.TargetRefusedException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Why there was no answer to a notice. */
public enum Fault {
    /** The message has no sendable URL, or a header that HTTP does not allow. Nothing was sent. */
    MESSAGE_REFUSED(false),
    /** The guard refused the destination. Nothing was sent. */
    DESTINATION_REFUSED(false),
    /** The name has no address just now. Nothing was sent. */
    UNRESOLVED(true),
    /** Nobody answered at any address. Nothing was sent. */
    UNREACHABLE(true),
    /** The TLS handshake failed, as it does for a certificate that is not trusted. Nothing was sent. */
    TLS_REFUSED(false),
    /** It took too long; the notice may have arrived. */
    TIMED_OUT(true),
    /** The connection ended before the answer; the notice may have arrived. */
    CONNECTION_LOST(true),
    /** What came is no HTTP answer; the notice may have arrived. */
    ANSWER_UNREADABLE(false),
    /** The sending thread was interrupted; the notice may have arrived. */
    INTERRUPTED(false),
    /** The client failed in a way that is not foreseen; the notice may have arrived. */
    UNEXPECTED(false);

    private static final int MAX_DEPTH = 8;

    private final boolean passing;

    Fault(boolean passing) {
        this.passing = passing;
    }

    /** Whether it may be over at the next try. */
    public boolean isPassing() {
        return passing;
    }

    static Fault of(IOException e) {
        if (Thread.currentThread().isInterrupted()) {
            return INTERRUPTED;
        }
        DialRefusedException refused = find(e, DialRefusedException.class, 0);
        if (refused != null) {
            return refused.code().equals("unresolved") ? UNRESOLVED : DESTINATION_REFUSED;
        }
        if (e instanceof TargetRefusedException) {
            return MESSAGE_REFUSED;
        }
        if (e instanceof SSLException) {
            return TLS_REFUSED;
        }
        if (e instanceof InterruptedIOException) {
            return TIMED_OUT;
        }
        if (e instanceof UnknownHostException) {
            return UNRESOLVED;
        }
        if (e instanceof ConnectException
                || e instanceof NoRouteToHostException
                || e instanceof PortUnreachableException) {
            return UNREACHABLE;
        }
        return e instanceof ProtocolException ? ANSWER_UNREADABLE : CONNECTION_LOST;
    }

    /** The code of what refused, for operators; empty when nothing did. */
    static String code(IOException e) {
        DialRefusedException refused = find(e, DialRefusedException.class, 0);
        if (refused != null) {
            return refused.code();
        }
        TargetRefusedException target = find(e, TargetRefusedException.class, 0);
        return target == null ? "" : target.code();
    }

    /** OkHttp wraps what a socket throws, and hangs what other addresses gave on to it. */
    private static <T extends Throwable> @Nullable T find(@Nullable Throwable e, Class<T> type, int depth) {
        if (e == null || depth > MAX_DEPTH) {
            return null;
        }
        if (type.isInstance(e)) {
            return type.cast(e);
        }
        for (Throwable other : e.getSuppressed()) {
            T found = find(other, type, depth + 1);
            if (found != null) {
                return found;
            }
        }
        return find(e.getCause(), type, depth + 1);
    }
}
