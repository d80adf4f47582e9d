/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.compile;

import ai.orcarouter.core.document.Texts;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.FirewallRule;

/** How findings name the policy and the rule they are about. */
public final class Subjects {
    private static final String RULES = "/rules/";

    private Subjects() {}

    /** The rule that a pointer leads into, else the policy. */
    public static String of(FirewallPolicy policy, String pointer) {
        if (pointer.startsWith(RULES)) {
            int end = pointer.indexOf('/', RULES.length());
            String index = pointer.substring(RULES.length(), end < 0 ? pointer.length() : end);
            int at = index.matches("[0-9]{1,9}") ? Integer.parseInt(index) : Integer.MAX_VALUE;
            if (at < policy.rules().size()) {
                FirewallRule rule = policy.rules().get(at);
                return rule(rule.id(), rule.label());
            }
        }
        return policy(policy.name());
    }

    /** {@code policy "name"}. */
    public static String policy(String name) {
        return name.isEmpty() ? "policy" : "policy " + Texts.quote(name);
    }

    /** {@code rule 3 "label"}. */
    public static String rule(long id, String label) {
        return label.isEmpty() ? "rule " + id : "rule " + id + " " + Texts.quote(label);
    }
}
