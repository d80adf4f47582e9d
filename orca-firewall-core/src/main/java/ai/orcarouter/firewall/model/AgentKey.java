/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.model;

import java.util.List;
import java.util.Locale;

/**
 * The identity of a calling agent: who may use it, from where, for which models and how much, and which guardrail and
 * firewall policy govern its calls (REFERENCE 7). Immutable.
 *
 * <p>The value holds what the author wrote; {@code AgentKeyCodec} checks it, and a {@code KeyGate} is made only of a
 * key without faults. The secret cannot be changed: a successor key is issued instead.
 *
 * @param id identifies the key; what {@code ToolCall.key()} holds in decimal
 * @param name for people; up to 128 characters
 * @param status whether it is accepted at all
 * @param masked what is shown of the secret after it was issued, such as {@code sk-orca-a1b2****yz90}
 * @param secretHash keyed hash of the secret, 64 lower-case hexadecimal digits; the secret itself is nowhere
 * @param createdTime epoch seconds
 * @param accessedTime epoch seconds of the last use that was recorded; 0 for none
 * @param expiredTime epoch second from which on it is refused; {@link #NEVER} for none
 * @param creditLimitCents what it may spend in its whole life, in cents of a US dollar; 0 for no limit. Spent,
 *     remaining and reserved amounts are those of its KEY account in the run ledger
 * @param modelLimitsEnabled whether it reaches only the models of {@code modelLimits}
 * @param modelLimits model names in which {@code *} stands for any characters, also none; with limits on and an empty
 *     list it reaches no model
 * @param allowIps addresses and CIDR blocks, IPv4 and IPv6, that calls may come from; empty for all
 * @param environment free label; up to 128 characters
 * @param group free label; up to 128 characters
 * @param guardrailId its guardrail; 0 for the workspace default
 * @param firewallPolicyId its firewall policy; 0 for the workspace default
 * @param firewallGateway whether it opens the gateway routes (evaluate, plan, MCP gateway); only an Admin may set it
 * @param version counts the edits of the stored document
 */
public record AgentKey(
        long id,
        String name,
        Status status,
        String masked,
        String secretHash,
        long createdTime,
        long accessedTime,
        long expiredTime,
        long creditLimitCents,
        boolean modelLimitsEnabled,
        List<String> modelLimits,
        List<String> allowIps,
        String environment,
        String group,
        long guardrailId,
        long firewallPolicyId,
        boolean firewallGateway,
        long version) {

    /** The {@link #expiredTime} of a key that does not expire. */
    public static final long NEVER = -1;

    /** Whether a key is accepted. */
    public enum Status {
        /** Accepted; {@code 1} on the wire. */
        ACTIVE(1),
        /** Refused; {@code 2} on the wire. */
        DISABLED(2);

        private final int wire;

        Status(int wire) {
            this.wire = wire;
        }

        /** The number that stands for it in documents. */
        public int wire() {
            return wire;
        }

        /** Its name in lower case, for people. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Copies the lists. */
    public AgentKey {
        modelLimits = List.copyOf(modelLimits);
        allowIps = List.copyOf(allowIps);
    }

    /** A builder of an active key that never expires, without limits or bindings. */
    public static Builder builder(long id, String name) {
        return new Builder(id, name);
    }

    /** A builder that starts from this key. */
    public Builder toBuilder() {
        return new Builder(id, name)
                .status(status)
                .masked(masked)
                .secretHash(secretHash)
                .createdTime(createdTime)
                .accessedTime(accessedTime)
                .expiredTime(expiredTime)
                .creditLimitCents(creditLimitCents)
                .modelLimitsEnabled(modelLimitsEnabled)
                .modelLimits(modelLimits)
                .allowIps(allowIps)
                .environment(environment)
                .group(group)
                .guardrailId(guardrailId)
                .firewallPolicyId(firewallPolicyId)
                .firewallGateway(firewallGateway)
                .version(version);
    }

    /** Id, name and status; nothing derived from the secret. */
    @Override
    public String toString() {
        return "AgentKey[" + id + ", " + name + ", " + status.label() + "]";
    }

    /** Collects the parts of a key. Not thread-safe. */
    public static final class Builder {
        private final long id;
        private final String name;
        private Status status = Status.ACTIVE;
        private String masked = "";
        private String secretHash = "";
        private long createdTime;
        private long accessedTime;
        private long expiredTime = NEVER;
        private long creditLimitCents;
        private boolean modelLimitsEnabled;
        private List<String> modelLimits = List.of();
        private List<String> allowIps = List.of();
        private String environment = "";
        private String group = "";
        private long guardrailId;
        private long firewallPolicyId;
        private boolean firewallGateway;
        private long version;

        private Builder(long id, String name) {
            this.id = id;
            this.name = name;
        }

        /** Sets {@link AgentKey#status()}. */
        public Builder status(Status value) {
            status = value;
            return this;
        }

        /** Sets {@link AgentKey#masked()}. */
        public Builder masked(String value) {
            masked = value;
            return this;
        }

        /** Sets {@link AgentKey#secretHash()}. */
        public Builder secretHash(String value) {
            secretHash = value;
            return this;
        }

        /** Sets {@link AgentKey#createdTime()}. */
        public Builder createdTime(long value) {
            createdTime = value;
            return this;
        }

        /** Sets {@link AgentKey#accessedTime()}. */
        public Builder accessedTime(long value) {
            accessedTime = value;
            return this;
        }

        /** Sets {@link AgentKey#expiredTime()}. */
        public Builder expiredTime(long value) {
            expiredTime = value;
            return this;
        }

        /** Sets {@link AgentKey#creditLimitCents()}. */
        public Builder creditLimitCents(long value) {
            creditLimitCents = value;
            return this;
        }

        /** Sets {@link AgentKey#modelLimitsEnabled()}. */
        public Builder modelLimitsEnabled(boolean value) {
            modelLimitsEnabled = value;
            return this;
        }

        /** Sets {@link AgentKey#modelLimits()}. */
        public Builder modelLimits(List<String> value) {
            modelLimits = value;
            return this;
        }

        /** Sets {@link AgentKey#allowIps()}. */
        public Builder allowIps(List<String> value) {
            allowIps = value;
            return this;
        }

        /** Sets {@link AgentKey#environment()}. */
        public Builder environment(String value) {
            environment = value;
            return this;
        }

        /** Sets {@link AgentKey#group()}. */
        public Builder group(String value) {
            group = value;
            return this;
        }

        /** Sets {@link AgentKey#guardrailId()}. */
        public Builder guardrailId(long value) {
            guardrailId = value;
            return this;
        }

        /** Sets {@link AgentKey#firewallPolicyId()}. */
        public Builder firewallPolicyId(long value) {
            firewallPolicyId = value;
            return this;
        }

        /** Sets {@link AgentKey#firewallGateway()}. */
        public Builder firewallGateway(boolean value) {
            firewallGateway = value;
            return this;
        }

        /** Sets {@link AgentKey#version()}. */
        public Builder version(long value) {
            version = value;
            return this;
        }

        /** The key. */
        public AgentKey build() {
            return new AgentKey(
                    id,
                    name,
                    status,
                    masked,
                    secretHash,
                    createdTime,
                    accessedTime,
                    expiredTime,
                    creditLimitCents,
                    modelLimitsEnabled,
                    modelLimits,
                    allowIps,
                    environment,
                    group,
                    guardrailId,
                    firewallPolicyId,
                    firewallGateway,
                    version);
        }
    }
}
