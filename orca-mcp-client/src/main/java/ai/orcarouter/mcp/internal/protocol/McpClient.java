/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.protocol;

import ai.orcarouter.mcp.internal.protocol.UpstreamException.Kind;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
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
    private final Connector connector;
    private final AtomicLong ids = new AtomicLong();
    private volatile boolean well;
    private volatile @Nullable Listed listed;

    private McpClient(
            ClientProfile profile, Housekeeping housekeeping, Duration discovery, BiFunction<Inbox, Json, Wire> wires) {
        limits = profile.limits();
        Json json = new Json(limits);
        inbox = new Inbox(profile.requests(), housekeeping, json);
        messages = new Messages(profile, inbox.offered());
        wire = wires.apply(inbox, json);
        connector = new Connector(
                wire,
                new Handshake(wire, messages, ids::incrementAndGet, discovery),
                agreed -> messages.subscription(ids.incrementAndGet(), agreed));
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
            if (deadline.isOver() || !(hasForgotten(e) || doubtsEra(e))) {
                throw e;
            }
            return list(deadline);
        }
    }

    /** Whether the server forgot the session. */
    private boolean hasForgotten(UpstreamException e) {
        return connector.current() == null && e.kind() == Kind.TRANSPORT && e.sent();
    }

    /**
     * Whether the server refused a request that every server knows, which one that speaks the other form of the
     * protocol by now does. What was agreed is forgotten then. A process speaks the same form as long as it lives.
     */
    private boolean doubtsEra(UpstreamException e) {
        Session current = connector.current();
        if (!wire.carriesHeaders() || !Handshake.isRefusal(e.code().orElse(0))) {
            return false;
        }
        if (current != null) {
            connector.forget(current);
        }
        return true;
    }

    private ToolList list(Deadline deadline) throws UpstreamException {
        ListPages pages = new ListPages(limits, ListKind.TOOLS);
        Session first = connect(deadline, Cancellation.none(), false);
        Session current = collect(pages, ListKind.TOOLS, deadline);
        String instructions = pages.instructions();
        boolean strict = current.isModern() && wire.carriesHeaders();
        ToolList list = pages.list(instructions == null ? current.instructionsOrNull() : instructions, strict);
        Map<String, ObjectNode> byName = new HashMap<>();
        list.tools().forEach(tool -> byName.put(tool.path("name").textValue(), tool));
        listed = isSame(first, current) ? new Listed(current, Map.copyOf(byName)) : null;
        return list;
    }

    /** Asks for all pages; the session of the last one. */
    private Session collect(ListPages pages, ListKind kind, Deadline deadline) throws UpstreamException {
        String cursor = null;
        Session current;
        do {
            current = connect(deadline, Cancellation.none(), false);
            ObjectNode params = cursor == null ? null : Json.object().put("cursor", cursor);
            Answer answer = send(current, kind.method(), params, deadline, null);
            ObjectNode result = Responses.result(answer);
            if (Responses.needsInput(result, current)) {
                throw UpstreamException.sent(Kind.PROTOCOL, "a list of " + kind.plural() + " that asks for input");
            }
            cursor = pages.add(result, answer.bytes());
        } while (cursor != null);
        return current;
    }

    @Override
    public SurfaceList listSurface(Duration timeout) throws UpstreamException {
        Deadline deadline = Deadline.in(timeout);
        Session current = connect(deadline, Cancellation.none(), false);
        return new SurfaceList(
                current.declares("prompts") ? items(ListKind.PROMPTS, deadline) : List.of(),
                current.declares("resources") ? items(ListKind.RESOURCES, deadline) : List.of(),
                current.declares("resources") ? items(ListKind.TEMPLATES, deadline) : List.of());
    }

    private List<ObjectNode> items(ListKind kind, Deadline deadline) throws UpstreamException {
        ListPages pages = new ListPages(limits, kind);
        try {
            collect(pages, kind, deadline);
        } catch (UpstreamException e) {
            // Templates have no capability of their own: a server without any may not know the request.
            if (kind != ListKind.TEMPLATES || e.code().orElse(0) != Handshake.METHOD_NOT_FOUND) {
                throw e;
            }
        }
        return pages.items();
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
            Session agreed = connectForCall(deadline, options, round > 0);
            Answer answer;
            try {
                answer = send(agreed, method, current, deadline, options);
            } catch (UpstreamException e) {
                if (e.sent() || e.kind() != Kind.TRANSPORT || wire.isOpen() || round > 0) {
                    boolean refused = round == 0 && agreed.isModern() && Handshake.isRefusalOfForm(e);
                    throw refused ? e.refusingEra() : e;
                }
                // The process had ended before anything of the request reached it.
                agreed = connectForCall(deadline, options, false);
                answer = send(agreed, method, current, deadline, options);
            }
            if (round == 0 && wire.carriesHeaders() && answer.isError() && Handshake.isRefusalOfForm(answer.code())) {
                connector.forget(agreed);
                throw Responses.error(answer).refusingEra();
            }
            ObjectNode result = Responses.result(answer);
            if (!Responses.needsInput(result, agreed)) {
                return result;
            }
            if (round == limits.rounds()) {
                throw UpstreamException.sent(Kind.PROTOCOL, "the server keeps asking for input");
            }
            current = InputRound.next(params, result, inbox, deadline);
        }
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
                options == null ? Cancellation.none() : options.cancellation(),
                options == null ? Map.of() : options.vetted());
        Cancellation.Registration awaited = progress == null ? () -> {} : inbox.awaitProgress(id, progress);
        try {
            Answer answer = wire.exchange(outgoing);
            well = true;
            if (answer.isError() && answer.code() == Handshake.VERSION_UNSUPPORTED) {
                connector.forget(current);
            }
            return answer;
        } catch (UpstreamException e) {
            well = well && e.kind() != Kind.TRANSPORT && e.kind() != Kind.PROTOCOL;
            if (e.endsSession()) {
                connector.forget(current);
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
        Listed last = listed;
        ObjectNode tool = verified != null || last == null
                ? verified
                : last.byName().get(params.path("name").asText());
        if (tool == null || !(params.path("arguments") instanceof ObjectNode arguments)) {
            return Map.of();
        }
        try {
            return ParamHeaders.of(tool).fields(arguments);
        } catch (ParamHeaders.InvalidException e) {
            throw UpstreamException.unsent(Kind.PROTOCOL, "a tool whose definition forbids its use");
        }
    }

    /**
     * The connection for a request. A call of an approved tool goes out only on a connection on which the tool was
     * listed last as it was approved: what answers on another one may offer something else by the same name.
     */
    private Session connectForCall(Deadline deadline, CallOptions options, boolean sent) throws UpstreamException {
        Session agreed = connect(deadline, options.cancellation(), sent);
        ObjectNode approved = options.definitionOrNull();
        Listed last = listed;
        if (approved == null || (last != null && last.offers(approved, agreed))) {
            return agreed;
        }
        throw sent
                ? UpstreamException.sent(Kind.TRANSPORT, "the connection ended while the server waited for an answer")
                : UpstreamException.unlisted();
    }

    @SuppressWarnings("ReferenceEquality") // two connections may agree on the same
    private static boolean isSame(Session one, Session other) {
        return one == other;
    }

    /** The tools by name, and the connection that all of them were listed on. */
    private record Listed(Session on, Map<String, ObjectNode> byName) {
        boolean offers(ObjectNode approved, Session agreed) {
            return isSame(on, agreed)
                    && approved.equals(byName.get(approved.path("name").asText()));
        }
    }

    private Session connect(Deadline deadline, Cancellation cancellation, boolean sent) throws UpstreamException {
        try {
            return connector.connect(deadline, cancellation);
        } catch (UpstreamException e) {
            well = well && e.kind() == Kind.CANCELLED;
            throw e.withSent(sent);
        }
    }

    @Override
    public Peer peer() {
        Session current = connector.current();
        if (current == null) {
            return new Peer(connector.era(), "", null, null, null, wire.noise(), false);
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
        listenIfConnected();
    }

    @Override
    public void onSurfaceChanged(Runnable listener) {
        inbox.onSurfaceChanged(listener);
        listenIfConnected();
    }

    private void listenIfConnected() {
        Session current = connector.current();
        if (current != null) {
            connector.listen(current);
        }
    }

    /** How many calls wait for progress; for tests that nothing stays behind. */
    int awaitedProgress() {
        return inbox.awaited();
    }

    @Override
    public void close() {
        connector.close();
        wire.close();
    }
}
