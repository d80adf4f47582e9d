/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.evaluate;

import ai.orcarouter.firewall.internal.fault.HostFaults;
import ai.orcarouter.firewall.model.Decision;
import ai.orcarouter.firewall.model.ReasonCode;
import ai.orcarouter.firewall.model.SkillStanding;
import ai.orcarouter.firewall.model.Surface;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.model.Verdict;
import ai.orcarouter.firewall.spi.SkillGate;

/**
 * Lays the mode of the owning skill over a decision (REFERENCE 6.4). It only tightens, and shadow mode does not relax
 * it.
 */
final class SkillOverlay {
    private SkillOverlay() {}

    /** The gate's answer; a gate that throws or answers nothing does not know the owner. */
    @SuppressWarnings("ConstantValue")
    static SkillStanding ask(SkillGate gate, ToolCall call) {
        try {
            SkillStanding standing = gate.standing(call);
            return standing == null ? SkillStanding.unattributed() : standing;
        } catch (Throwable e) {
            HostFaults.passFatal(e);
            return SkillStanding.unattributed();
        }
    }

    static Decision apply(Decision decision, SkillStanding standing, ToolCall call, Lift lift) {
        if (standing.mode() == SkillStanding.Mode.ALLOW || decision.verdict() == Verdict.DENY) {
            return decision;
        }
        if (lift.skill() && standing.mode() != SkillStanding.Mode.BLOCK) {
            return decision;
        }
        boolean holds = call.surface() == Surface.MCP || call.surface() == Surface.INBOUND;
        Verdict held = holds ? Verdict.PENDING_APPROVAL : Verdict.DENY;
        String skill = standing.skill().or(call::skill).orElse("");
        return switch (standing.mode()) {
            case BLOCK -> with(decision, Verdict.DENY, ReasonCode.SKILL_BLOCK, "skill \"" + skill + "\" is blocked");
            case QUARANTINE ->
                with(decision, held, ReasonCode.SKILL_QUARANTINE, "skill \"" + skill + "\" is quarantined");
            case UNATTRIBUTED ->
                with(
                        decision,
                        held,
                        ReasonCode.SKILL_UNATTRIBUTED,
                        "the owner of tool \"" + call.tool() + "\" is not known");
            case ALLOW -> decision;
        };
    }

    private static Decision with(Decision decision, Verdict verdict, ReasonCode code, String reason) {
        return new Decision(
                verdict,
                code,
                reason,
                decision.ruleOrNull(),
                decision.policyId(),
                decision.policyName(),
                decision.shadowedOrNull(),
                null,
                decision.extraction(),
                decision.resolutions(),
                decision.skillOrNull());
    }
}
