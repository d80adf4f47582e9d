/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.protocol;

import ai.orcarouter.mcp.internal.protocol.UpstreamException.Kind;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Holds what was agreed with a server, and agrees anew when there is nothing, one caller at a time. Thread-safe. */
final class Connector {
    private final Wire wire;
    private final Handshake handshake;
    private final Function<Session, ObjectNode> subscription;
    private final ReentrantLock connecting = new ReentrantLock();
    private final AtomicReference<@Nullable Session> session = new AtomicReference<>();
    private volatile Era era = Era.UNKNOWN;
    private volatile boolean closed;

    Connector(Wire wire, Handshake handshake, Function<Session, ObjectNode> subscription) {
        this.wire = wire;
        this.handshake = handshake;
        this.subscription = subscription;
    }

    /** What is agreed at the moment, or null. */
    @Nullable
    Session current() {
        return session.get();
    }

    /** The era of the last connection. */
    Era era() {
        return era;
    }

    /** Forgets {@code lost}, unless something else was agreed since. */
    void forget(Session lost) {
        session.compareAndSet(lost, null);
    }

    /** Refuses to agree on anything from now on. */
    void close() {
        closed = true;
    }

    /** What is agreed, after connecting if need be. Its failures are of a request that was not sent. */
    Session connect(Deadline deadline, Cancellation cancellation) throws UpstreamException {
        if (cancellation.isCancelled()) {
            throw UpstreamException.unsent(Kind.CANCELLED, "cancelled by the caller");
        }
        Session current = session.get();
        if (current != null && wire.isOpen()) {
            return current;
        }
        lock(deadline);
        try {
            current = session.get();
            return current != null && wire.isOpen() ? current : connectLocked(deadline, cancellation);
        } catch (UpstreamException e) {
            throw e.withSent(false);
        } finally {
            connecting.unlock();
        }
    }

    private void lock(Deadline deadline) throws UpstreamException {
        try {
            if (!connecting.tryLock(deadline.nanosLeft(), TimeUnit.NANOSECONDS)) {
                throw Deadline.timedOut(false);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw UpstreamException.unsent(Kind.CANCELLED, "the calling thread was interrupted");
        }
    }

    private Session connectLocked(Deadline deadline, Cancellation cancellation) throws UpstreamException {
        if (closed) {
            throw UpstreamException.unsent(Kind.CLOSED, "the client was closed");
        }
        session.set(null);
        Session agreed = handshake.shake(era, deadline, cancellation);
        era = agreed.era();
        session.set(agreed);
        listen(agreed);
        return agreed;
    }

    /** Lets the wire listen for what the server says by itself, if anybody wants to hear it. */
    void listen(Session agreed) {
        wire.established(agreed, subscription.apply(agreed));
    }
}
