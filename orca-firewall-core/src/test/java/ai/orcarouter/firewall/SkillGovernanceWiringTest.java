/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.firewall.model.ReasonCode;
import ai.orcarouter.firewall.model.SkillStanding;
import ai.orcarouter.firewall.model.SkillStanding.Mode;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.model.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A gate that reads the workspace it is part of. */
class SkillGovernanceWiringTest {
    private static final ToolCall CALL = ToolCall.of("pen.write", Map.of());

    @Test
    void governance_isMadeOnce_fromTheWorkspaceItself_andJudgesItsCalls() {
        List<String> made = new ArrayList<>();
        try (OrcaWorkspace workspace = OrcaWorkspace.builder("acme")
                .engine(engine -> engine.skillGate(call -> SkillStanding.ungoverned()))
                .skillGovernance(services -> {
                    made.add(services.workspace());
                    return call -> new SkillStanding("writer", Mode.BLOCK);
                })
                .build()) {
            Mediation answer = workspace.mediate(CallContext.anonymous(), CALL);
            assertThat(answer.decision().verdict()).isEqualTo(Verdict.DENY);
            assertThat(answer.decision().code()).isEqualTo(ReasonCode.SKILL_BLOCK);
            assertThat(made).containsExactly("acme");
        }
    }

    @Test
    void gateThatFails_holdsTheCall() {
        try (OrcaWorkspace workspace = OrcaWorkspace.builder("acme")
                .skillGovernance(services -> call -> {
                    throw new IllegalStateException("down");
                })
                .build()) {
            Mediation answer = workspace.mediate(CallContext.anonymous(), CALL);
            assertThat(answer.decision().verdict()).isEqualTo(Verdict.PENDING_APPROVAL);
            assertThat(answer.decision().code()).isEqualTo(ReasonCode.SKILL_UNATTRIBUTED);
        }
    }
}
