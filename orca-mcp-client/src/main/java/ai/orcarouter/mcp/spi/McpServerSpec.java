/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.spi;

import ai.orcarouter.core.crypto.Secret;
import ai.orcarouter.core.net.AddressPolicy;
import ai.orcarouter.mcp.model.McpServer;
import ai.orcarouter.mcp.model.ServerTransport;
import ai.orcarouter.mcp.model.StdioLauncher;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A server as host code or a file of the operator's states it, for a gateway whose servers are known when it starts.
 * Immutable. Its {@link #toString} holds no secret.
 */
public final class McpServerSpec {
    private final String id;
    private final @Nullable StdioLauncher launcher;
    private final @Nullable InProcessServer inProcess;
    private final String endpoint;
    private final Map<String, Secret> headers;
    private final AddressPolicy addresses;
    private final boolean redirects;

    private McpServerSpec(
            String id,
            @Nullable StdioLauncher launcher,
            @Nullable InProcessServer inProcess,
            String endpoint,
            Map<String, Secret> headers,
            AddressPolicy addresses,
            boolean redirects) {
        this.id = id;
        this.launcher = launcher;
        this.inProcess = inProcess;
        this.endpoint = endpoint;
        this.headers = Map.copyOf(headers);
        this.addresses = addresses;
        this.redirects = redirects;
    }

    /**
     * A process that the gateway starts.
     *
     * @param id first part of the canonical names of its tools; see {@link McpServer#id()}
     */
    public static McpServerSpec stdio(String id, StdioLauncher launcher) {
        return new McpServerSpec(id, launcher, null, "", Map.of(), AddressPolicy.defaults(), false);
    }

    /**
     * A server over Streamable HTTP.
     *
     * @param endpoint its URL: https, or http on a loopback address that the {@linkplain #addresses policy} exempts
     */
    public static McpServerSpec http(String id, String endpoint) {
        return new McpServerSpec(id, null, null, endpoint, Map.of(), AddressPolicy.defaults(), false);
    }

    /** A server in this process. */
    public static McpServerSpec inProcess(String id, InProcessServer server) {
        return new McpServerSpec(id, null, server, "", Map.of(), AddressPolicy.defaults(), false);
    }

    /** The same with a header field that goes out with every request, such as a credential; over http only. */
    public McpServerSpec withHeader(String name, Secret value) {
        Map<String, Secret> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new McpServerSpec(id, launcher, inProcess, endpoint, more, addresses, redirects);
    }

    /** The same with other addresses that may be dialled; by default public ones alone. */
    public McpServerSpec withAddresses(AddressPolicy policy) {
        return new McpServerSpec(id, launcher, inProcess, endpoint, headers, policy, redirects);
    }

    /**
     * The same with redirects followed, over http: at most five, each judged like the endpoint anew and without the
     * header fields of this server. A message, which is what every call is, is sent on only for 307 and 308 and only to
     * the same scheme, host and port. By default a redirect is a refused dial.
     */
    public McpServerSpec withRedirects() {
        return new McpServerSpec(id, launcher, inProcess, endpoint, headers, addresses, true);
    }

    /** Its id. */
    public String id() {
        return id;
    }

    /** How it is reached. */
    public ServerTransport transport() {
        return launcher != null
                ? ServerTransport.STDIO
                : inProcess != null ? ServerTransport.IN_PROCESS : ServerTransport.HTTP;
    }

    /** What is started, over stdio. */
    public Optional<StdioLauncher> launcher() {
        return Optional.ofNullable(launcher);
    }

    /** The server itself, in process. */
    public Optional<InProcessServer> inProcess() {
        return Optional.ofNullable(inProcess);
    }

    /** Its URL over http; else empty. */
    public String endpoint() {
        return endpoint;
    }

    /** Header fields over http, by name. */
    public Map<String, Secret> headers() {
        return headers;
    }

    /** Which addresses may be dialled. */
    public AddressPolicy addresses() {
        return addresses;
    }

    /** Whether redirects are followed. */
    public boolean followsRedirects() {
        return redirects;
    }

    /** Id and transport. */
    @Override
    public String toString() {
        return "McpServerSpec[" + id + ", " + transport().wire() + "]";
    }
}
