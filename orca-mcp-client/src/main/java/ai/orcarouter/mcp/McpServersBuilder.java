/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp;

import ai.orcarouter.core.net.AddressPolicy;
import ai.orcarouter.core.net.HostResolver;
import ai.orcarouter.core.net.SystemHostResolver;
import ai.orcarouter.core.spi.ToolScanner;
import ai.orcarouter.firewall.OrcaWorkspace;
import ai.orcarouter.mcp.internal.connect.ConnectOptions;
import ai.orcarouter.mcp.internal.connect.Connector;
import ai.orcarouter.mcp.internal.connect.Dialer;
import ai.orcarouter.mcp.internal.connect.ServerEvents;
import ai.orcarouter.mcp.internal.protocol.ClientProfile;
import ai.orcarouter.mcp.internal.protocol.WireLimits;
import ai.orcarouter.mcp.internal.registry.Registry;
import ai.orcarouter.mcp.internal.transport.GuardedHttp;
import ai.orcarouter.mcp.internal.transport.Trust;
import ai.orcarouter.mcp.model.StdioLauncher;
import ai.orcarouter.mcp.spi.InProcessServer;
import ai.orcarouter.mcp.spi.ServerRequests;
import java.security.KeyStore;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects what the servers of a workspace need of their host. Not thread-safe. */
public final class McpServersBuilder {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    final OrcaWorkspace workspace;
    final Map<String, StdioLauncher> launchers = new HashMap<>();
    final Map<String, InProcessServer> inProcess = new HashMap<>();
    final Set<Integer> ports = new HashSet<>();
    AddressPolicy policy = AddressPolicy.defaults();
    HostResolver resolver = new SystemHostResolver();
    ToolScanner scanner = (server, tool, description, schema) -> List.of();
    ServerRequests requests = ServerRequests.none();
    String clientName = "orcarouter-firewall-gateway";
    ConnectOptions options = ConnectOptions.defaults();
    boolean redirects;

    @Nullable
    Trust trust;

    @Nullable
    Connector connector;

    McpServersBuilder(OrcaWorkspace workspace) {
        this.workspace = workspace;
    }

    /**
     * Names a program that documents may refer to with transport {@code stdio}; without one there are no such servers
     * (SEMANTICS 8.2).
     */
    public McpServersBuilder launcher(String name, StdioLauncher launcher) {
        launchers.put(name, launcher);
        return this;
    }

    /** Names a server in this process that documents may refer to with transport {@code in_process}. */
    public McpServersBuilder inProcess(String name, InProcessServer server) {
        inProcess.put(name, server);
        return this;
    }

    /** Sets where endpoints and token URLs may lead; {@link AddressPolicy#defaults()} by default. */
    public McpServersBuilder addressPolicy(AddressPolicy value) {
        policy = value;
        return this;
    }

    /** Sets who looks names up; the system's resolver by default. */
    public McpServersBuilder resolver(HostResolver value) {
        resolver = value;
        return this;
    }

    /**
     * Lets URLs that a server's metadata names lead to one more port beside 80, 443, 8080 and 8443. The port of an
     * endpoint or token URL that was registered is allowed for it.
     */
    public McpServersBuilder port(int value) {
        ports.add(value);
        return this;
    }

    /**
     * Sets whether redirects of endpoints are followed; false by default, so that a redirect is a refused dial. Each of
     * at most five is judged like the URL of a server anew, goes without the server's credentials, and may not leave
     * https. A message, which is what every call is, is sent on only for 307 and 308 and only to the same scheme, host
     * and port. Redirects of token URLs and discovery documents are never followed.
     */
    public McpServersBuilder followRedirects(boolean value) {
        redirects = value;
        return this;
    }

    /** Sets who scans tools before they are trusted (SEMANTICS 8.3); by default nobody does. */
    public McpServersBuilder toolScanner(ToolScanner value) {
        scanner = value;
        return this;
    }

    /** Sets whether a first list without findings of severity high approves itself; true by default. */
    public McpServersBuilder trustOnFirstUse(boolean value) {
        options = options.withTrustOnFirstUse(value);
        return this;
    }

    /**
     * Sets whether a server is closed while its prompts, resources or resource templates are not those that were seen
     * first or accepted since ({@link McpServers#approveSurface}), or cannot be listed. False by default: the gateway
     * serves none of them, so a change is told as an event and shown with the server, and closes nothing.
     */
    public McpServersBuilder strictSurface(boolean value) {
        options = options.withStrictSurface(value);
        return this;
    }

    /**
     * Sets after what time a list of tools is fetched again before it is used; 60 seconds by default, at most a day. A
     * server that answers but cannot list its tools is degraded and served its last list, until that is twice as old as
     * {@code value}; then it is down until it lists them (SEMANTICS 8.3, REFERENCE 15.39).
     */
    public McpServersBuilder maxListAge(Duration value) {
        options = options.withMaxListAge(checked("the age of a list", value));
        return this;
    }

    /** Sets how long a probe may take, connecting included; 10 seconds by default (REFERENCE 5.3). */
    public McpServersBuilder probeTimeout(Duration value) {
        options = options.withProbeTimeout(checked("a probe's time", value));
        return this;
    }

    /** Sets how long after a contact {@link McpServers#probeDue} probes a server again; 5 minutes by default. */
    public McpServersBuilder probeInterval(Duration value) {
        options = options.withProbeInterval(checked("the time between probes", value));
        return this;
    }

    private static Duration checked(String what, Duration value) {
        if (value.isZero() || value.isNegative() || value.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException(what + " is more than nothing and at most a day: " + value);
        }
        return value;
    }

    /** Sets who answers requests of servers; by default nobody does, and nothing is offered. */
    public McpServersBuilder serverRequests(ServerRequests value) {
        requests = value;
        return this;
    }

    /** Sets the name by which servers know the client. */
    public McpServersBuilder clientName(String value) {
        clientName = value;
        return this;
    }

    /**
     * Sets whose certificates count, for servers under a private authority, in place of those that the JVM trusts.
     *
     * @throws IllegalArgumentException when the store holds no certificate that could be trusted
     */
    public McpServersBuilder authorities(KeyStore value) {
        trust = TrustedAuthorities.of(value);
        return this;
    }

    /** Puts another way to make clients in place, for tests. */
    McpServersBuilder connector(@Nullable Connector value) {
        connector = value;
        return this;
    }

    Connector dialer(Registry registry) {
        Connector given = connector;
        if (given != null) {
            return given;
        }
        Dialer.Means means = new Dialer.Means(
                launchers,
                inProcess,
                policy,
                resolver,
                ports,
                trust == null ? GuardedHttp.create() : GuardedHttp.create(CONNECT_TIMEOUT, trust),
                redirects,
                new ClientProfile(clientName, registry.services().engineVersion(), requests, WireLimits.defaults()));
        return new Dialer(means, new ServerEvents(registry.services()));
    }

    /** The servers. */
    public McpServers build() {
        return new McpServers(this);
    }
}
