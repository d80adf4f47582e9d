/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.connect;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.orcarouter.core.crypto.Digests;
import ai.orcarouter.core.json.CanonicalJson;
import ai.orcarouter.core.net.AddressPolicy;
import ai.orcarouter.core.net.CanonicalUrl;
import ai.orcarouter.core.net.DialGuard;
import ai.orcarouter.core.net.DialRefusedException;
import ai.orcarouter.core.net.Host;
import ai.orcarouter.core.net.HostResolver;
import ai.orcarouter.mcp.internal.codec.Endpoints;
import ai.orcarouter.mcp.internal.protocol.ClientProfile;
import ai.orcarouter.mcp.internal.protocol.Housekeeping;
import ai.orcarouter.mcp.internal.protocol.Upstream;
import ai.orcarouter.mcp.internal.protocol.UpstreamException;
import ai.orcarouter.mcp.internal.protocol.UpstreamException.Kind;
import ai.orcarouter.mcp.internal.transport.GuardedClient;
import ai.orcarouter.mcp.internal.transport.GuardedHttp;
import ai.orcarouter.mcp.internal.transport.HttpEndpoint;
import ai.orcarouter.mcp.internal.transport.HttpTarget;
import ai.orcarouter.mcp.internal.transport.HttpUpstream;
import ai.orcarouter.mcp.internal.transport.InProcessUpstream;
import ai.orcarouter.mcp.internal.transport.StdioCommand;
import ai.orcarouter.mcp.internal.transport.StdioUpstream;
import ai.orcarouter.mcp.internal.transport.WebAnswer;
import ai.orcarouter.mcp.internal.transport.WebRequest;
import ai.orcarouter.mcp.internal.vault.CredentialHeaders;
import ai.orcarouter.mcp.internal.vault.TokenClock;
import ai.orcarouter.mcp.model.Credential;
import ai.orcarouter.mcp.model.McpServer;
import ai.orcarouter.mcp.model.StdioLauncher;
import ai.orcarouter.mcp.spi.InProcessServer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes clients for real: over http behind a dial guard of their own, by the host's launchers, or in process.
 * Thread-safe.
 */
public final class Dialer implements Connector {
    /**
     * What a host provides.
     *
     * @param launchers programs, by the name that records use
     * @param inProcess servers of this process, by name
     * @param policy where may be dialled at first
     * @param resolver looks names up
     * @param ports allowed beside the usual ones
     * @param http the client of the module
     * @param redirects whether redirects of endpoints are followed
     * @param profile what servers are told
     */
    public record Means(
            Map<String, StdioLauncher> launchers,
            Map<String, InProcessServer> inProcess,
            AddressPolicy policy,
            HostResolver resolver,
            Set<Integer> ports,
            GuardedHttp http,
            boolean redirects,
            ClientProfile profile) {
        /** Copies the collections. */
        public Means {
            launchers = Map.copyOf(launchers);
            inProcess = Map.copyOf(inProcess);
            ports = Set.copyOf(ports);
        }
    }

    private final Means host;
    private final ServerEvents events;
    private final Guards guards;
    private final Housekeeping housekeeping = Housekeeping.create();

    /** A dialer for that host, which tells of refused dials. */
    public Dialer(Means host, ServerEvents events) {
        this.host = host;
        this.events = events;
        guards = new Guards(host.policy());
    }

    @Override
    public Upstream open(McpServer server, Credential credential) throws UpstreamException {
        return switch (server.transport()) {
            case HTTP -> http(server, credential);
            case STDIO ->
                StdioUpstream.of(
                        command(server, credential),
                        CredentialHeaders.environment(credential).values(),
                        host.profile(),
                        housekeeping);
            case IN_PROCESS ->
                InProcessUpstream.of(
                        known(host.inProcess(), server), host.profile().limits(), housekeeping);
        };
    }

    private Upstream http(McpServer server, Credential credential) throws UpstreamException {
        HttpTarget target = HttpTarget.parse(server.endpoint(), HttpTarget.Plain.ANYWHERE);
        CanonicalUrl endpoint = target.canonical();
        GuardedClient client = guards.client(
                policy -> guard(policy, server.id(), endpoint),
                guard -> host.http().client(target, guard, host.redirects()));
        return HttpUpstream.of(
                new HttpEndpoint(
                        client,
                        CredentialHeaders.of(
                                credential,
                                resource(endpoint),
                                (url, request) -> send(server.id(), url, request, credential, endpoint),
                                TokenClock.system()),
                        host.profile()),
                housekeeping);
    }

    /** Registered URLs bring their port with them; one that a server's metadata names does not. */
    private WebAnswer send(String server, String url, WebRequest request, Credential credential, CanonicalUrl endpoint)
            throws UpstreamException {
        HttpTarget target = HttpTarget.parse(url, HttpTarget.Plain.ON_LOOPBACK);
        CanonicalUrl to = target.canonical();
        boolean registered = to.origin().equals(endpoint.origin())
                || (credential instanceof Credential.OAuthClient client && isAt(client, to));
        DialGuard guard = registered ? guard(server, to) : guard(server);
        try (GuardedClient client = host.http().client(target, guard)) {
            return client.exchange(request, housekeeping);
        }
    }

    private static boolean isAt(Credential.OAuthClient client, CanonicalUrl url) {
        return List.of(client.tokenUrl(), client.issuer()).stream()
                .flatMap(text -> Endpoints.url(text).stream())
                .anyMatch(known -> known.origin().equals(url.origin()));
    }

    /** The canonical URI of a server (RFC 8707): without query, which may hold a key, and without a bare slash. */
    private static String resource(CanonicalUrl endpoint) {
        String rest = endpoint.rest();
        int query = rest.indexOf('?');
        String path = query < 0 ? rest : rest.substring(0, query);
        return endpoint.origin() + (path.equals("/") ? "" : path);
    }

    private StdioCommand command(McpServer server, Credential credential) throws UpstreamException {
        StdioLauncher launcher = known(host.launchers(), server);
        Map<String, String> environment = new HashMap<>(CredentialHeaders.environment(credential));
        environment.putAll(launcher.environment());
        return new StdioCommand(launcher.command(), environment, launcher.directoryOrNull());
    }

    private static <T> T known(Map<String, T> named, McpServer server) throws UpstreamException {
        T found = named.get(server.launcher());
        if (found == null) {
            throw UpstreamException.unsent(Kind.TRANSPORT, "the host has no launcher of that name");
        }
        return found;
    }

    private DialGuard guard(String server, CanonicalUrl... registered) {
        return guard(guards.policy(), server, registered);
    }

    private DialGuard guard(AddressPolicy policy, String server, CanonicalUrl... registered) {
        DialGuard.Builder builder = DialGuard.builder()
                .policy(policy)
                .resolver(host.resolver())
                .observer(dial -> events.refused(server, dial));
        host.ports().forEach(builder::port);
        for (CanonicalUrl url : registered) {
            url.port().stream().filter(port -> port > 0).forEach(builder::port);
        }
        return builder.build();
    }

    @Override
    public Optional<String> refusal(McpServer server, Credential credential) {
        List<String> urls = new ArrayList<>();
        if (!server.endpoint().isEmpty()) {
            urls.add(server.endpoint());
        }
        if (credential instanceof Credential.OAuthClient client) {
            urls.add(client.tokenUrl());
            urls.add(client.issuer());
        }
        for (String text : urls) {
            Optional<CanonicalUrl> url = Endpoints.url(text);
            if (url.isPresent()) {
                Optional<String> refused = refusal(server.id(), url.get());
                if (refused.isPresent()) {
                    return refused;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> refusal(String server, CanonicalUrl url) {
        try {
            DialGuard guard = guard(server, url);
            guard.check(url);
            if (url.host() instanceof Host.Name name) {
                guard.lookup(name.text(), url.port().orElse(0));
            }
            return Optional.empty();
        } catch (DialRefusedException e) {
            return Optional.of(e.code());
        }
    }

    @Override
    public void judgeBy(AddressPolicy policy) {
        guards.judgeBy(policy);
    }

    @Override
    public String target(McpServer server) {
        StdioLauncher launcher = host.launchers().get(server.launcher());
        return Digests.sha256Hex(CanonicalJson.write(List.of(
                        server.transport().wire(),
                        Endpoints.url(server.endpoint())
                                .map(CanonicalUrl::serialize)
                                .orElse(""),
                        server.launcher(),
                        launcher == null ? List.of() : launcher.command(),
                        server.authMode().wire()))
                .getBytes(UTF_8));
    }

    @Override
    public void close() {
        housekeeping.close();
    }
}
