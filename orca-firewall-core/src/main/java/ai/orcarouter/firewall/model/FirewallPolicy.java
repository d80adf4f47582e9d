/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.model;

import java.util.List;

/**
 * A named ordered list of rules (REFERENCE 2.2). Rules are asked by priority, then id; the first match wins.
 *
 * <p>The value holds what the author wrote; {@code PolicyCodec} and the engine's builder check it.
 *
 * @param id identifies the policy
 * @param name unique in its workspace
 * @param enabled whether it governs anything
 * @param isDefault whether it governs keys without a policy of their own
 * @param defaultVerdict what holds when no rule matches: {@code allow}, {@code audit} or {@code deny}
 * @param shadowMode whether enforcing verdicts are only reported (REFERENCE 2.12)
 * @param rules in any order
 */
public record FirewallPolicy(
        long id,
        String name,
        boolean enabled,
        boolean isDefault,
        Verdict defaultVerdict,
        boolean shadowMode,
        List<FirewallRule> rules) {

    /** Copies the rules. */
    public FirewallPolicy {
        rules = List.copyOf(rules);
    }

    /** A builder of an enabled policy with default verdict {@code audit}, not in shadow. */
    public static Builder builder(long id, String name) {
        return new Builder(id, name);
    }

    /** A builder that starts from this policy. */
    public Builder toBuilder() {
        return new Builder(id, name)
                .enabled(enabled)
                .isDefault(isDefault)
                .defaultVerdict(defaultVerdict)
                .shadowMode(shadowMode)
                .rules(rules);
    }

    /** Collects the parts of a policy. Not thread-safe. */
    public static final class Builder {
        private final long id;
        private final String name;
        private boolean enabled = true;
        private boolean isDefault;
        private Verdict defaultVerdict = Verdict.AUDIT;
        private boolean shadowMode;
        private List<FirewallRule> rules = List.of();

        private Builder(long id, String name) {
            this.id = id;
            this.name = name;
        }

        /** Sets {@link FirewallPolicy#enabled()}. */
        public Builder enabled(boolean value) {
            enabled = value;
            return this;
        }

        /** Sets {@link FirewallPolicy#isDefault()}. */
        public Builder isDefault(boolean value) {
            isDefault = value;
            return this;
        }

        /** Sets {@link FirewallPolicy#defaultVerdict()}. */
        public Builder defaultVerdict(Verdict value) {
            defaultVerdict = value;
            return this;
        }

        /** Sets {@link FirewallPolicy#shadowMode()}. */
        public Builder shadowMode(boolean value) {
            shadowMode = value;
            return this;
        }

        /** Sets {@link FirewallPolicy#rules()}. */
        public Builder rules(List<FirewallRule> value) {
            rules = value;
            return this;
        }

        /** Sets {@link FirewallPolicy#rules()}. */
        public Builder rules(FirewallRule... value) {
            return rules(List.of(value));
        }

        /** The policy. */
        public FirewallPolicy build() {
            return new FirewallPolicy(id, name, enabled, isDefault, defaultVerdict, shadowMode, rules);
        }
    }
}
