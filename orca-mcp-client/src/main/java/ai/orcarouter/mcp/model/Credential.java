/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.model;

import ai.orcarouter.core.crypto.Secret;
import java.util.Map;

/**
 * What the gateway authenticates to a server with (REFERENCE 5.1, {@code auth_json}). Stored encrypted, shown masked;
 * its secrets leave {@link Secret} only on their way to the server they were registered for. Compares by identity.
 */
public sealed interface Credential {
    /** What stands for a stored secret when it is shown. */
    String MASK = "********";

    /** The mode that it is for. */
    AuthMode mode();

    /** No credential. */
    static Credential none() {
        return None.INSTANCE;
    }

    /** The absence of one. */
    enum None implements Credential {
        /** The only one. */
        INSTANCE;

        @Override
        public AuthMode mode() {
            return AuthMode.NONE;
        }
    }

    /**
     * The mask as it came back from a caller who changed other parts of a server: the stored credential stays
     * (REFERENCE 5.1). Refused where there is none or where it is bound to what changes (SEMANTICS 8.1).
     *
     * @param mode the mode that is asked for
     */
    record Kept(AuthMode mode) implements Credential {}

    /** A fixed bearer token. */
    final class Bearer implements Credential {
        private final Secret token;

        /** With that token: visible ASCII. */
        public Bearer(Secret token) {
            this.token = token;
        }

        /** The token. */
        public Secret token() {
            return token;
        }

        @Override
        public AuthMode mode() {
            return AuthMode.BEARER;
        }

        /** The mode alone. */
        @Override
        public String toString() {
            return "Bearer[" + MASK + "]";
        }
    }

    /** User name and password. */
    final class Basic implements Credential {
        private final String username;
        private final Secret password;

        /** With that user name, which has no colon, and password. */
        public Basic(String username, Secret password) {
            this.username = username;
            this.password = password;
        }

        /** The user name. */
        public String username() {
            return username;
        }

        /** The password. */
        public Secret password() {
            return password;
        }

        @Override
        public AuthMode mode() {
            return AuthMode.BASIC;
        }

        /** The mode alone. */
        @Override
        public String toString() {
            return "Basic[" + MASK + "]";
        }
    }

    /** A fixed access token that the host obtained by OAuth itself (REFERENCE 14.5). */
    final class AccessToken implements Credential {
        private final Secret token;

        /** With that token: visible ASCII. */
        public AccessToken(Secret token) {
            this.token = token;
        }

        /** The token. */
        public Secret token() {
            return token;
        }

        @Override
        public AuthMode mode() {
            return AuthMode.OAUTH;
        }

        /** The mode alone. */
        @Override
        public String toString() {
            return "AccessToken[" + MASK + "]";
        }
    }

    /** Client credentials, for which the gateway fetches tokens. */
    final class OAuthClient implements Credential {
        private final String clientId;
        private final Secret clientSecret;
        private final String tokenUrl;
        private final String issuer;
        private final String scope;

        /**
         * With these parts.
         *
         * @param tokenUrl where tokens are had; empty when it is looked up
         * @param issuer the authorization server that a look-up (RFC 9728, RFC 8414) must lead to; empty with a token
         *     URL
         * @param scope scopes to ask for, parted by blanks; empty asks for what the server names
         */
        public OAuthClient(String clientId, Secret clientSecret, String tokenUrl, String issuer, String scope) {
            this.clientId = clientId;
            this.clientSecret = clientSecret;
            this.tokenUrl = tokenUrl;
            this.issuer = issuer;
            this.scope = scope;
        }

        /** The client's id. */
        public String clientId() {
            return clientId;
        }

        /** The client's secret. */
        public Secret clientSecret() {
            return clientSecret;
        }

        /** Where tokens are had; empty when it is looked up. */
        public String tokenUrl() {
            return tokenUrl;
        }

        /** The authorization server that a look-up must lead to; empty with a token URL. */
        public String issuer() {
            return issuer;
        }

        /** Scopes to ask for; may be empty. */
        public String scope() {
            return scope;
        }

        @Override
        public AuthMode mode() {
            return AuthMode.OAUTH;
        }

        /** The mode alone. */
        @Override
        public String toString() {
            return "OAuthClient[" + MASK + "]";
        }
    }

    /** Variables of a child's environment. */
    final class Env implements Credential {
        private final Map<String, Secret> variables;

        /** With these variables. */
        public Env(Map<String, Secret> variables) {
            this.variables = Map.copyOf(variables);
        }

        /** Values by name. */
        public Map<String, Secret> variables() {
            return variables;
        }

        @Override
        public AuthMode mode() {
            return AuthMode.ENV;
        }

        /** The mode alone. */
        @Override
        public String toString() {
            return "Env[" + MASK + "]";
        }
    }
}
