/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.testkit;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.ReasonCode;
import ai.orcarouter.firewall.model.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Where one walk over the rules ended.
 *
 * @param verdict what it says
 * @param code why
 * @param reason why, for people
 * @param ruleOrNull the rule that ended it, null at the default verdict
 * @param rewrittenOrNull redacted arguments, null when nothing changed
 */
record ReferenceOutcome(
        Verdict verdict,
        ReasonCode code,
        String reason,
        @Nullable FirewallRule ruleOrNull,
        @Nullable Arguments rewrittenOrNull) {

    static ReferenceOutcome of(Verdict verdict, ReasonCode code, FirewallRule rule) {
        return new ReferenceOutcome(verdict, code, rule.reason(), rule, null);
    }

    static ReferenceOutcome deny(ReasonCode code, String reason, @Nullable FirewallRule rule) {
        return new ReferenceOutcome(Verdict.DENY, code, reason, rule, null);
    }

    static ReferenceOutcome failed(FirewallRule rule) {
        return deny(ReasonCode.EVALUATION_ERROR, "rule could not be evaluated: " + rule.reason(), rule);
    }

    static ReferenceOutcome unreadable(String fault, @Nullable FirewallRule rule) {
        return deny(ReasonCode.ARGUMENTS_INVALID, "arguments are not acceptable JSON: " + fault, rule);
    }

    /** The more severe of two; this one when they are equal. */
    ReferenceOutcome orStricter(ReferenceOutcome later) {
        return later.verdict.compareTo(verdict) > 0 ? later : this;
    }
}
