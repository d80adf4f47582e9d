/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.compile;

import ai.orcarouter.core.net.Extraction;
import ai.orcarouter.firewall.model.Decision;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.ReasonCode;
import ai.orcarouter.firewall.model.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes decisions in the name of one policy. Immutable. */
public final class Decisions {
    private final long policyId;
    private final String policyName;
    private final boolean shadow;

    Decisions(long policyId, String policyName, boolean shadow) {
        this.policyId = policyId;
        this.policyName = policyName;
        this.shadow = shadow;
    }

    static Decisions of(FirewallPolicy policy) {
        return new Decisions(policy.id(), policy.name(), policy.shadowMode());
    }

    /** A decision before shadow mode. */
    public Decision make(Verdict verdict, ReasonCode code, String reason, @Nullable FirewallRule rule) {
        return new Decision(
                verdict, code, reason, rule, policyId, policyName, null, null, Extraction.nothing(), List.of());
    }

    /** A denial by a rule whose own reason is shown. */
    public Decision deny(ReasonCode code, FirewallRule rule) {
        return make(Verdict.DENY, code, rule.reason(), rule);
    }

    /** A denial because a restricting rule's machinery failed. */
    public Decision failed(FirewallRule rule) {
        return make(Verdict.DENY, ReasonCode.EVALUATION_ERROR, "rule could not be evaluated: " + rule.reason(), rule);
    }

    /** A denial because arguments could not be read. */
    public Decision badArguments(String fault, @Nullable FirewallRule rule) {
        return make(Verdict.DENY, ReasonCode.ARGUMENTS_INVALID, "arguments are not acceptable JSON: " + fault, rule);
    }

    /** The decision as it holds: in shadow mode an enforcing verdict is only reported (REFERENCE 2.12, 15.11). */
    public Decision show(Decision decided) {
        Verdict verdict = decided.verdict();
        if (!shadow || verdict == Verdict.ALLOW || verdict == Verdict.AUDIT) {
            return decided;
        }
        return new Decision(
                Verdict.AUDIT,
                decided.code(),
                "[shadow] would " + verdict.wire() + " \u2014 " + decided.reason(),
                decided.ruleOrNull(),
                decided.policyId(),
                decided.policyName(),
                verdict,
                null,
                decided.extraction(),
                decided.resolutions(),
                decided.skillOrNull());
    }
}
