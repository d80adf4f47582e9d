/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.testkit;

import ai.orcarouter.firewall.model.Decision;
import ai.orcarouter.firewall.model.ReasonCode;
import ai.orcarouter.firewall.model.SkillStanding;
import ai.orcarouter.firewall.model.Surface;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.model.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * What lies over the policy's own decision: shadow mode (REFERENCE 2.12), then skills, which it does not relax (6.4).
 */
final class ReferenceOverlay {
    private ReferenceOverlay() {}

    static Decision shadow(Decision decision) {
        Verdict would = decision.verdict();
        if (would == Verdict.ALLOW || would == Verdict.AUDIT) {
            return decision;
        }
        String reason = "[shadow] would " + would.wire() + " \u2014 " + decision.reason();
        return with(decision, Verdict.AUDIT, decision.code(), reason, would);
    }

    static Decision skill(Decision decision, ToolCall call, SkillStanding standing) {
        if (decision.verdict() == Verdict.DENY) {
            return decision;
        }
        boolean canHold = call.surface() == Surface.MCP || call.surface() == Surface.INBOUND;
        Verdict hold = canHold ? Verdict.PENDING_APPROVAL : Verdict.DENY;
        String skill = "skill \"" + standing.skill().or(call::skill).orElse("") + "\"";
        return switch (standing.mode()) {
            case ALLOW -> decision;
            case BLOCK -> raised(decision, Verdict.DENY, ReasonCode.SKILL_BLOCK, skill + " is blocked");
            case QUARANTINE -> raised(decision, hold, ReasonCode.SKILL_QUARANTINE, skill + " is quarantined");
            case UNATTRIBUTED ->
                raised(
                        decision,
                        hold,
                        ReasonCode.SKILL_UNATTRIBUTED,
                        "the owner of tool \"" + call.tool() + "\" is not known");
        };
    }

    private static Decision raised(Decision decision, Verdict verdict, ReasonCode code, String reason) {
        return with(decision, verdict, code, reason, decision.shadowedOrNull());
    }

    private static Decision with(
            Decision decision, Verdict verdict, ReasonCode code, String reason, @Nullable Verdict shadowed) {
        return new Decision(
                verdict,
                code,
                reason,
                decision.ruleOrNull(),
                decision.policyId(),
                decision.policyName(),
                shadowed,
                null,
                decision.extraction(),
                decision.resolutions());
    }
}
