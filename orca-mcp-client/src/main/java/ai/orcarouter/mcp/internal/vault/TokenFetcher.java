/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.orcarouter.core.crypto.InsecureSecretAccess;
import ai.orcarouter.core.crypto.Secret;
import ai.orcarouter.mcp.internal.protocol.UpstreamException;
import ai.orcarouter.mcp.internal.protocol.UpstreamException.Kind;
import ai.orcarouter.mcp.internal.transport.RequestHeaders;
import ai.orcarouter.mcp.internal.transport.WebAnswer;
import ai.orcarouter.mcp.internal.transport.WebRequest;
import ai.orcarouter.mcp.model.Credential;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Fetches tokens by client credentials (RFC 6749 section 4.4) for one server, whose URI goes along as {@code resource}
 * (RFC 8707). The secret goes to the token URL that was stored, or that a look-up led to, and nowhere else. Called by
 * one thread at a time.
 */
public final class TokenFetcher {
    private static final Duration LIFE_UNSAID = Duration.ofMinutes(5);
    private static final long MAX_LIFE_SECONDS = 86_400;

    /** Sends requests of this package through the dial guard. */
    @FunctionalInterface
    public interface Web {
        /** Sends one request to a URL; https, or plain http on loopback where the host allows it. */
        WebAnswer send(String url, WebRequest request) throws UpstreamException;
    }

    /**
     * A token as it is sent.
     *
     * @param headers the field that carries it
     * @param life how long it holds
     */
    record Token(RequestHeaders headers, Duration life) {}

    private final Credential.OAuthClient client;
    private final String resource;
    private final Web web;
    private boolean inBody;
    private AuthorizationServer.@Nullable Found found;

    TokenFetcher(Credential.OAuthClient client, String resource, Web web) {
        this.client = client;
        this.resource = resource;
        this.web = web;
    }

    Token fetch(List<String> challenges, Duration timeout) throws UpstreamException {
        long end = System.nanoTime() + timeout.toNanos();
        String url = client.tokenUrl();
        String scope = client.scope();
        if (url.isEmpty()) {
            AuthorizationServer.Found known = found;
            if (known == null) {
                known = new AuthorizationServer(web, resource, client.issuer()).find(challenges, end);
                found = known;
                inBody = known.secretInBody();
            }
            url = known.tokenUrl();
            scope = scope.isEmpty() ? known.scope() : scope;
        }
        WebAnswer answer = ask(url, scope, end);
        if (answer.status() == 401 && client.tokenUrl().equals(url) && !inBody) {
            // Which of the two ways a server takes is not known when only its URL is (RFC 6749 section 2.3.1).
            inBody = true;
            answer = ask(url, scope, end);
        }
        if (answer.status() != 200) {
            found = null;
            throw UpstreamException.unsent(
                    Kind.UNAUTHORIZED, "the token endpoint answered with status " + answer.status());
        }
        return token(answer);
    }

    private WebAnswer ask(String url, String scope, long end) throws UpstreamException {
        StringBuilder form = new StringBuilder("grant_type=client_credentials&resource=").append(encoded(resource));
        if (!scope.isEmpty()) {
            form.append("&scope=").append(encoded(scope));
        }
        RequestHeaders headers = RequestHeaders.none();
        String secret = client.clientSecret().text(InsecureSecretAccess.token());
        if (inBody) {
            form.append("&client_id=").append(encoded(client.clientId()));
            form.append("&client_secret=").append(encoded(secret));
        } else {
            headers = CredentialHeaders.basic(encoded(client.clientId()), Secret.ofText(encoded(secret)));
        }
        return web.send(url, WebRequest.form(form.toString(), headers, AuthorizationServer.left(end)));
    }

    private static Token token(WebAnswer answer) throws UpstreamException {
        Map<?, ?> body = AuthorizationServer.object(answer);
        if (body.get("token_type") instanceof String type && !type.equalsIgnoreCase("Bearer")) {
            throw unusable("the token endpoint gave a token that is no bearer token");
        }
        if (!(body.get("access_token") instanceof String text) || text.isEmpty()) {
            throw unusable("the token endpoint gave no token");
        }
        try {
            return new Token(CredentialHeaders.bearer(Secret.ofText(text)), life(body.get("expires_in")));
        } catch (IllegalArgumentException notVisible) {
            throw unusable("the token endpoint gave a token that cannot be sent");
        }
    }

    private static Duration life(@Nullable Object expiresIn) {
        return expiresIn instanceof Number number && number.longValue() > 0
                ? Duration.ofSeconds(Math.min(number.longValue(), MAX_LIFE_SECONDS))
                : LIFE_UNSAID;
    }

    static UpstreamException unusable(String message) {
        return UpstreamException.unsent(Kind.UNAUTHORIZED, message);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
