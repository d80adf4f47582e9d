/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.transport;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.orcarouter.mcp.internal.protocol.Answer;
import ai.orcarouter.mcp.internal.protocol.Deadline;
import ai.orcarouter.mcp.internal.protocol.Inbox;
import ai.orcarouter.mcp.internal.protocol.Json;
import ai.orcarouter.mcp.internal.protocol.MalformedException;
import ai.orcarouter.mcp.internal.protocol.Messages;
import ai.orcarouter.mcp.internal.protocol.Outgoing;
import ai.orcarouter.mcp.internal.protocol.Session;
import ai.orcarouter.mcp.internal.protocol.UpstreamException;
import ai.orcarouter.mcp.internal.protocol.UpstreamException.Kind;
import ai.orcarouter.mcp.internal.protocol.WireLimits;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import okhttp3.MediaType;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Finds the answer to a request in an HTTP response, and passes on what else is in it. Thread-safe. */
final class AnswerReader {
    private static final Duration DEFAULT_RETRY = Duration.ofSeconds(1);
    private static final int RESUMPTIONS = 20;
    private static final int REFUSAL_BYTES = 64 << 10;

    /** Asks for the rest of a stream. */
    interface Resume {
        Response after(Outgoing request, String lastEventId, CallHandle handle) throws IOException, UpstreamException;
    }

    private final Json json;
    private final Inbox inbox;
    private final WireLimits limits;
    private final Resume resume;
    private final BiConsumer<ObjectNode, Session> reply;
    private final AtomicLong noise = new AtomicLong();

    AnswerReader(Json json, Inbox inbox, WireLimits limits, Resume resume, BiConsumer<ObjectNode, Session> reply) {
        this.json = json;
        this.inbox = inbox;
        this.limits = limits;
        this.resume = resume;
        this.reply = reply;
    }

    /** How many messages could not be used. */
    long noise() {
        return noise.get();
    }

    /** The answer to {@code request}, which {@code response} belongs to; the caller closes it. */
    Answer read(Response response, Outgoing request, CallHandle handle) throws IOException, UpstreamException {
        if (!response.isSuccessful()) {
            return refusal(response, request, handle);
        }
        if (isEvents(response)) {
            return events(response, request, handle);
        }
        if (!isJson(response)) {
            throw UpstreamException.sent(Kind.PROTOCOL, "the answer is neither JSON nor a stream of events");
        }
        byte[] body = Bodies.read(response.body(), limits.messageBytes(), handle::drop);
        try {
            JsonNode message = json.read(body);
            Answer answer = take(message, body.length, request);
            if (answer != null) {
                return answer;
            }
        } catch (MalformedException e) {
            throw e.asFailure();
        }
        throw UpstreamException.sent(Kind.PROTOCOL, "the server answered another request");
    }

    /** An error with a status may still be an answer; else it is a failure. */
    private Answer refusal(Response response, Outgoing request, CallHandle handle)
            throws IOException, UpstreamException {
        int status = response.code();
        if (status >= 400 && status != 401 && status != 403 && isJson(response)) {
            byte[] body = Bodies.read(response.body(), REFUSAL_BYTES, handle::drop);
            try {
                JsonNode message = json.read(body);
                if (message instanceof ObjectNode object && isAnswer(message, request) && message.has("error")) {
                    return new Answer(object, body.length);
                }
            } catch (MalformedException notAnAnswer) {
                throw UpstreamException.status(status).because(notAnAnswer);
            }
        }
        throw UpstreamException.status(status);
    }

    private Answer events(Response first, Outgoing request, CallHandle handle) throws IOException, UpstreamException {
        Response response = first;
        String lastId = null;
        Duration retry = DEFAULT_RETRY;
        for (int round = 0; ; round++) {
            SseReader reader = new SseReader(response.body().byteStream(), limits.messageBytes(), limits.streamBytes());
            UpstreamException failure = UpstreamException.sent(Kind.TRANSPORT, "the stream ended before the answer");
            try {
                Answer answer = scan(reader, request);
                if (answer != null) {
                    return answer;
                }
            } catch (Bodies.TooLongException e) {
                handle.drop();
                throw e;
            } catch (IOException e) {
                if (handle.isCancelled() || request.deadline().isOver()) {
                    throw e;
                }
                failure = failure.because(e);
            } catch (MalformedException e) {
                throw e.asFailure();
            } finally {
                response.close();
            }
            String id = reader.lastId();
            lastId = id == null ? lastId : id;
            Duration wanted = reader.retry();
            retry = wanted == null ? retry : wanted;
            if (request.session().isModern() || lastId == null || round == RESUMPTIONS) {
                throw failure;
            }
            handle.pause(retry, request.deadline());
            response = resume.after(request, lastId, handle);
            if (!response.isSuccessful() || !isEvents(response)) {
                int status = response.code();
                response.close();
                throw status == 200 ? failure : UpstreamException.status(status);
            }
        }
    }

    /** Reads events up to the answer; null when the stream ends before it. */
    private @Nullable Answer scan(SseReader reader, Outgoing request) throws IOException, MalformedException {
        MalformedException fault = null;
        for (SseReader.Event event = reader.next(); event != null; event = reader.next()) {
            if (!event.isMessage()) {
                continue;
            }
            try {
                Answer answer = take(json.read(event.text()), event.bytes(), request);
                if (answer != null) {
                    return answer;
                }
            } catch (MalformedException e) {
                noise.incrementAndGet();
                fault = e;
            }
        }
        if (fault != null) {
            throw fault;
        }
        return null;
    }

    /** The answer if {@code message} is it; everything else is passed on. Several messages may come as an array. */
    private @Nullable Answer take(JsonNode message, int bytes, Outgoing request) {
        if (message instanceof ObjectNode object && isAnswer(message, request)) {
            return new Answer(object, bytes);
        }
        if (message.isArray()) {
            Answer found = null;
            for (JsonNode one : message) {
                if (one instanceof ObjectNode object && isAnswer(one, request)) {
                    found = new Answer(object, bytes);
                } else {
                    pass(one, request.session(), request.deadline());
                }
            }
            return found;
        }
        pass(message, request.session(), request.deadline());
        return null;
    }

    private static boolean isAnswer(JsonNode message, Outgoing request) {
        return Messages.answers(message, request.id())
                || (Messages.isResponse(message)
                        && message.has("error")
                        && message.path("id").isNull());
    }

    /** Takes a message that no request waits for; a request of the server is answered here and now. */
    void pass(JsonNode message, Session session, Deadline deadline) {
        if (!message.path("method").isTextual()) {
            noise.incrementAndGet();
        } else if (!message.has("id")) {
            inbox.notice(message);
        } else if (session.isModern()) {
            noise.incrementAndGet();
        } else {
            reply.accept(inbox.answer(message, deadline), session);
        }
    }

    /**
     * Passes on everything in a stream that no request waits for. Requests of the server are answered on other threads,
     * so that one which takes long holds nothing up.
     *
     * @return whether the server ended a subscription, which it does by answering it
     */
    boolean drain(SseReader reader, Session session) throws IOException {
        boolean ended = false;
        for (SseReader.Event event = reader.next(); event != null; event = reader.next()) {
            if (!event.isMessage()) {
                continue;
            }
            try {
                JsonNode message = json.read(event.text());
                if (!session.isModern() && message.path("method").isTextual() && message.has("id")) {
                    inbox.answerLater(message, answer -> reply.accept(answer, session));
                } else if (session.isModern() && Messages.isResponse(message)) {
                    ended = true;
                } else {
                    pass(message, session, Deadline.in(Duration.ZERO));
                }
            } catch (MalformedException e) {
                noise.incrementAndGet();
            }
        }
        return ended;
    }

    SseReader reader(InputStream in) {
        return new SseReader(in, limits.messageBytes(), Long.MAX_VALUE);
    }

    static boolean isEvents(Response response) {
        return isType(response, "text", "event-stream");
    }

    private static boolean isJson(Response response) {
        return isType(response, "application", "json");
    }

    private static boolean isType(Response response, String type, String subtype) {
        MediaType media = response.body().contentType();
        return media != null
                && media.type().equals(type)
                && media.subtype().equals(subtype)
                && UTF_8.equals(media.charset(UTF_8));
    }
}
