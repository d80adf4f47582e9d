/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.vault;

import ai.orcarouter.core.crypto.AssociatedData;
import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.json.CanonicalJson;
import ai.orcarouter.mcp.internal.codec.Endpoints;
import ai.orcarouter.mcp.model.AuthMode;
import ai.orcarouter.mcp.model.Credential;
import ai.orcarouter.mcp.model.McpServer;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * A credential as it is stored. What is not secret of it says where the secret may go and is bound to it, so that it
 * cannot be changed (SEMANTICS 8.1).
 *
 * @param mode the mode it was stored for
 * @param tokenTarget for oauth where the secret is sent: the token URL, or how it is looked up; else empty
 * @param sealed the encrypted rest, in Base64
 */
public record SealedCredential(AuthMode mode, String tokenTarget, String sealed) {
    private static final String DOMAIN = "mcp.credential";

    /** Where the client's secret of a credential is sent; empty when it has none. */
    static String tokenTarget(Credential credential) {
        if (!(credential instanceof Credential.OAuthClient client)) {
            return "";
        }
        return client.tokenUrl().isEmpty() ? "discover:" + client.issuer() : "url:" + client.tokenUrl();
    }

    /** What a credential is bound to. */
    static AssociatedData place(String workspace, McpServer server, String tokenTarget) {
        String target = server.transport().isLaunched()
                ? server.launcher()
                : Endpoints.url(server.endpoint()).orElseThrow().origin();
        return AssociatedData.of(
                DOMAIN,
                workspace,
                server.id(),
                server.authMode().wire(),
                server.transport().wire(),
                target,
                tokenTarget);
    }

    /** The stored form. */
    public String write() {
        return CanonicalJson.write(Map.of("mode", mode.wire(), "token_target", tokenTarget, "sealed", sealed));
    }

    /** Reads a stored form; empty when it is damaged. */
    public static Optional<SealedCredential> read(String json) {
        Arguments read = Arguments.ofJson(json);
        if (read.fault().isEmpty()
                && read.value() instanceof Map<?, ?> map
                && map.get("mode") instanceof String mode
                && map.get("token_target") instanceof String target
                && map.get("sealed") instanceof String sealed) {
            for (AuthMode known : AuthMode.values()) {
                if (known.wire().equals(mode)) {
                    return Optional.of(new SealedCredential(known, target, sealed));
                }
            }
        }
        return Optional.empty();
    }

    byte[] bytes() {
        try {
            return Base64.getDecoder().decode(sealed);
        } catch (IllegalArgumentException damaged) {
            return new byte[0];
        }
    }

    /** The mode alone. */
    @Override
    public String toString() {
        return "SealedCredential[" + mode + "]";
    }
}
