/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.orcarouter.core.crypto.InsecureSecretAccess;
import ai.orcarouter.core.crypto.Secret;
import ai.orcarouter.mcp.internal.protocol.UpstreamException;
import ai.orcarouter.mcp.internal.transport.HeaderSource;
import ai.orcarouter.mcp.internal.transport.RequestHeaders;
import ai.orcarouter.mcp.model.Credential;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** Turns opened credentials into what a server is given. Stateless. */
public final class CredentialHeaders {
    private static final String AUTHORIZATION = "Authorization";

    private CredentialHeaders() {}

    /**
     * The fields of requests to a server.
     *
     * @param resource canonical URI of the server (RFC 8707)
     * @param web fetches tokens
     * @throws UpstreamException of kind UNAUTHORIZED for a credential that is not for http
     */
    public static HeaderSource of(Credential credential, String resource, TokenFetcher.Web web, TokenClock clock)
            throws UpstreamException {
        if (credential instanceof Credential.None) {
            return HeaderSource.none();
        }
        if (credential instanceof Credential.Bearer bearer) {
            return HeaderSource.fixed(bearer(bearer.token()));
        }
        if (credential instanceof Credential.AccessToken token) {
            return HeaderSource.fixed(bearer(token.token()));
        }
        if (credential instanceof Credential.Basic basic) {
            return HeaderSource.fixed(basic(basic.username(), basic.password()));
        }
        if (credential instanceof Credential.OAuthClient client) {
            return new TokenHeaders(new TokenFetcher(client, resource, web), clock);
        }
        throw UpstreamException.unsent(
                UpstreamException.Kind.UNAUTHORIZED, "the credential is not for a server over http");
    }

    /** The variables for a child process; empty for any other credential. */
    public static Map<String, String> environment(Credential credential) {
        Map<String, String> out = new HashMap<>();
        if (credential instanceof Credential.Env env) {
            env.variables().forEach((name, value) -> out.put(name, value.text(InsecureSecretAccess.token())));
        }
        return out;
    }

    static RequestHeaders bearer(Secret token) {
        return fields("Bearer " + token.text(InsecureSecretAccess.token()));
    }

    /** RFC 7617 with UTF-8. */
    static RequestHeaders basic(String username, Secret password) {
        String pair = username + ':' + password.text(InsecureSecretAccess.token());
        return fields("Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8)));
    }

    private static RequestHeaders fields(String value) {
        return RequestHeaders.of(Map.of(AUTHORIZATION, value));
    }
}
