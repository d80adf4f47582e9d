/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.codec;

import ai.orcarouter.core.crypto.Secret;
import ai.orcarouter.core.document.DocumentReader;
import ai.orcarouter.core.document.Fields;
import ai.orcarouter.core.document.Locator;
import ai.orcarouter.core.document.Node;
import ai.orcarouter.core.document.Pointers;
import ai.orcarouter.core.document.Scope;
import ai.orcarouter.mcp.model.AuthMode;
import ai.orcarouter.mcp.model.Credential;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code auth_json}: an object, or a string that holds one (REFERENCE 5.1). What it reports repeats no value. */
public final class CredentialReader {
    private static final DocumentReader READER = new DocumentReader(64 << 10, 4);
    private static final int MAX_VARIABLES = 64;

    private final Scope scope;
    private final String pointer;
    private boolean faulty;

    private CredentialReader(Scope scope, String pointer) {
        this.scope = scope;
        this.pointer = pointer;
    }

    /**
     * Reads one.
     *
     * @param nodeOrNull the value; null when it is absent
     * @param place offset for what is said of its absence
     * @return null when it has a fault, which was reported
     */
    static @Nullable Credential read(Scope scope, @Nullable Node nodeOrNull, String pointer, int place, AuthMode mode) {
        CredentialReader reader = new CredentialReader(scope, pointer);
        if (nodeOrNull == null) {
            if (mode == AuthMode.NONE) {
                return Credential.none();
            }
            reader.fault(place, "", "auth_mode " + mode.wire() + " needs auth_json", "");
            return null;
        }
        return reader.read(nodeOrNull, mode);
    }

    private @Nullable Credential read(Node node, AuthMode mode) {
        if (node instanceof Node.Str text) {
            if (text.text().isEmpty() && mode == AuthMode.NONE) {
                return Credential.none();
            }
            if (text.text().equals(Credential.MASK)) {
                return new Credential.Kept(mode);
            }
            Locator inner = READER.read(".json", text.text()).locatorOrNull();
            if (inner == null || !(inner.root() instanceof Node.Obj object)) {
                fault(node.offset(), "", "auth_json must be an object, or a string that holds one", "");
                return null;
            }
            int offset = node.offset();
            return new CredentialReader(scope.inside(new Scope.Embedded(offset, pointer, pointer)), pointer)
                    .object(object, mode);
        }
        if (node instanceof Node.Obj object) {
            return object(object, mode);
        }
        scope.wrongKind(node, pointer, "auth_json", "an object", "");
        return null;
    }

    private @Nullable Credential object(Node.Obj object, AuthMode mode) {
        Credential read = switch (mode) {
            case NONE -> none(object);
            case BEARER -> bearer(object);
            case BASIC -> basic(object);
            case OAUTH -> oauth(object);
            case ENV -> env(object);
        };
        return faulty ? null : read;
    }

    private Credential none(Node.Obj object) {
        if (!object.members().isEmpty()) {
            fault(object.offset(), "", "auth_mode none has no auth_json", "leave it out, or set auth_mode");
        }
        return Credential.none();
    }

    private Credential bearer(Node.Obj object) {
        return new Credential.Bearer(token(fields(object, "token"), "token"));
    }

    private Credential basic(Node.Obj object) {
        Fields fields = fields(object, "username", "password");
        String username = text(fields, "username");
        if (username.indexOf(':') >= 0 || hasControl(username)) {
            fault(object.offset(), "/username", "a user name has no colon and no control character", "");
        }
        String password = text(fields, "password");
        if (hasControl(password)) {
            fault(object.offset(), "/password", "a password has no control character", "");
        }
        return new Credential.Basic(username, Secret.ofText(password));
    }

    private Credential oauth(Node.Obj object) {
        if (object.members().containsKey("access_token")) {
            return new Credential.AccessToken(token(fields(object, "access_token"), "access_token"));
        }
        Fields fields = fields(object, "client_id", "client_secret", "token_url", "issuer", "scope", "discover");
        String id = text(fields, "client_id");
        Secret secret = Secret.ofText(text(fields, "client_secret"));
        String tokenUrl = fields.text("token_url", "");
        String issuer = fields.text("issuer", "");
        if (tokenUrl.isEmpty() == (issuer.isEmpty() && !fields.flag("discover", false))) {
            fault(
                    object.offset(),
                    "",
                    "oauth needs either token_url, or issuer or discover to look it up",
                    "discover: true sends the client's secret wherever the server says");
        }
        tokenUrl = url(object, "/token_url", tokenUrl);
        issuer = url(object, "/issuer", issuer);
        String scope = fields.text("scope", "");
        if (!scope.isEmpty() && !isVisible(scope.replace(' ', '_'))) {
            fault(object.offset(), "/scope", "a scope is visible ASCII", "");
        }
        return new Credential.OAuthClient(id, secret, tokenUrl, issuer, scope);
    }

    private String url(Node.Obj object, String at, String text) {
        if (!text.isEmpty()) {
            String fault = Endpoints.faultOfTokenUrl(text);
            if (!fault.isEmpty()) {
                fault(object.offset(), at, fault, "");
            }
        }
        return text;
    }

    private Credential env(Node.Obj object) {
        Map<String, Secret> variables = new LinkedHashMap<>();
        if (object.members().isEmpty() || object.members().size() > MAX_VARIABLES) {
            fault(object.offset(), "", "env has 1 to " + MAX_VARIABLES + " variables", "");
        }
        object.members().forEach((name, member) -> {
            String at = Pointers.member("", name);
            String fault = EnvironmentNames.fault(name);
            if (!fault.isEmpty()) {
                fault(member.nameOffset(), at, fault, "");
            } else if (member.value() instanceof Node.Str value && value.text().indexOf('\0') < 0) {
                variables.put(name, Secret.ofText(value.text()));
            } else {
                fault(member.value().offset(), at, "a variable is a string without NUL", "");
            }
        });
        return new Credential.Env(variables);
    }

    private Fields fields(Node.Obj object, String... names) {
        object.members().forEach((name, member) -> {
            if (!List.of(names).contains(name)) {
                fault(
                        member.nameOffset(),
                        "",
                        "auth_json has an unknown field",
                        "fields here: " + String.join(", ", names));
            }
        });
        return Fields.of(scope, new Node.Obj(object.offset(), known(object, names)), pointer, List.of(names));
    }

    private static Map<String, Node.Member> known(Node.Obj object, String... names) {
        Map<String, Node.Member> known = new LinkedHashMap<>(object.members());
        known.keySet().retainAll(List.of(names));
        return known;
    }

    private Secret token(Fields fields, String name) {
        String text = text(fields, name);
        if (!text.isEmpty() && !isVisible(text)) {
            fault(0, "/" + name, "a token is visible ASCII", "");
        }
        return Secret.ofText(text);
    }

    private String text(Fields fields, String name) {
        fields.require(name);
        String text = fields.text(name, "");
        if (scope.unread().contains(fields.at(name))) {
            faulty = true;
        } else if (text.isEmpty()) {
            fault(0, "/" + name, name + " is empty", "");
        }
        return text;
    }

    private static boolean isVisible(String text) {
        return text.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    private static boolean hasControl(String text) {
        return text.chars().anyMatch(c -> c < ' ' || c == 0x7f);
    }

    private void fault(int offset, String at, String message, String hint) {
        faulty = true;
        scope.error(offset, pointer + at, message, hint);
    }
}
