/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp;

import ai.orcarouter.core.spi.TextScreen;
import ai.orcarouter.firewall.FirewallEngine;
import ai.orcarouter.firewall.OrcaWorkspace;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.spi.CostEstimator;
import ai.orcarouter.mcp.internal.connect.OpenServers;
import ai.orcarouter.mcp.internal.gateway.CallPipeline;
import ai.orcarouter.mcp.internal.gateway.CallThreads;
import ai.orcarouter.mcp.internal.gateway.GatewayParts;
import ai.orcarouter.mcp.internal.gateway.Judge;
import ai.orcarouter.mcp.spi.McpServerSpec;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Collects the parts of a {@link McpGateway}. Not thread-safe. */
public final class McpGatewayBuilder {
    /** How long a call of a server may take unless told otherwise: 60 seconds. */
    public static final Duration DEFAULT_CALL_TIMEOUT = Duration.ofSeconds(60);

    private @Nullable Judge judge;
    private @Nullable OpenServers servers;
    private final McpServerSet.Builder own = McpServerSet.builder();
    private int ownServers;
    private @Nullable TextScreen screen;
    private @Nullable Executor executor;
    private CostEstimator costs = CostEstimator.NONE;
    private Duration callTimeout = DEFAULT_CALL_TIMEOUT;
    private BiConsumer<ToolCall, String> onHeld = (call, approval) -> {};

    McpGatewayBuilder() {}

    /** Has {@code value} decide about calls. It knows no approvals, so what its policy holds stays stopped. */
    public McpGatewayBuilder engine(FirewallEngine value) {
        judge = Judge.of(value);
        return this;
    }

    /**
     * Has {@code value} decide about calls, with keys, approvals, budgets, sequences and events; refused dials of
     * servers of the gateway's own are events, too.
     */
    public McpGatewayBuilder workspace(OrcaWorkspace value) {
        judge = Judge.of(value);
        own.workspace(value);
        return this;
    }

    /** Sets the servers to those registered in a workspace; the gateway does not close the registry. */
    public McpGatewayBuilder servers(McpServers value) {
        return openServers(value.open());
    }

    /** Sets the servers to a set that the host keeps; the gateway does not close it. */
    public McpGatewayBuilder servers(McpServerSet value) {
        return openServers(value.open());
    }

    /**
     * Adds a server to a set of the gateway's own, which is closed with it. Its pins last as long as the gateway; a
     * {@link McpServerSet} can keep them longer.
     */
    public McpGatewayBuilder server(McpServerSpec value) {
        own.add(value);
        ownServers++;
        return this;
    }

    /** Sets the servers. */
    McpGatewayBuilder openServers(OpenServers value) {
        servers = value;
        return this;
    }

    /** Has {@code value} look at every text in results before they are handed on; without one nobody does. */
    public McpGatewayBuilder textScreen(TextScreen value) {
        screen = value;
        return this;
    }

    /**
     * Sets what a call that was sent has cost, for budgets; asked after the call. Where it cannot tell, and by default,
     * that is the {@linkplain ToolCall#estimatedCostCents estimate} of the call.
     */
    public McpGatewayBuilder costs(CostEstimator value) {
        costs = value;
        return this;
    }

    /**
     * Sets how long a call of a server may take, the connection and a look at that server's tools included;
     * {@link #DEFAULT_CALL_TIMEOUT} by default. A call never waits for another server.
     */
    public McpGatewayBuilder callTimeout(Duration value) {
        if (value.isZero() || value.isNegative()) {
            throw new IllegalArgumentException("a time-out is more than nothing: " + value);
        }
        callTimeout = value;
        return this;
    }

    /**
     * Sets where calls run that nobody waits for. By default that is daemon threads of the gateway's own, which it
     * shares among servers: 32 for one alone, fewer for each of several, and always one for a server of which nothing
     * runs, so that a server that never answers holds up its own calls and no others. A rejected task is answered as
     * {@code BUSY}. Threads of the host are the host's to share.
     */
    public McpGatewayBuilder executor(Executor value) {
        executor = value;
        return this;
    }

    /**
     * Sets who is told of a call that a person has to decide on, and the id of its approval (SEMANTICS 3.2). It runs on
     * the thread of the call and should not block; what it throws is logged.
     */
    public McpGatewayBuilder onHeld(BiConsumer<ToolCall, String> value) {
        onHeld = value;
        return this;
    }

    /**
     * The gateway. Makes no connection yet.
     *
     * @throws IllegalStateException when there is nobody to decide, when there are no servers, or when there are both
     *     servers of its own and others
     * @throws ai.orcarouter.core.OrcaException with {@code INVALID_CONFIGURATION} when a server of its own cannot be
     *     used
     */
    public McpGateway build() {
        if (judge == null) {
            throw new IllegalStateException("a gateway needs an engine or a workspace to decide about calls");
        }
        if ((servers == null) == (ownServers == 0)) {
            throw new IllegalStateException("a gateway needs servers: of its own, or a set of them, not both");
        }
        CallThreads threads = executor == null ? CallThreads.own() : CallThreads.of(executor);
        if (servers != null) {
            return gateway(judge, servers, threads, () -> {});
        }
        McpServerSet set = own.build();
        return gateway(judge, set.open(), threads, set::close);
    }

    private McpGateway gateway(Judge decides, OpenServers reached, CallThreads threads, Runnable closing) {
        GatewayParts parts = new GatewayParts(decides, reached, screen, costs, callTimeout);
        return new McpGateway(new CallPipeline(parts, onHeld), reached, threads, closing);
    }
}
