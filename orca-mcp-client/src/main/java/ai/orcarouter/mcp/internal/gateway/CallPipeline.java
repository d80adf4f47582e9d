/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.gateway;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.firewall.CallContext;
import ai.orcarouter.firewall.model.Decision;
import ai.orcarouter.firewall.model.ReasonCode;
import ai.orcarouter.firewall.model.Surface;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.model.Verdict;
import ai.orcarouter.mcp.internal.connect.Found;
import ai.orcarouter.mcp.internal.connect.OpenServer;
import ai.orcarouter.mcp.internal.connect.Patience;
import ai.orcarouter.mcp.internal.protocol.Cancellation;
import ai.orcarouter.mcp.internal.protocol.Deadline;
import ai.orcarouter.mcp.model.CallProgress;
import ai.orcarouter.mcp.model.GatewayAnswer;
import ai.orcarouter.mcp.model.GatewayCode;
import ai.orcarouter.mcp.model.GatewayTool;
import ai.orcarouter.mcp.model.ToolCatalog;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The way of a call from a name to what is to be done about it. Never throws. Thread-safe. */
public final class CallPipeline {
    private static final System.Logger LOG = System.getLogger(CallPipeline.class.getName());

    /** Arguments that every rule trips over which has to read them. */
    private static final Arguments UNREADABLE = Arguments.ofJson("");

    private final GatewayParts parts;
    private final Judge judge;
    private final CatalogView view;
    private final Dispatcher dispatcher;
    private final BiConsumer<ToolCall, String> onHeld;

    /** A pipeline that tells {@code onHeld} of every call that waits for an approval, and which. */
    public CallPipeline(GatewayParts parts, BiConsumer<ToolCall, String> onHeld) {
        this.parts = parts;
        this.judge = parts.judge();
        this.view = new CatalogView(parts.servers());
        this.dispatcher = new Dispatcher(parts);
        this.onHeld = onHeld;
    }

    /** The tools of all open servers, after a look at them. */
    public ToolCatalog tools() {
        return view.look().shown();
    }

    /** The same without the tools that {@code caller} is denied whatever the arguments. */
    public ToolCatalog tools(CallContext caller) {
        ToolCatalog all = tools();
        return new ToolCatalog(
                all.revision(),
                all.tools().stream().filter(tool -> couldPass(caller, tool)).toList(),
                all.findings());
    }

    private boolean couldPass(CallContext caller, GatewayTool tool) {
        ToolCall call = ToolCall.builder(tool.name())
                .server(tool.server())
                .arguments(UNREADABLE)
                .build();
        Decision decision = judge.preview(caller.withToolSchemaHash(tool.hash()), call);
        return decision.verdict() != Verdict.DENY || !isSettled(decision.code());
    }

    /** Whether a denial for that reason is the same for all arguments and runs. */
    private static boolean isSettled(ReasonCode code) {
        return switch (code) {
            case RULE_MATCH, DEFAULT_VERDICT, NO_POLICY, POLICY_UNAVAILABLE, SKILL_BLOCK -> true;
            case SKILL_QUARANTINE,
                    SKILL_UNATTRIBUTED,
                    COST_CAP,
                    ARGUMENTS_INVALID,
                    EVALUATION_ERROR,
                    EGRESS_NO_DESTINATION,
                    EGRESS_INVALID_DESTINATION,
                    EGRESS_FLOOR,
                    SANITIZE_INBOUND,
                    SANITIZE_NOT_SUPPORTED_ON_SURFACE,
                    APPROVAL_NOT_SUPPORTED_ON_SURFACE,
                    APPROVED,
                    APPROVAL_REFUSED,
                    APPROVAL_STORE_UNAVAILABLE,
                    RUN_ID_MISSING,
                    RUN_STATE_LIMIT,
                    SCHEMA_DRIFT -> false;
        };
    }

    /**
     * Has {@code given} judged, whose tool has its canonical name or alias, after a look at its server alone if that is
     * due. What that takes is taken from the time that the call has.
     *
     * @param progressOrNull who hears of its progress, on a thread that must not be kept
     */
    public PreparedCall prepare(
            CallContext caller,
            ToolCall given,
            Cancellation cancellation,
            @Nullable Consumer<CallProgress> progressOrNull) {
        return prepare(caller, given, patience(cancellation), progressOrNull);
    }

    /** Has several calls judged in their order, after looks at all their servers at once for the time of one call. */
    public List<PreparedCall> prepareAll(CallContext caller, List<ToolCall> calls) {
        Patience patience = patience(Cancellation.none());
        for (ToolCall call : calls) {
            String owner = ToolNames.ownerOf(call.tool());
            if (owner != null) {
                parts.servers().hasten(owner);
            }
        }
        return calls.stream().map(call -> prepare(caller, call, patience, null)).toList();
    }

    private Patience patience(Cancellation cancellation) {
        return new Patience(Deadline.in(parts.callTimeout()), cancellation);
    }

    private PreparedCall prepare(
            CallContext caller, ToolCall given, Patience patience, @Nullable Consumer<CallProgress> progressOrNull) {
        try {
            String owner = ToolNames.ownerOf(given.tool());
            if (owner == null) {
                return settled(Dispatcher.refused(GatewayCode.UNKNOWN_TOOL));
            }
            long began = System.nanoTime();
            Found found = parts.servers().find(owner, patience);
            Duration left = parts.callTimeout().minusNanos(System.nanoTime() - began);
            OpenServer server = found.serverOrNull();
            if (server == null) {
                return settled(Dispatcher.refused(Dispatcher.code(found, patience)));
            }
            CatalogTool tool = view.find(server, given.tool());
            if (tool == null) {
                return settled(Dispatcher.refused(GatewayCode.UNKNOWN_TOOL));
            }
            ToolCall call = given.named(tool.shown().name()).toBuilder()
                    .server(tool.shown().server())
                    .surface(Surface.MCP)
                    .build();
            Ruling ruling = judge.judge(caller.withToolSchemaHash(tool.shown().hash()), call);
            tellIfHeld(call, ruling);
            return judged(new Dispatcher.Order(tool, call, ruling, left, progressOrNull));
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "a call through the gateway failed", e);
            return settled(Dispatcher.refused(GatewayCode.INTERNAL));
        }
    }

    /** The same when the call is carried out; nothing is decided about a call that is dropped. */
    public PreparedCall later(CallContext caller, ToolCall given, @Nullable Consumer<CallProgress> progressOrNull) {
        return new PreparedCall() {
            @Override
            public GatewayAnswer carryOut(Cancellation cancellation) {
                return cancellation.isCancelled()
                        ? Dispatcher.refused(GatewayCode.CANCELLED)
                        : prepare(caller, given, cancellation, progressOrNull).carryOut(cancellation);
            }

            @Override
            public GatewayAnswer drop(GatewayCode why) {
                return Dispatcher.refused(why);
            }
        };
    }

    private void tellIfHeld(ToolCall call, Ruling ruling) {
        String approval = ruling.approvalIdOrNull();
        if (approval == null || ruling.decision().verdict() != Verdict.PENDING_APPROVAL) {
            return;
        }
        try {
            onHeld.accept(call, approval);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "a listener for held calls failed", e);
        }
    }

    private static PreparedCall settled(GatewayAnswer answer) {
        return new PreparedCall() {
            @Override
            public GatewayAnswer carryOut(Cancellation cancellation) {
                return answer;
            }

            @Override
            public GatewayAnswer drop(GatewayCode why) {
                return answer;
            }
        };
    }

    private PreparedCall judged(Dispatcher.Order order) {
        return new PreparedCall() {
            @Override
            public GatewayAnswer carryOut(Cancellation cancellation) {
                return dispatcher.carryOut(order, cancellation);
            }

            @Override
            public GatewayAnswer drop(GatewayCode why) {
                order.ruling().end(false, 0);
                GatewayAnswer stopped = Dispatcher.stopped(order.ruling());
                return stopped == null ? Dispatcher.refused(why) : stopped;
            }
        };
    }
}
