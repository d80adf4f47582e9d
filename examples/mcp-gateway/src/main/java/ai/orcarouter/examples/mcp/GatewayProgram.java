/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.mcp;

import ai.orcarouter.core.Actor;
import ai.orcarouter.core.Role;
import ai.orcarouter.core.spi.TextScreen;
import ai.orcarouter.core.spi.ToolScanner;
import ai.orcarouter.firewall.CallContext;
import ai.orcarouter.firewall.OrcaWorkspace;
import ai.orcarouter.firewall.OrcaWorkspaceBuilder;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.mcp.McpGateway;
import ai.orcarouter.mcp.McpGatewayBuilder;
import ai.orcarouter.mcp.McpServerSet;
import ai.orcarouter.mcp.model.GatewayAnswer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Everything that {@code orca gateway} consists of: the servers of a file with their pins, a workspace that decides by
 * one policy, and the gateway between them. Thread-safe.
 */
public final class GatewayProgram implements AutoCloseable {
    private static final Actor OPERATOR = new Actor("orca gateway", Role.ADMIN);

    private final McpServerSet servers;
    private final OrcaWorkspace workspace;
    private final McpGateway gateway;
    private final ExecutorService threads;
    private final boolean canonicalNames;
    private final String version;
    private final BiConsumer<ToolCall, GatewayAnswer> onCall;

    private GatewayProgram(McpServerSet servers, OrcaWorkspace workspace, McpGateway gateway, Builder from) {
        this.servers = servers;
        this.workspace = workspace;
        this.gateway = gateway;
        this.canonicalNames = from.canonicalNames;
        this.version = from.version;
        this.onCall = from.onCall;
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "orca-mcp-edge");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** The servers of a valid document, with their pins in {@code lock}. */
    public static McpServerSet servers(ServersDocument document, LockFile lock, ToolScanner scanner) {
        McpServerSet.Builder set = McpServerSet.builder()
                .pins(lock)
                .toolScanner(scanner)
                .trustOnFirstUse(document.trustOnFirstUse())
                .strictSurface(document.strictSurface());
        document.servers().forEach(set::add);
        return set.build();
    }

    /** A builder of a program over {@code servers}, which it closes, that decides by {@code policy}. */
    public static Builder builder(McpServerSet servers, FirewallPolicy policy) {
        return new Builder(servers, policy);
    }

    /** The gateway. */
    public McpGateway gateway() {
        return gateway;
    }

    /**
     * Answers a client over {@code in} and {@code out} until it closes its end.
     *
     * @throws IOException when the streams fail
     */
    public void serve(InputStream in, OutputStream out) throws IOException {
        new StdioEdge(conversation(), in, out).run();
    }

    /**
     * Listens on a loopback address.
     *
     * @throws IOException when nothing can listen there
     */
    public HttpEdge listen(InetSocketAddress address) throws IOException {
        return HttpEdge.start(gateway, settings(), address);
    }

    /** The start of a conversation. */
    McpEdge conversation() {
        return new McpEdge(gateway, settings());
    }

    private EdgeSettings settings() {
        String run = "gateway-" + UUID.randomUUID();
        return new EdgeSettings(CallContext.anonymous(), run, canonicalNames, version, threads, onCall);
    }

    /** Ends the servers, writes the events that wait and ends the threads. */
    @Override
    public void close() {
        gateway.close();
        servers.close();
        workspace.close();
        threads.shutdownNow();
    }

    /** Collects the parts of a program. Not thread-safe. */
    public static final class Builder {
        private final McpServerSet servers;
        private final FirewallPolicy policy;
        private UnaryOperator<OrcaWorkspaceBuilder> wiring = workspace -> workspace;
        private String name = "gateway";
        private @Nullable TextScreen screen;
        private boolean canonicalNames;
        private String version = "development";
        private BiConsumer<ToolCall, GatewayAnswer> onCall = (call, answer) -> {};

        private Builder(McpServerSet servers, FirewallPolicy policy) {
            this.servers = servers;
            this.policy = policy;
        }

        /** Sets the name of the workspace and gives it stores; by default everything is in memory. */
        public Builder workspace(String value, UnaryOperator<OrcaWorkspaceBuilder> stores) {
            name = value;
            wiring = stores;
            return this;
        }

        /** Sets what looks at the texts in results; by default nothing does. */
        public Builder textScreen(TextScreen value) {
            screen = value;
            return this;
        }

        /** Sets whether clients see {@code server.tool} instead of the aliases that every client takes. */
        public Builder canonicalNames(boolean value) {
            canonicalNames = value;
            return this;
        }

        /** Sets the version that clients are told. */
        public Builder version(String value) {
            version = value;
            return this;
        }

        /** Sets who is told of every call and what became of it. */
        public Builder onCall(BiConsumer<ToolCall, GatewayAnswer> value) {
            onCall = value;
            return this;
        }

        /** The program. Starts no server yet. */
        public GatewayProgram build() {
            OrcaWorkspace workspace = wiring.apply(OrcaWorkspace.builder(name)).build();
            workspace
                    .admin()
                    .policies()
                    .create(OPERATOR, policy.toBuilder().isDefault(true).build());
            McpGatewayBuilder gateway =
                    McpGateway.builder().workspace(workspace).servers(servers);
            if (screen != null) {
                gateway.textScreen(screen);
            }
            return new GatewayProgram(servers, workspace, gateway.build(), this);
        }
    }

    /** One line about a call and what became of it, for an operator; without arguments and results. */
    public static String line(ToolCall call, GatewayAnswer answer) {
        StringBuilder out = new StringBuilder(Instant.now().toString())
                .append(' ')
                .append(answer.code().wire())
                .append(' ')
                .append(printable(call.tool()));
        answer.decision().ifPresent(decision -> out.append(": ").append(printable(decision.reason())));
        answer.approvalId().ifPresent(id -> out.append(" (approval ").append(id).append(')'));
        return out.toString();
    }

    /** The name is the client's text until the gateway has looked it up. */
    private static String printable(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints()
                .limit(200)
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '?' : c)
                .forEach(out::appendCodePoint);
        return out.toString();
    }
}
