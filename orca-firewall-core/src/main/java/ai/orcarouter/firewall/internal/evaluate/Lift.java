/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.evaluate;

import ai.orcarouter.firewall.model.FirewallRule;
import java.util.Set;

/**
 * Holds that a person has lifted for one call (SEMANTICS 3.2). A lifted hold lets the call go on; everything else -
 * denials, sanitizers, budgets, egress - is decided as ever.
 *
 * @param skill whether a hold by skill governance is lifted
 * @param anyRule whether the hold of any rule is lifted
 * @param ruleIds the rules whose hold is lifted
 */
public record Lift(boolean skill, boolean anyRule, Set<Long> ruleIds) {
    /** Nothing is lifted. */
    public static final Lift NONE = new Lift(false, false, Set.of());

    /** Every hold is lifted, to see what would become of the call without any. */
    public static final Lift ALL = new Lift(true, true, Set.of());

    /** Copies the set. */
    public Lift {
        ruleIds = Set.copyOf(ruleIds);
    }

    /** Whether the hold of some rule is lifted. */
    boolean coversAny() {
        return anyRule || !ruleIds.isEmpty();
    }

    boolean covers(FirewallRule rule) {
        return anyRule || ruleIds.contains(rule.id());
    }
}
