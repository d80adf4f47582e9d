/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.protocol;

import ai.orcarouter.mcp.internal.protocol.UpstreamException.Kind;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which form of the protocol a server speaks, and agrees on a version (mcp.md 3.1). First it asks
 * {@code server/discover}; whatever is no answer of a modern server to that leads to {@code initialize}.
 */
final class Handshake {
    private static final int HEADER_MISMATCH = -32020;
    private static final int CAPABILITY_MISSING = -32021;
    static final int VERSION_UNSUPPORTED = -32022;
    static final int METHOD_NOT_FOUND = -32601;
    private static final int INVALID_PARAMS = -32602;

    private final Wire wire;
    private final Messages messages;
    private final LongSupplier ids;
    private final Duration discovery;

    Handshake(Wire wire, Messages messages, LongSupplier ids, Duration discovery) {
        this.wire = wire;
        this.messages = messages;
        this.ids = ids;
        this.discovery = discovery;
    }

    /** Whether a server may answer so to a request in a form of the protocol that it does not speak. */
    static boolean isRefusal(int code) {
        return switch (code) {
            case HEADER_MISMATCH, CAPABILITY_MISSING, VERSION_UNSUPPORTED, METHOD_NOT_FOUND, INVALID_PARAMS -> true;
            default -> false;
        };
    }

    /** Whether that answer says that the request was not so much as looked at, for the form that it was in. */
    static boolean isRefusalOfForm(int code) {
        return code == HEADER_MISMATCH || code == CAPABILITY_MISSING || code == VERSION_UNSUPPORTED;
    }

    /** Whether a server of the other era answers so to a request of the newer one, which has no session. */
    static boolean isRefusalOfForm(UpstreamException e) {
        int status = e.httpStatus().orElse(0);
        return status == 400 || status == 404 || status == 405;
    }

    /** Agrees with a server of which {@code known} is remembered. */
    Session shake(Era known, Deadline deadline, Cancellation cancellation) throws UpstreamException {
        wire.open();
        if (known == Era.LEGACY) {
            try {
                return initialize(deadline, cancellation);
            } catch (UpstreamException e) {
                boolean another =
                        e.kind() == Kind.RPC_ERROR || e.kind() == Kind.PROTOCOL || e.kind() == Kind.ERA_UNSUPPORTED;
                if (!another) {
                    throw e;
                }
                wire.open();
            }
        }
        Optional<Session> modern = discover(Versions.MODERN.get(0), true, deadline, cancellation);
        if (modern.isPresent()) {
            return modern.get();
        }
        wire.open();
        return initialize(deadline, cancellation);
    }

    private Optional<Session> discover(String version, boolean first, Deadline deadline, Cancellation cancellation)
            throws UpstreamException {
        Session assumed = Session.assumed(Era.MODERN, version);
        Deadline half = deadline.within(Duration.ofNanos(deadline.nanosLeft() / 2));
        Answer answer;
        try {
            answer = exchange("server/discover", null, assumed, half.within(discovery), cancellation);
        } catch (UpstreamException e) {
            return switch (e.kind()) {
                case TIMED_OUT, TRANSPORT, PROTOCOL -> {
                    if (!e.sent() || deadline.isOver()) {
                        throw e;
                    }
                    yield Optional.empty();
                }
                case REFUSED_DIAL, CANCELLED, RPC_ERROR, UNAUTHORIZED, ERA_UNSUPPORTED, CLOSED -> throw e;
            };
        }
        if (!answer.isError()) {
            // A server of the other era may answer an unknown method with an empty result.
            JsonNode result = answer.message().path("result");
            return Versions.common(Versions.MODERN, result.path("supportedVersions"))
                    .map(agreed -> session(Era.MODERN, agreed, result));
        }
        return switch (answer.code()) {
            case VERSION_UNSUPPORTED -> {
                JsonNode theirs = answer.message().path("error").path("data").path("supported");
                Optional<String> other = Versions.common(Versions.MODERN, theirs);
                if (first && other.isPresent()) {
                    yield discover(other.get(), false, deadline, cancellation);
                }
                if (Versions.common(Versions.LEGACY, theirs).isEmpty()) {
                    throw unsupported();
                }
                yield Optional.empty();
            }
            case HEADER_MISMATCH, CAPABILITY_MISSING -> throw Responses.error(answer);
            default -> Optional.empty();
        };
    }

    private Session initialize(Deadline deadline, Cancellation cancellation) throws UpstreamException {
        String wanted = Versions.LEGACY.get(0);
        Session assumed = Session.assumed(Era.LEGACY, wanted);
        Answer answer = exchange("initialize", messages.initialize(wanted), assumed, deadline, cancellation);
        if (answer.isError()) {
            if (answer.code() != VERSION_UNSUPPORTED) {
                throw Responses.error(answer);
            }
            // A modern server that was too slow to say so.
            JsonNode theirs = answer.message().path("error").path("data").path("supported");
            String version = Versions.common(Versions.MODERN, theirs).orElseThrow(Handshake::unsupported);
            return discover(version, false, deadline, cancellation).orElseThrow(Handshake::unsupported);
        }
        JsonNode result = answer.message().path("result");
        String chosen = result.path("protocolVersion").asText();
        if (!Versions.LEGACY.contains(chosen)) {
            throw unsupported();
        }
        Session session = session(Era.LEGACY, chosen, result);
        wire.tell(Messages.notification("notifications/initialized"), session, deadline);
        return session;
    }

    private Answer exchange(
            String method, @Nullable ObjectNode params, Session session, Deadline deadline, Cancellation cancellation)
            throws UpstreamException {
        long id = ids.getAsLong();
        ObjectNode message = messages.request(id, method, params, session, null);
        return wire.exchange(
                new Outgoing(id, method, message, session, null, Map.of(), deadline, cancellation, Map.of()));
    }

    private static Session session(Era era, String version, JsonNode result) {
        JsonNode own = result.path("serverInfo");
        JsonNode info = own.isObject() ? own : result.path("_meta").path(Messages.META_SERVER_INFO);
        return new Session(
                era,
                version,
                info instanceof ObjectNode object ? object : null,
                result.path("capabilities") instanceof ObjectNode object ? object : null,
                result.path("instructions").textValue());
    }

    private static UpstreamException unsupported() {
        return UpstreamException.unsent(Kind.ERA_UNSUPPORTED, "no version of the protocol is common to both sides");
    }
}
