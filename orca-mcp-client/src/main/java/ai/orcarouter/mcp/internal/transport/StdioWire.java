/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.transport;

import ai.orcarouter.mcp.internal.protocol.Answer;
import ai.orcarouter.mcp.internal.protocol.ClientProfile;
import ai.orcarouter.mcp.internal.protocol.Deadline;
import ai.orcarouter.mcp.internal.protocol.Housekeeping;
import ai.orcarouter.mcp.internal.protocol.Inbox;
import ai.orcarouter.mcp.internal.protocol.Json;
import ai.orcarouter.mcp.internal.protocol.Outgoing;
import ai.orcarouter.mcp.internal.protocol.Session;
import ai.orcarouter.mcp.internal.protocol.UpstreamException;
import ai.orcarouter.mcp.internal.protocol.UpstreamException.Kind;
import ai.orcarouter.mcp.internal.protocol.Wire;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Standard input and output of a process that is started when it is needed and again, with pauses, when it ended. */
final class StdioWire implements Wire {
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private final StdioCommand command;
    private final ClientProfile profile;
    private final Inbox inbox;
    private final Json json;
    private final Housekeeping housekeeping;
    private final Backoff backoff;
    private final AtomicLong noise = new AtomicLong();
    private final Object starting = new Object();
    /** Every run of which something may be left, the current one among them. */
    private final Set<Child> left = ConcurrentHashMap.newKeySet();

    private volatile @Nullable Child child;
    private volatile boolean closed;

    StdioWire(StdioCommand command, ClientProfile profile, Inbox inbox, Json json, Housekeeping housekeeping) {
        this.command = command;
        this.profile = profile;
        this.inbox = inbox;
        this.json = json;
        this.housekeeping = housekeeping;
        backoff = new Backoff(housekeeping::nanoTime);
    }

    @Override
    public void open() throws UpstreamException {
        Child before = child;
        try {
            startAgain();
        } catch (UpstreamException e) {
            if (before == null || e.kind() != Kind.TRANSPORT) {
                throw e;
            }
            throw e.saying(before.end(Deadline.in(LAST_WORDS)));
        }
    }

    private void startAgain() throws UpstreamException {
        synchronized (starting) {
            if (closed) {
                throw UpstreamException.unsent(Kind.CLOSED, "the client was closed");
            }
            if (!isOpen()) {
                backoff.start();
                child = start();
            }
        }
    }

    private Child start() throws UpstreamException {
        ProcessTree tree;
        try {
            tree = ProcessTree.start(command);
        } catch (IOException e) {
            backoff.ended();
            throw UpstreamException.unsent(Kind.TRANSPORT, "the process could not be started")
                    .because(e);
        }
        Child started = new Child(
                tree,
                command.environment().values(),
                json,
                inbox,
                housekeeping,
                profile.limits(),
                noise,
                this::ended,
                left::remove);
        left.add(started);
        started.start();
        return started;
    }

    private void ended() {
        synchronized (starting) {
            backoff.ended();
        }
    }

    @Override
    public boolean isOpen() {
        Child current = child;
        return !closed && current != null && current.isAlive();
    }

    /** How many requests wait; for tests that nothing stays behind. */
    int waiting() {
        Child current = child;
        return current == null ? 0 : current.waiting();
    }

    private Child current() throws UpstreamException {
        Child current = child;
        if (closed) {
            throw UpstreamException.unsent(Kind.CLOSED, "the client was closed");
        }
        if (current == null) {
            throw UpstreamException.unsent(Kind.TRANSPORT, "the process was not started");
        }
        return current;
    }

    @Override
    public Answer exchange(Outgoing request) throws UpstreamException {
        return current().exchange(request);
    }

    @Override
    public void tell(ObjectNode notification, Session session, Deadline deadline) throws UpstreamException {
        current().tell(notification, deadline);
    }

    @Override
    public void established(Session session, ObjectNode subscription) {
        // What an older server says comes without being asked for, on the one stream that is read anyway.
        Child current = child;
        if (session.isModern() && current != null && inbox.isAwaited(session)) {
            current.subscribe(subscription);
        }
    }

    @Override
    public long noise() {
        return noise.get();
    }

    @Override
    public boolean carriesHeaders() {
        return false;
    }

    @Override
    public void close() {
        synchronized (starting) {
            closed = true;
        }
        left.forEach(Child::close);
    }
}
