/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.pack;

import ai.orcarouter.core.spi.PackPlane.Realization;
import ai.orcarouter.core.spi.PackPlane.Realization.State;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.SuffixGlob;
import ai.orcarouter.firewall.model.Verdict;
import java.util.Comparator;
import java.util.List;

/**
 * How far a policy does what rules ask for. A rule counts when the policy has one with the same conditions and a
 * verdict that is as strict, and no more lenient rule that may match the same calls is asked before it; whether it
 * really can match them is not worked out, so what counts is certain and what does not may be harmless.
 */
public final class PolicyRealization {
    private final FirewallPolicy policy;
    private final List<FirewallRule> inOrder;
    private final SuffixGlob suffixes;

    private PolicyRealization(FirewallPolicy policy, SuffixGlob suffixes) {
        this.policy = policy;
        this.suffixes = suffixes;
        inOrder = policy.rules().stream()
                .sorted(Comparator.comparingInt(FirewallRule::priority).thenComparingLong(FirewallRule::id))
                .toList();
    }

    /** How far {@code policy} does what {@code declared} asks for. */
    public static Realization of(FirewallPolicy policy, List<FirewallRule> declared, SuffixGlob suffixes) {
        if (!policy.enabled()) {
            return new Realization(State.ABSENT, "policy \"" + policy.name() + "\" is switched off");
        }
        return new PolicyRealization(policy, suffixes).of(declared);
    }

    private Realization of(List<FirewallRule> declared) {
        Realization worst = Realization.ENFORCED;
        for (FirewallRule rule : declared) {
            Realization each = of(rule);
            if (each.state().compareTo(worst.state()) > 0) {
                worst = each;
            }
        }
        return worst.state() == State.ENFORCED && policy.shadowMode()
                ? new Realization(State.OBSERVED, "policy \"" + policy.name() + "\" is in shadow mode")
                : worst;
    }

    private Realization of(FirewallRule declared) {
        Realization best = new Realization(State.ABSENT, "policy \"" + policy.name() + "\" has no such rule");
        for (FirewallRule rule : inOrder) {
            if (conditions(rule).equals(conditions(declared))) {
                Realization each = of(rule, declared);
                if (each.state().compareTo(best.state()) < 0 || best.state() == State.ABSENT) {
                    best = each;
                }
            }
        }
        return best;
    }

    private Realization of(FirewallRule rule, FirewallRule declared) {
        if (!isAsStrict(rule, declared)) {
            State state = rule.verdict() == Verdict.AUDIT ? State.OBSERVED : State.ABSENT;
            return new Realization(
                    state, named(rule) + " says " + rule.verdict().wire());
        }
        if (declared.verdict() == Verdict.AUDIT) {
            return Realization.ENFORCED; // every other verdict is recorded as well
        }
        for (FirewallRule earlier : inOrder.subList(0, inOrder.indexOf(rule))) {
            if (!isAsStrict(earlier, declared) && Overlap.possible(earlier, rule, suffixes)) {
                return new Realization(State.ABSENT, named(earlier) + " may decide before " + named(rule));
            }
        }
        return Realization.ENFORCED;
    }

    private static boolean isAsStrict(FirewallRule rule, FirewallRule declared) {
        Verdict verdict = rule.verdict();
        return switch (declared.verdict()) {
            case DENY -> verdict == Verdict.DENY;
            case PENDING_APPROVAL -> verdict == Verdict.DENY || verdict == Verdict.PENDING_APPROVAL;
            case SANITIZE ->
                verdict == Verdict.DENY
                        || verdict == Verdict.PENDING_APPROVAL
                        || (verdict == Verdict.SANITIZE && rule.sanitize().equals(declared.sanitize()));
            case AUDIT -> verdict == Verdict.AUDIT || verdict.restricts();
            case CAP_COST ->
                verdict == Verdict.DENY
                        || (verdict == Verdict.CAP_COST
                                && rule.capCostCents().orElse(Long.MAX_VALUE)
                                        <= declared.capCostCents().orElse(0));
            case ALLOW -> verdict == Verdict.ALLOW;
        };
    }

    /** What makes a rule match, and nothing else. */
    private static FirewallRule conditions(FirewallRule rule) {
        return new FirewallRule(
                0,
                0,
                "",
                rule.stageOrNull(),
                rule.toolNameGlob().equals("*") ? "" : rule.toolNameGlob(),
                rule.skillNameGlob().equals("*") ? "" : rule.skillNameGlob(),
                Verdict.AUDIT,
                rule.argsMatch(),
                null,
                rule.egressOrNull(),
                null,
                rule.sequenceOrNull(),
                "");
    }

    private static String named(FirewallRule rule) {
        return rule.label().isEmpty() ? "rule " + rule.id() : "rule " + rule.id() + " \"" + rule.label() + '"';
    }
}
