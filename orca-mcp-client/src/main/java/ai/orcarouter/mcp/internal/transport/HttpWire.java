/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.transport;

import ai.orcarouter.mcp.internal.protocol.Answer;
import ai.orcarouter.mcp.internal.protocol.Cancellation;
import ai.orcarouter.mcp.internal.protocol.Deadline;
import ai.orcarouter.mcp.internal.protocol.Housekeeping;
import ai.orcarouter.mcp.internal.protocol.Inbox;
import ai.orcarouter.mcp.internal.protocol.Json;
import ai.orcarouter.mcp.internal.protocol.Messages;
import ai.orcarouter.mcp.internal.protocol.Outgoing;
import ai.orcarouter.mcp.internal.protocol.Session;
import ai.orcarouter.mcp.internal.protocol.UpstreamException;
import ai.orcarouter.mcp.internal.protocol.UpstreamException.Kind;
import ai.orcarouter.mcp.internal.protocol.Wire;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Streamable HTTP. A request is one exchange on the thread of its caller; only what a server says by itself has a
 * thread of its own, and only while somebody wants to hear it. Thread-safe.
 */
final class HttpWire implements Wire {
    private static final Duration CANCEL_TIME = Duration.ofSeconds(5);
    private static final Duration GOODBYE_TIME = Duration.ofSeconds(2);

    /** How long a stream may be silent before it is asked for anew: its other end may be gone (egress.md 3.7). */
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(2);

    private final GuardedClient client;
    private final SignedCalls calls;
    private final HttpMessages messages;
    private final AnswerReader answers;
    private final Inbox inbox;
    private final Housekeeping housekeeping;
    private final EventStream stream;
    private final Silence silence;
    private final Interrupts interrupts;
    private final AtomicReference<@Nullable String> sessionId = new AtomicReference<>();
    private volatile @Nullable Session session;
    private volatile @Nullable ObjectNode subscription;
    private volatile boolean closed;

    HttpWire(HttpEndpoint endpoint, Inbox inbox, Json json, Housekeeping housekeeping) {
        this(endpoint, inbox, json, housekeeping, LONGEST_SILENCE);
    }

    /** The same with another bound on the silence of a stream. */
    HttpWire(HttpEndpoint endpoint, Inbox inbox, Json json, Housekeeping housekeeping, Duration longestSilence) {
        this.client = endpoint.client();
        this.inbox = inbox;
        this.housekeeping = housekeeping;
        calls = new SignedCalls(client, endpoint.headers(), json.hidden());
        messages = new HttpMessages(client.target().url(), json);
        answers = new AnswerReader(json, inbox, endpoint.profile().limits(), this::resume, this::reply);
        silence = new Silence(longestSilence);
        interrupts = new Interrupts(housekeeping);
        stream = new EventStream(answers, housekeeping, this::listen);
    }

    @Override
    public void open() throws UpstreamException {
        if (closed) {
            throw UpstreamException.unsent(Kind.CLOSED, "the client was closed");
        }
    }

    @Override
    public boolean isOpen() {
        return !closed;
    }

    @Override
    public boolean carriesHeaders() {
        return true;
    }

    @Override
    public long noise() {
        return answers.noise();
    }

    @Override
    public Answer exchange(Outgoing request) throws UpstreamException {
        SentMark mark = new SentMark();
        CallHandle handle = new CallHandle();
        boolean starts = request.method().equals("initialize");
        if (starts) {
            forgetSession(sessionId.get());
        }
        String id = sessionId.get();
        Request http = VettedAddresses.tag(messages.request(request, id, mark), client.target(), request.vetted());
        Cancellation.Registration cancelling = request.cancellation().onCancel(handle::cancel);
        Cancellation.Registration interrupting = interrupts.watch(handle);
        try (Response response = calls.send(http, handle, request.deadline())) {
            if (response.code() == 404 && id != null) {
                forgetSession(id);
                throw UpstreamException.sessionLost(404);
            }
            Answer answer = answers.read(response, request, handle);
            if (starts && !answer.isError()) {
                keepSession(response.header("Mcp-Session-Id"));
            }
            return answer;
        } catch (IOException e) {
            throw failed(Failures.of(e, mark.isSent(), handle.isCancelled()), request);
        } catch (UpstreamException e) {
            throw failed(e, request);
        } finally {
            interrupting.close();
            cancelling.close();
        }
    }

    private UpstreamException failed(UpstreamException failure, Outgoing request) {
        if (closed) {
            return UpstreamException.unsent(Kind.CLOSED, "the client was closed")
                    .withSent(failure.sent())
                    .because(failure);
        }
        boolean abandoned = failure.kind() == Kind.TIMED_OUT || failure.kind() == Kind.CANCELLED;
        if (abandoned
                && failure.sent()
                && request.isCancellable()
                && !request.session().isModern()) {
            housekeeping.execute(() -> reply(Messages.cancelled(request.id()), request.session()));
        }
        return failure;
    }

    private void keepSession(@Nullable String id) throws UpstreamException {
        if (id != null && !HttpMessages.isSessionId(id)) {
            throw UpstreamException.sent(Kind.PROTOCOL, "a session id that is not visible ASCII");
        }
        sessionId.set(id);
    }

    private void forgetSession(@Nullable String id) {
        if (id != null && sessionId.compareAndSet(id, null)) {
            stream.stop();
        }
    }

    /** Asks for the rest of a stream that ended before the answer came. */
    private Response resume(Outgoing request, String lastEventId, CallHandle handle)
            throws IOException, UpstreamException {
        Request http = messages.listen(request.session(), sessionId.get(), lastEventId, new SentMark());
        return calls.send(http, handle, request.deadline());
    }

    private Response listen(@Nullable String lastEventId, CallHandle handle) throws IOException, UpstreamException {
        Session current = session;
        if (current == null || closed) {
            throw UpstreamException.unsent(Kind.CLOSED, "the client was closed");
        }
        ObjectNode request = subscription;
        Request http = current.isModern() && request != null
                ? messages.message(request, current, null, new SentMark())
                : messages.listen(current, sessionId.get(), lastEventId, new SentMark());
        Request watched = http.newBuilder().tag(Silence.class, silence).build();
        return calls.send(watched, handle, Deadline.in(Duration.ofDays(365)));
    }

    /** Sends a message that nobody waits for; a failure shows in what follows. */
    private void reply(ObjectNode message, Session to) {
        try {
            tell(message, to, Deadline.in(CANCEL_TIME));
        } catch (UpstreamException unheard) {
            // The server ends its side by its own deadline.
        }
    }

    @Override
    public void tell(ObjectNode notification, Session to, Deadline deadline) throws UpstreamException {
        SentMark mark = new SentMark();
        Request http = messages.message(notification, to, sessionId.get(), mark);
        try (Response response = calls.send(http, new CallHandle(), deadline)) {
            if (!response.isSuccessful()) {
                throw UpstreamException.status(response.code());
            }
        } catch (IOException e) {
            throw Failures.of(e, mark.isSent(), false);
        }
    }

    @Override
    public void established(Session agreed, ObjectNode request) {
        session = agreed;
        subscription = request;
        if (!closed && inbox.isAwaited(agreed)) {
            stream.start(agreed);
        }
    }

    @Override
    public void close() {
        closed = true;
        stream.stop();
        client.cancelAll();
        Session current = session;
        String id = sessionId.getAndSet(null);
        if (current != null && id != null) {
            Request goodbye = messages.end(current, id, new SentMark());
            try {
                calls.send(goodbye, new CallHandle(), Deadline.in(GOODBYE_TIME)).close();
            } catch (IOException | UpstreamException unheard) {
                // The server forgets the session by itself.
            }
        }
        client.close();
    }
}
