/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.transport;

import ai.orcarouter.mcp.internal.protocol.Cancellation;
import ai.orcarouter.mcp.internal.protocol.Housekeeping;
import ai.orcarouter.mcp.internal.protocol.Session;
import ai.orcarouter.mcp.internal.protocol.UpstreamException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * The stream of what a server says by itself: that of GET in the older era, the answer to a subscription in the newer
 * one. Asked for again when it ends, after the time that the server wants, and less and less often while it cannot be
 * had; given up when the server has none. Holds a thread only while it is open. Thread-safe.
 */
final class EventStream {
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    /** Asks for the stream. */
    interface Source {
        Response open(@Nullable String lastEventId, CallHandle handle) throws IOException, UpstreamException;
    }

    /** One stream from its start to its stop, however often it is asked for. */
    private static final class Listening {
        private final Session session;
        private final CallHandle handle = new CallHandle();
        private @Nullable String lastId;
        private Duration pause = SHORTEST;
        private Cancellation.Registration next = () -> {};

        private Listening(Session session) {
            this.session = session;
        }
    }

    private final AnswerReader answers;
    private final Housekeeping housekeeping;
    private final Source source;
    private @Nullable Listening current;

    EventStream(AnswerReader answers, Housekeeping housekeeping, Source source) {
        this.answers = answers;
        this.housekeeping = housekeeping;
        this.source = source;
    }

    /** Listens from now on, unless it does already. */
    void start(Session session) {
        Listening old = current();
        if (old != null && old.session.era() != session.era()) {
            stop();
        }
        synchronized (this) {
            if (current == null) {
                Listening listening = new Listening(session);
                current = listening;
                housekeeping.execute(() -> listen(listening));
            }
        }
    }

    private synchronized @Nullable Listening current() {
        return current;
    }

    /** Listens no more. */
    void stop() {
        Listening stopped;
        synchronized (this) {
            stopped = current;
            current = null;
        }
        if (stopped != null) {
            stopped.handle.cancel();
            stopped.next.close();
        }
    }

    private void listen(Listening listening) {
        try (Response response = source.open(listening.lastId, listening.handle)) {
            if (response.isSuccessful() && AnswerReader.isEvents(response)) {
                read(listening, response);
            } else if (hasNone(response, listening.session)) {
                return;
            } else {
                listening.pause = doubled(listening.pause);
            }
        } catch (IOException lost) {
            listening.pause = doubled(listening.pause);
        } catch (UpstreamException refused) {
            if (refused.kind() == UpstreamException.Kind.CLOSED) {
                return;
            }
            // There may be a token, or a way to the server, another time.
            listening.pause = doubled(listening.pause);
        }
        again(listening);
    }

    /** Whether the server says that it has no such stream. */
    private static boolean hasNone(Response response, Session session) {
        int status = response.code();
        // Success without events is an answer that is no stream: of the newer era a refusal, as are these.
        boolean refused = session.isModern() && (status == 400 || status == 404);
        return status == 405 || response.isSuccessful() || refused;
    }

    private void read(Listening listening, Response response) throws IOException {
        SseReader reader = answers.reader(response.body().byteStream());
        boolean ended = false;
        try {
            ended = answers.drain(reader, listening.session);
        } catch (SocketTimeoutException silent) {
            // Nothing came for long: it may have nothing to say, or be gone. Who asks anew finds out.
        } finally {
            String id = reader.lastId();
            listening.lastId = id == null ? listening.lastId : id;
            Duration wanted = reader.retry();
            // A server that ends each subscription at once is asked less and less often.
            listening.pause = ended
                    ? doubled(listening.pause)
                    : wanted == null || wanted.compareTo(SHORTEST) < 0 ? SHORTEST : wanted;
        }
    }

    private synchronized void again(Listening listening) {
        if (current == listening) {
            listening.next = housekeeping.after(listening.pause, () -> housekeeping.execute(() -> listen(listening)));
        }
    }

    private static Duration doubled(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST) > 0 ? LONGEST : twice;
    }
}
