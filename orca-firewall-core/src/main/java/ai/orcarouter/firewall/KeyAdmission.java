/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

/** What a {@link KeyGate} or {@link KeyRing} says of a request. */
public sealed interface KeyAdmission {
    /**
     * The request may go on.
     *
     * @param key what decisions need to know of the key
     */
    record Admitted(KeyHandle key) implements KeyAdmission {}

    /**
     * The request goes no further: it reaches no model and is not metered (REFERENCE 1). The constants stand in the
     * order in which they are tested.
     */
    enum Refused implements KeyAdmission {
        /** The keys cannot be read at the moment, or no longer surely enough (SEMANTICS 5.2, 5.3). */
        KEYS_UNAVAILABLE("keys_unavailable", 503, "Keys cannot be checked at the moment."),
        /** No key has that secret. */
        UNKNOWN_KEY("invalid_key", 401, "This key is not valid."),
        /** The key is disabled. */
        DISABLED("key_disabled", 401, "This key is disabled."),
        /** The key's time is over. */
        EXPIRED("key_expired", 401, "This key has expired."),
        /** The caller's address is not on the key's list, or is not known. */
        ADDRESS("access_denied", 403, "This key may not be used from this address."),
        /** A gateway route was called with a regular key. */
        NOT_A_GATEWAY_KEY("gateway_key_required", 403, "This route needs a gateway key."),
        /** The key's model limits are on and its list is empty. */
        NO_MODELS("model_not_allowed", 403, "This token has no access to any models."),
        /** The model is not on the key's list, or is not known. */
        MODEL("model_not_allowed", 403, "This token has no access to this model."),
        /** The key has a credit limit and what it has spent is not known. */
        SPEND_UNKNOWN("spend_unknown", 503, "What this key has spent cannot be told at the moment."),
        /** The key has spent its credit limit. */
        CREDIT_LIMIT("credit_limit_reached", 402, "This key has reached its credit limit.");

        private final String code;
        private final int httpStatus;
        private final String message;

        Refused(String code, int httpStatus, String message) {
            this.code = code;
            this.httpStatus = httpStatus;
            this.message = message;
        }

        /** Stable code for {@code error.code}. */
        public String code() {
            return code;
        }

        /** The HTTP status that an adapter answers with. */
        public int httpStatus() {
            return httpStatus;
        }

        /** What the caller may be told; holds nothing of the key or the request. */
        public String message() {
            return message;
        }
    }
}
