/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.vault;

import ai.orcarouter.core.crypto.InsecureSecretAccess;
import ai.orcarouter.core.crypto.Secret;
import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.json.CanonicalJson;
import ai.orcarouter.mcp.model.AuthMode;
import ai.orcarouter.mcp.model.Credential;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The text of a credential that is sealed: {@code auth_json} as its author wrote it. */
final class CredentialText {
    private CredentialText() {}

    static Secret write(Credential credential) {
        Map<String, Object> out = new LinkedHashMap<>();
        if (credential instanceof Credential.Bearer bearer) {
            out.put("token", clear(bearer.token()));
        } else if (credential instanceof Credential.AccessToken token) {
            out.put("access_token", clear(token.token()));
        } else if (credential instanceof Credential.Basic basic) {
            out.put("username", basic.username());
            out.put("password", clear(basic.password()));
        } else if (credential instanceof Credential.OAuthClient client) {
            out.put("client_id", client.clientId());
            out.put("client_secret", clear(client.clientSecret()));
            out.put("token_url", client.tokenUrl());
            out.put("issuer", client.issuer());
            out.put("scope", client.scope());
        } else if (credential instanceof Credential.Env env) {
            env.variables().forEach((name, value) -> out.put(name, clear(value)));
        } else {
            throw new IllegalArgumentException("not a credential to store: " + credential.mode());
        }
        return Secret.ofText(CanonicalJson.write(out));
    }

    static Optional<Credential> read(AuthMode mode, Secret text) {
        Arguments read = Arguments.ofJson(text.text(InsecureSecretAccess.token()));
        if (read.fault().isPresent() || !(read.value() instanceof Map<?, ?> map)) {
            return Optional.empty();
        }
        return switch (mode) {
            case NONE -> Optional.empty();
            case BEARER -> Optional.of(new Credential.Bearer(secret(map, "token")));
            case BASIC -> Optional.of(new Credential.Basic(text(map, "username"), secret(map, "password")));
            case OAUTH ->
                map.containsKey("access_token")
                        ? Optional.of(new Credential.AccessToken(secret(map, "access_token")))
                        : Optional.of(new Credential.OAuthClient(
                                text(map, "client_id"),
                                secret(map, "client_secret"),
                                text(map, "token_url"),
                                text(map, "issuer"),
                                text(map, "scope")));
            case ENV -> Optional.of(env(map));
        };
    }

    private static Credential env(Map<?, ?> map) {
        Map<String, Secret> variables = new LinkedHashMap<>();
        map.forEach((name, value) -> variables.put(String.valueOf(name), Secret.ofText(String.valueOf(value))));
        return new Credential.Env(variables);
    }

    private static String clear(Secret secret) {
        return secret.text(InsecureSecretAccess.token());
    }

    private static Secret secret(Map<?, ?> map, String name) {
        return Secret.ofText(text(map, name));
    }

    private static String text(Map<?, ?> map, String name) {
        @Nullable Object value = map.get(name);
        return value instanceof String text ? text : "";
    }
}
