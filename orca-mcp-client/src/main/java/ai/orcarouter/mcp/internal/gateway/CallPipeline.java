/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.gateway;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.firewall.CallContext;
import ai.orcarouter.firewall.model.Decision;
import ai.orcarouter.firewall.model.ReasonCode;
import ai.orcarouter.firewall.model.Surface;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.model.Verdict;
import ai.orcarouter.mcp.internal.protocol.Cancellation;
import ai.orcarouter.mcp.model.CallProgress;
import ai.orcarouter.mcp.model.GatewayAnswer;
import ai.orcarouter.mcp.model.GatewayCode;
import ai.orcarouter.mcp.model.GatewayTool;
import ai.orcarouter.mcp.model.ToolCatalog;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The way of a call from a name to what is to be done about it. Never throws. Thread-safe. */
public final class CallPipeline {
    private static final System.Logger LOG = System.getLogger(CallPipeline.class.getName());

    /** Arguments that every rule trips over which has to read them. */
    private static final Arguments UNREADABLE = Arguments.ofJson("");

    private final Judge judge;
    private final CatalogView view;
    private final Dispatcher dispatcher;
    private final BiConsumer<ToolCall, String> onHeld;

    /** A pipeline that tells {@code onHeld} of every call that waits for an approval, and which. */
    public CallPipeline(GatewayParts parts, BiConsumer<ToolCall, String> onHeld) {
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
     * Has {@code given} judged, whose tool has its canonical name or alias.
     *
     * @param progressOrNull who hears of its progress, on a thread that must not be kept
     */
    public PreparedCall prepare(CallContext caller, ToolCall given, @Nullable Consumer<CallProgress> progressOrNull) {
        try {
            Catalog catalog = view.current();
            CatalogTool tool = catalog.find(given.tool());
            if (tool == null) {
                return settled(dispatcher.unavailable(catalog.serverOf(given.tool())));
            }
            ToolCall call = given.named(tool.shown().name()).toBuilder()
                    .server(tool.shown().server())
                    .surface(Surface.MCP)
                    .build();
            Ruling ruling = judge.judge(caller.withToolSchemaHash(tool.shown().hash()), call);
            tellIfHeld(call, ruling);
            return judged(tool, call, ruling, progressOrNull);
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
                        : prepare(caller, given, progressOrNull).carryOut(cancellation);
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

    private PreparedCall judged(
            CatalogTool tool, ToolCall call, Ruling ruling, @Nullable Consumer<CallProgress> progressOrNull) {
        return new PreparedCall() {
            @Override
            public GatewayAnswer carryOut(Cancellation cancellation) {
                return dispatcher.carryOut(tool, call, ruling, cancellation, progressOrNull);
            }

            @Override
            public GatewayAnswer drop(GatewayCode why) {
                ruling.end(false, 0);
                GatewayAnswer stopped = Dispatcher.stopped(ruling);
                return stopped == null ? Dispatcher.refused(why) : stopped;
            }
        };
    }
}
