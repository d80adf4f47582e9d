/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.protocol;

import ai.orcarouter.mcp.internal.protocol.UpstreamException.Kind;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A client of one server over any {@link Wire}: agrees on a version when it is first used and again when the server
 * forgot, lists tools and calls them. Thread-safe.
 */
public final class McpClient implements Upstream {
    private static final Duration DISCOVERY = Duration.ofSeconds(5);

    private final WireLimits limits;
    private final Messages messages;
    private final Inbox inbox;
    private final Wire wire;
    private final Handshake handshake;
    private final AtomicLong ids = new AtomicLong();
    private final ReentrantLock connecting = new ReentrantLock();
    private final AtomicReference<@Nullable Session> session = new AtomicReference<>();
    private volatile Era era = Era.UNKNOWN;
    private volatile boolean well;
    private volatile boolean closed;
    private volatile Map<String, ObjectNode> listed = Map.of();

    private McpClient(
            ClientProfile profile, Housekeeping housekeeping, Duration discovery, BiFunction<Inbox, Json, Wire> wires) {
        limits = profile.limits();
        Json json = new Json(limits);
        inbox = new Inbox(profile.requests(), housekeeping, json);
        messages = new Messages(profile, inbox.offered());
        wire = wires.apply(inbox, json);
        handshake = new Handshake(wire, messages, ids::incrementAndGet, discovery);
    }

    /** A client over the wire that {@code wires} makes. */
    public static McpClient over(
            ClientProfile profile, Housekeeping housekeeping, BiFunction<Inbox, Json, Wire> wires) {
        return new McpClient(profile, housekeeping, DISCOVERY, wires);
    }

    /** The same with another time to wait for an answer to {@code server/discover}. */
    public static McpClient over(
            ClientProfile profile, Housekeeping housekeeping, Duration discovery, BiFunction<Inbox, Json, Wire> wires) {
        return new McpClient(profile, housekeeping, discovery, wires);
    }

    @Override
    public ToolList listTools(Duration timeout) throws UpstreamException {
        Deadline deadline = Deadline.in(timeout);
        try {
            return list(deadline);
        } catch (UpstreamException e) {
            // The server forgot the session: a list may be asked for again.
            if (session.get() != null || e.kind() != Kind.TRANSPORT || !e.sent() || deadline.isOver()) {
                throw e;
            }
            return list(deadline);
        }
    }

    private ToolList list(Deadline deadline) throws UpstreamException {
        ToolPages pages = new ToolPages(limits);
        String cursor = null;
        Session current;
        do {
            current = connect(deadline, Cancellation.none());
            ObjectNode params = cursor == null ? null : Json.object().put("cursor", cursor);
            Answer answer = send(current, "tools/list", params, deadline, null);
            ObjectNode result = Responses.result(answer);
            if (Responses.needsInput(result, current)) {
                throw UpstreamException.sent(Kind.PROTOCOL, "a list of tools that asks for input");
            }
            cursor = pages.add(result, answer.bytes());
        } while (cursor != null);
        String instructions = pages.instructions();
        boolean strict = current.isModern() && wire.carriesHeaders();
        ToolList list = pages.list(instructions == null ? current.instructionsOrNull() : instructions, strict);
        Map<String, ObjectNode> byName = new HashMap<>();
        list.tools().forEach(tool -> byName.put(tool.path("name").textValue(), tool));
        listed = Map.copyOf(byName);
        return list;
    }

    @Override
    public CallResult callTool(String upstreamName, ObjectNode arguments, CallOptions options)
            throws UpstreamException {
        ObjectNode params = Json.object().put("name", upstreamName);
        params.set("arguments", arguments);
        return CallResult.of(request("tools/call", params, options));
    }

    /**
     * Sends any request once and gives the result, after answering what the server asks for in between.
     *
     * @param params not changed
     */
    public ObjectNode request(String method, ObjectNode params, CallOptions options) throws UpstreamException {
        Deadline deadline = Deadline.in(options.timeout());
        ObjectNode current = params;
        for (int round = 0; ; round++) {
            Session agreed = connectFor(deadline, options.cancellation(), round > 0);
            Answer answer;
            try {
                answer = send(agreed, method, current, deadline, options);
            } catch (UpstreamException e) {
                if (e.sent() || e.kind() != Kind.TRANSPORT || wire.isOpen() || round > 0) {
                    throw e;
                }
                // The process had ended before anything of the request reached it.
                agreed = connect(deadline, options.cancellation());
                answer = send(agreed, method, current, deadline, options);
            }
            ObjectNode result = Responses.result(answer);
            if (!Responses.needsInput(result, agreed)) {
                return result;
            }
            if (round == limits.rounds()) {
                throw UpstreamException.sent(Kind.PROTOCOL, "the server keeps asking for input");
            }
            current = withInput(params, result, deadline);
        }
    }

    /** The request once more with what the server asked for; its state goes back as it came, or not at all. */
    private ObjectNode withInput(ObjectNode params, ObjectNode asked, Deadline deadline) throws UpstreamException {
        ObjectNode next = Json.object();
        next.setAll(params);
        JsonNode requests = asked.path("inputRequests");
        if (!requests.isEmpty()) {
            ObjectNode responses = next.putObject("inputResponses");
            for (Map.Entry<String, JsonNode> one : requests.properties()) {
                ObjectNode response = inbox.input(one.getValue(), deadline);
                if (response == null) {
                    throw UpstreamException.sent(Kind.PROTOCOL, "the server asks for input that nobody gives");
                }
                responses.set(one.getKey(), response);
            }
        }
        if (asked.path("requestState").isTextual()) {
            next.set("requestState", asked.path("requestState"));
        } else if (requests.isEmpty()) {
            throw UpstreamException.sent(Kind.PROTOCOL, "the server asks for input and does not say which");
        }
        return next;
    }

    private Answer send(
            Session current,
            String method,
            @Nullable ObjectNode params,
            Deadline deadline,
            @Nullable CallOptions options)
            throws UpstreamException {
        long id = ids.incrementAndGet();
        Progress.Listener progress = options == null ? null : options.progressOrNull();
        ObjectNode message = messages.request(id, method, params, current, progress == null ? null : id);
        Outgoing outgoing = new Outgoing(
                id,
                method,
                message,
                current,
                name(method, params),
                paramHeaders(current, method, params, options),
                deadline,
                options == null ? Cancellation.none() : options.cancellation());
        Cancellation.Registration awaited = progress == null ? () -> {} : inbox.awaitProgress(id, progress);
        try {
            Answer answer = wire.exchange(outgoing);
            well = true;
            if (answer.isError() && answer.code() == Handshake.VERSION_UNSUPPORTED) {
                session.compareAndSet(current, null);
            }
            return answer;
        } catch (UpstreamException e) {
            well = well && e.kind() != Kind.TRANSPORT && e.kind() != Kind.PROTOCOL;
            if (e.endsSession()) {
                session.compareAndSet(current, null);
            }
            throw e;
        } finally {
            awaited.close();
        }
    }

    private static @Nullable String name(String method, @Nullable ObjectNode params) {
        if (params == null) {
            return null;
        }
        return switch (method) {
            case "tools/call", "prompts/get" -> params.path("name").textValue();
            case "resources/read" -> params.path("uri").textValue();
            default -> null;
        };
    }

    private Map<String, String> paramHeaders(
            Session current, String method, @Nullable ObjectNode params, @Nullable CallOptions options)
            throws UpstreamException {
        if (params == null
                || options == null
                || !current.isModern()
                || !wire.carriesHeaders()
                || !method.equals("tools/call")) {
            return Map.of();
        }
        ObjectNode verified = options.definitionOrNull();
        ObjectNode tool = verified == null ? listed.get(params.path("name").asText()) : verified;
        if (tool == null || !(params.path("arguments") instanceof ObjectNode arguments)) {
            return Map.of();
        }
        try {
            return ParamHeaders.of(tool).fields(arguments);
        } catch (ParamHeaders.InvalidException e) {
            throw UpstreamException.unsent(Kind.PROTOCOL, "a tool whose definition forbids its use");
        }
    }

    private Session connectFor(Deadline deadline, Cancellation cancellation, boolean sent) throws UpstreamException {
        try {
            return connect(deadline, cancellation);
        } catch (UpstreamException e) {
            throw e.withSent(sent);
        }
    }

    private Session connect(Deadline deadline, Cancellation cancellation) throws UpstreamException {
        if (cancellation.isCancelled()) {
            throw UpstreamException.unsent(Kind.CANCELLED, "cancelled by the caller");
        }
        Session current = session.get();
        if (current != null && wire.isOpen()) {
            return current;
        }
        try {
            if (!connecting.tryLock(deadline.nanosLeft(), TimeUnit.NANOSECONDS)) {
                throw Deadline.timedOut(false);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw UpstreamException.unsent(Kind.CANCELLED, "the calling thread was interrupted");
        }
        try {
            current = session.get();
            if (current != null && wire.isOpen()) {
                return current;
            }
            return connectLocked(deadline, cancellation);
        } finally {
            connecting.unlock();
        }
    }

    private Session connectLocked(Deadline deadline, Cancellation cancellation) throws UpstreamException {
        if (closed) {
            throw UpstreamException.unsent(Kind.CLOSED, "the client was closed");
        }
        session.set(null);
        Session agreed;
        try {
            agreed = handshake.shake(era, deadline, cancellation);
        } catch (UpstreamException e) {
            well = false;
            throw e;
        }
        era = agreed.era();
        session.set(agreed);
        well = true;
        wire.established(agreed);
        return agreed;
    }

    @Override
    public Peer peer() {
        Session current = session.get();
        if (current == null) {
            return new Peer(era, "", null, null, null, wire.noise(), false);
        }
        return new Peer(
                current.era(),
                current.version(),
                current.serverInfoOrNull(),
                current.capabilitiesOrNull(),
                current.instructionsOrNull(),
                wire.noise(),
                well && wire.isOpen());
    }

    @Override
    public void onToolsChanged(Runnable listener) {
        inbox.onToolsChanged(listener);
        Session current = session.get();
        if (current != null) {
            wire.established(current);
        }
    }

    /** How many calls wait for progress; for tests that nothing stays behind. */
    int awaitedProgress() {
        return inbox.awaited();
    }

    @Override
    public void close() {
        closed = true;
        wire.close();
    }
}
