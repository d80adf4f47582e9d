/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link KeyGate} is asked: who calls from where, for what. Whatever is left out counts against the caller where
 * the key restricts it.
 *
 * @param epochSecond now
 * @param callerIpOrNull address of the caller as a plain literal, without port; null when it is not known
 * @param modelOrNull model that the request is for; null when there is none or it is not known
 * @param withoutModel whether the request is known to reach no model, so that model limits do not apply
 * @param gatewayRoute whether it came in on a route for gateway keys (REFERENCE 2.15)
 * @param spentCents what the KEY account of the key has spent and reserved; {@link #UNKNOWN} when it is not known
 */
public record KeyRequest(
        long epochSecond,
        @Nullable String callerIpOrNull,
        @Nullable String modelOrNull,
        boolean withoutModel,
        boolean gatewayRoute,
        long spentCents) {
    /** The {@link #spentCents} of an account that was not read. */
    public static final long UNKNOWN = -1;

    /** Checks that a request without model names none and that nothing negative was spent. */
    public KeyRequest {
        if (withoutModel && modelOrNull != null) {
            throw new IllegalArgumentException("a request that reaches no model names none");
        }
        if (spentCents < UNKNOWN) {
            throw new IllegalArgumentException("what was spent is not negative");
        }
    }

    /** A builder of a request of which only the time is known. */
    public static Builder builder(Instant now) {
        return new Builder(now.getEpochSecond());
    }

    /** Collects what is known of a request. Not thread-safe. */
    public static final class Builder {
        private final long epochSecond;
        private @Nullable String callerIp;
        private @Nullable String model;
        private boolean withoutModel;
        private boolean gatewayRoute;
        private long spentCents = UNKNOWN;

        private Builder(long epochSecond) {
            this.epochSecond = epochSecond;
        }

        /** Sets {@link KeyRequest#callerIpOrNull()}. */
        public Builder callerIp(@Nullable String value) {
            callerIp = value;
            return this;
        }

        /** Sets {@link KeyRequest#modelOrNull()}. */
        public Builder model(@Nullable String value) {
            model = value;
            withoutModel = false;
            return this;
        }

        /** Says that the request reaches no model, such as a tool call that is only judged. */
        public Builder withoutModel() {
            model = null;
            withoutModel = true;
            return this;
        }

        /** Sets {@link KeyRequest#gatewayRoute()}. */
        public Builder gatewayRoute(boolean value) {
            gatewayRoute = value;
            return this;
        }

        /** Sets {@link KeyRequest#spentCents()}. */
        public Builder spentCents(long value) {
            spentCents = value;
            return this;
        }

        /** The request. */
        public KeyRequest build() {
            return new KeyRequest(epochSecond, callerIp, model, withoutModel, gatewayRoute, spentCents);
        }
    }
}
