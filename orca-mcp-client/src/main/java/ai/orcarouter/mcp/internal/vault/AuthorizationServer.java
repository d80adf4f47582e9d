/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.vault;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.net.CanonicalUrl;
import ai.orcarouter.mcp.internal.codec.Endpoints;
import ai.orcarouter.mcp.internal.protocol.UpstreamException;
import ai.orcarouter.mcp.internal.protocol.UpstreamException.Kind;
import ai.orcarouter.mcp.internal.transport.WebAnswer;
import ai.orcarouter.mcp.internal.transport.WebRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks up where tokens for a server are had: its resource metadata (RFC 9728), then the authorization server's (RFC
 * 8414, OpenID Connect Discovery). What it reads is a stranger's word: every URL goes through the dial guard, metadata
 * must be about what was asked for, and when the credential names an issuer no other is taken.
 */
final class AuthorizationServer {
    private static final String RESOURCE_PATH = "/.well-known/oauth-protected-resource";
    private static final List<String> SERVER_PATHS =
            List.of("/.well-known/oauth-authorization-server", "/.well-known/openid-configuration");

    /**
     * What was found.
     *
     * @param tokenUrl where tokens are had
     * @param scope what to ask for; may be empty
     * @param secretInBody whether the client's secret goes into the body
     */
    record Found(String tokenUrl, String scope, boolean secretInBody) {}

    private final TokenFetcher.Web web;
    private final CanonicalUrl server;
    private final String issuer;

    AuthorizationServer(TokenFetcher.Web web, String resource, String issuer) throws UpstreamException {
        this.web = web;
        this.issuer = issuer;
        server = Endpoints.url(resource).orElseThrow(() -> TokenFetcher.unusable("the server has no URL"));
    }

    Found find(List<String> challenges, long end) throws UpstreamException {
        Map<?, ?> about = resourceMetadata(challenges, end);
        String scope = Challenges.parameter(challenges, "scope").orElseGet(() -> words(about.get("scopes_supported")));
        for (String candidate : texts(about.get("authorization_servers"))) {
            if (!issuer.isEmpty() && !candidate.equals(issuer)) {
                continue;
            }
            Map<?, ?> metadata = serverMetadata(candidate, end);
            if (metadata.get("token_endpoint") instanceof String tokenUrl) {
                List<String> ways = texts(metadata.get("token_endpoint_auth_methods_supported"));
                boolean inBody =
                        !ways.isEmpty() && !ways.contains("client_secret_basic") && ways.contains("client_secret_post");
                return new Found(tokenUrl, scope, inBody);
            }
        }
        throw TokenFetcher.unusable("no authorization server of the server could be found");
    }

    private Map<?, ?> resourceMetadata(List<String> challenges, long end) throws UpstreamException {
        Set<String> places = new LinkedHashSet<>();
        Challenges.parameter(challenges, "resource_metadata")
                .flatMap(Endpoints::url)
                .filter(url -> url.origin().equals(server.origin()))
                .ifPresent(url -> places.add(url.serialize()));
        String path = path(server);
        places.add(server.origin() + RESOURCE_PATH + path);
        places.add(server.origin() + RESOURCE_PATH);
        for (String place : places) {
            Map<?, ?> read = get(place, end);
            if (read.get("resource") instanceof String named && isOurs(named)) {
                return read;
            }
        }
        throw TokenFetcher.unusable("the server has no resource metadata");
    }

    /** The metadata must be about this server: its URI, or one that it lies under. */
    private boolean isOurs(String named) {
        Optional<CanonicalUrl> url = Endpoints.url(named);
        if (url.isEmpty() || !url.get().origin().equals(server.origin())) {
            return false;
        }
        String theirs = path(url.get());
        String ours = path(server);
        return ours.equals(theirs) || ours.startsWith(theirs + "/");
    }

    private Map<?, ?> serverMetadata(String candidate, long end) throws UpstreamException {
        Optional<CanonicalUrl> url = Endpoints.url(candidate);
        if (url.isEmpty()) {
            return Map.of();
        }
        List<String> places = new ArrayList<>();
        String path = path(url.get());
        for (String known : SERVER_PATHS) {
            places.add(url.get().origin() + known + path);
        }
        if (!path.isEmpty()) {
            places.add(url.get().origin() + path + SERVER_PATHS.get(1));
        }
        for (String place : places) {
            Map<?, ?> read = get(place, end);
            if (candidate.equals(read.get("issuer"))) {
                return read;
            }
        }
        return Map.of();
    }

    private Map<?, ?> get(String url, long end) throws UpstreamException {
        WebAnswer answer = web.send(url, WebRequest.get(left(end)));
        return answer.status() == 200 ? object(answer) : Map.of();
    }

    /** The body of an answer; what is no JSON object is an empty one. */
    static Map<?, ?> object(WebAnswer answer) {
        Arguments read = Arguments.ofUtf8(answer.body());
        return read.fault().isEmpty() && read.value() instanceof Map<?, ?> map ? map : Map.of();
    }

    /** The time until {@code end}. */
    static Duration left(long end) throws UpstreamException {
        long nanos = end - System.nanoTime();
        if (nanos <= 0) {
            throw UpstreamException.unsent(Kind.TIMED_OUT, "no token within the time allowed");
        }
        return Duration.ofNanos(nanos);
    }

    private static String path(CanonicalUrl url) {
        String rest = url.rest();
        int end = rest.length();
        for (int i = 0; i < rest.length(); i++) {
            if (rest.charAt(i) == '?' || rest.charAt(i) == '#') {
                end = i;
                break;
            }
        }
        while (end > 0 && rest.charAt(end - 1) == '/') {
            end--;
        }
        return rest.substring(0, end);
    }

    private static String words(@Nullable Object list) {
        return String.join(" ", texts(list));
    }

    private static List<String> texts(@Nullable Object list) {
        List<String> out = new ArrayList<>();
        if (list instanceof List<?> items) {
            for (Object item : items) {
                if (item instanceof String text && text.length() <= 512 && out.size() < 32) {
                    out.add(text);
                }
            }
        }
        return out;
    }
}
