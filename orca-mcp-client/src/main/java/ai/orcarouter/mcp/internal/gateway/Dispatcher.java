/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.gateway;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.spi.TextScreen;
import ai.orcarouter.firewall.DecisionErrors;
import ai.orcarouter.firewall.model.Decision;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.model.Verdict;
import ai.orcarouter.mcp.internal.connect.Found;
import ai.orcarouter.mcp.internal.connect.OpenServer;
import ai.orcarouter.mcp.internal.connect.OpenServers;
import ai.orcarouter.mcp.internal.connect.Patience;
import ai.orcarouter.mcp.internal.connect.SchemaDriftException;
import ai.orcarouter.mcp.internal.connect.VerifiedTool;
import ai.orcarouter.mcp.internal.output.OutputSchema;
import ai.orcarouter.mcp.internal.protocol.CallOptions;
import ai.orcarouter.mcp.internal.protocol.CallResult;
import ai.orcarouter.mcp.internal.protocol.Cancellation;
import ai.orcarouter.mcp.internal.protocol.Deadline;
import ai.orcarouter.mcp.internal.protocol.UpstreamException;
import ai.orcarouter.mcp.model.CallProgress;
import ai.orcarouter.mcp.model.GatewayAnswer;
import ai.orcarouter.mcp.model.GatewayCode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Carries out what was decided about a call: refuses it, or sends it once and turns whatever comes of that into a
 * result. Never throws. Thread-safe.
 */
public final class Dispatcher {
    private static final System.Logger LOG = System.getLogger(Dispatcher.class.getName());

    private final OpenServers servers;
    private final GatewayParts parts;

    /** A dispatcher to the servers of {@code parts}. */
    public Dispatcher(GatewayParts parts) {
        this.servers = parts.servers();
        this.parts = parts;
    }

    /** The answer to a call of which nothing was asked or sent. */
    public static GatewayAnswer refused(GatewayCode code) {
        return answer(code, ToolErrors.text(code), false, null);
    }

    /** The answer to a call of which nobody knows how far it came. */
    static GatewayAnswer broken() {
        return answer(GatewayCode.INTERNAL, ToolErrors.text(GatewayCode.INTERNAL), true, null);
    }

    /** Why a call of a server that was not found open is not sent. */
    static GatewayCode code(Found closed, Patience patience) {
        return patience.isGivenUp() ? GatewayCode.CANCELLED : ToolErrors.code(closed.availability());
    }

    /**
     * A call that was judged.
     *
     * @param tool what it calls
     * @param call the call under the canonical name of the tool
     * @param ruling what was decided
     * @param time how long it may take
     * @param progressOrNull who hears of progress; the server is asked for it only then
     */
    record Order(
            CatalogTool tool,
            ToolCall call,
            Ruling ruling,
            Duration time,
            @Nullable Consumer<CallProgress> progressOrNull) {}

    /** The answer to a call that does not pass; null for one that does. */
    static @Nullable GatewayAnswer stopped(Ruling ruling) {
        Decision decision = ruling.decision();
        Optional<String> text = DecisionErrors.mcpToolError(decision);
        if (text.isEmpty()) {
            return null;
        }
        boolean held = decision.verdict() == Verdict.PENDING_APPROVAL;
        return answer(held ? GatewayCode.HELD : GatewayCode.DENIED, text.get(), false, ruling);
    }

    /** Carries out what was decided about a call. What the workspace has set aside for the call is ended. */
    GatewayAnswer carryOut(Order order, Cancellation cancellation) {
        Ruling ruling = order.ruling();
        GatewayAnswer stopped = stopped(ruling);
        if (stopped != null) {
            ruling.end(false, 0);
            return stopped;
        }
        GatewayAnswer answer;
        try {
            answer = send(order, cancellation);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "a call through the gateway failed", e);
            answer = answer(GatewayCode.INTERNAL, ToolErrors.text(GatewayCode.INTERNAL), true, ruling);
        }
        ruling.end(answer.dispatched(), answer.dispatched() ? cost(order.call()) : 0);
        return answer;
    }

    private CallOptions options(Order order, Patience patience) throws UpstreamException {
        CallOptions options = CallOptions.of(patience.deadline().left())
                .with(patience.cancellation())
                .withDefinition(order.tool().verified().raw())
                .withVetted(order.ruling().decision().resolutions());
        Consumer<CallProgress> listener = order.progressOrNull();
        return listener == null
                ? options
                : options.withProgress(
                        new ProgressRelay(listener, parts.screenOrNull() == null, patience.cancellation()));
    }

    private GatewayAnswer send(Order order, Cancellation cancellation) {
        Ruling ruling = order.ruling();
        CatalogTool tool = order.tool();
        Arguments effective = ruling.decision().effectiveArguments(order.call());
        ObjectNode arguments = ArgumentTrees.of(effective);
        if (arguments == null) {
            return unsent(GatewayCode.INVALID_ARGUMENTS, ruling);
        }
        if (cancellation.isCancelled()) {
            return unsent(GatewayCode.CANCELLED, ruling);
        }
        Patience patience = new Patience(Deadline.in(order.time()), cancellation);
        Found found = servers.find(tool.shown().server(), patience);
        OpenServer server = found.serverOrNull();
        if (server == null) {
            return unsent(code(found, patience), ruling);
        }
        if (!offers(server, tool.verified())) {
            // Approved anew meanwhile, in another form than the one that was decided on.
            return unsent(GatewayCode.SCHEMA_CHANGED, ruling);
        }
        try {
            CallResult result = server.call(tool.shown().upstreamName(), arguments, options(order, patience));
            return answered(tool, order.call(), result, ruling);
        } catch (SchemaDriftException e) {
            return unsent(ToolErrors.code(e.availability()), ruling);
        } catch (UpstreamException e) {
            return failed(order.call(), e, ruling);
        }
    }

    private static boolean offers(OpenServer server, VerifiedTool wanted) {
        for (VerifiedTool tool : server.tools()) {
            if (tool.upstreamName().equals(wanted.upstreamName())) {
                return tool.hash().equals(wanted.hash());
            }
        }
        return false;
    }

    private GatewayAnswer answered(CatalogTool tool, ToolCall call, CallResult given, Ruling ruling) {
        ObjectNode result = given.result();
        result.remove("resultType");
        if (!result.has("content")) {
            result.putArray("content");
        }
        if (!result.path("content").isArray()) {
            return answer(GatewayCode.PROTOCOL_ERROR, ToolErrors.text(GatewayCode.PROTOCOL_ERROR), true, ruling);
        }
        OutputSchema.Fit fit = tool.output().check(result);
        if (fit != OutputSchema.Fit.FITS) {
            return answer(GatewayCode.PROTOCOL_ERROR, ToolErrors.unfit(fit), true, ruling);
        }
        TextScreen screen = parts.screenOrNull();
        if (screen != null
                && !ResultScreen.passes(screen, call.tool(), call.run().orElse(null), result)) {
            return answer(GatewayCode.RESULT_WITHHELD, ToolErrors.text(GatewayCode.RESULT_WITHHELD), true, ruling);
        }
        return new GatewayAnswer(
                GatewayCode.ANSWERED,
                result.toString(),
                given.isError(),
                true,
                ruling.decision(),
                ruling.approvalIdOrNull());
    }

    private GatewayAnswer failed(ToolCall call, UpstreamException e, Ruling ruling) {
        GatewayCode code = ToolErrors.code(e);
        String text = ToolErrors.text(code);
        if (e.kind() == UpstreamException.Kind.RPC_ERROR) {
            String message = ToolErrors.clean(e.serverMessage());
            TextScreen screen = parts.screenOrNull();
            if (screen != null) {
                String screened =
                        ResultScreen.text(screen, call.tool(), call.run().orElse(null), message);
                message = screened == null ? "" : screened;
            }
            text = ToolErrors.upstream(e.code().orElse(0), message);
        }
        return answer(code, text, e.sent(), ruling);
    }

    private static GatewayAnswer unsent(GatewayCode code, Ruling ruling) {
        return answer(code, ToolErrors.text(code), false, ruling);
    }

    private static GatewayAnswer answer(GatewayCode code, String text, boolean sent, @Nullable Ruling ruling) {
        return new GatewayAnswer(
                code,
                ToolErrors.result(text),
                true,
                sent,
                ruling == null ? null : ruling.decision(),
                ruling == null ? null : ruling.approvalIdOrNull());
    }

    private long cost(ToolCall call) {
        try {
            OptionalLong cents = parts.costs().estimateCents(call);
            return Math.max(0, cents.orElse(call.estimatedCostCents().orElse(0)));
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "what a call has cost could not be told", e);
            return call.estimatedCostCents().orElse(0);
        }
    }
}
