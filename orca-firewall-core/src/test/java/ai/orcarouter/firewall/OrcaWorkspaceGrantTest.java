/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.firewall.model.Approval;
import ai.orcarouter.firewall.model.ApprovalState;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.ReasonCode;
import ai.orcarouter.firewall.model.Sanitizer;
import ai.orcarouter.firewall.model.SkillStanding;
import ai.orcarouter.firewall.model.Surface;
import ai.orcarouter.firewall.model.Verdict;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Held calls in a workspace, and what a grant of theirs is good for. */
class OrcaWorkspaceGrantTest extends WorkspaceCase {
    @Test
    void mediate_grant_letsTheCallThroughOnce() {
        govern(hold().build());
        String id = granted();

        Mediation first = resume(PAY, id);
        assertThat(first.passes()).isTrue();
        assertThat(first.decision().code()).isEqualTo(ReasonCode.APPROVED);
        assertThat(lastEvent().approvalId()).isEqualTo(id);

        Mediation second = resume(PAY, id);
        assertThat(second.decision().code()).isEqualTo(ReasonCode.APPROVAL_REFUSED);
        assertThat(second.decision().reason()).contains("consumed");
    }

    @Test
    void mediate_withoutTheGrant_isHeldAgain() {
        govern(hold().build());
        String id = granted();

        assertThat(held()).isNotEqualTo(id);
    }

    @Test
    void mediate_undecidedApproval_staysHeldUnderTheSameId() {
        govern(hold().build());
        String id = held();

        Mediation again = resume(PAY, id);

        assertThat(again.decision().verdict()).isEqualTo(Verdict.PENDING_APPROVAL);
        assertThat(again.approvalId()).contains(id);
        assertThat(workspace.approvals().pending(REVIEWER)).hasSize(1);
    }

    @Test
    void mediate_grantForAnotherCall_isRefusedNamingWhatDiffers() {
        govern(hold().build());
        String id = granted();

        Mediation other = resume(PAY.withArguments(Arguments.ofJson("{\"cents\":999}")), id);

        assertThat(other.decision().code()).isEqualTo(ReasonCode.APPROVAL_REFUSED);
        assertThat(other.decision().reason()).contains("the arguments");
        assertThat(resume(PAY, id).passes()).isTrue();
    }

    @Test
    void mediate_rejectedOrExpired_staysBlocked() {
        govern(hold().build());
        String rejected = held();
        workspace.approvals().decide(REVIEWER, rejected, false, "no");
        String expired = granted();

        assertThat(resume(PAY, rejected).decision().reason()).contains("rejected");
        clock.advance(Duration.ofHours(25).toMillis());
        assertThat(resume(PAY, expired).decision().reason()).contains("expired");
    }

    @Test
    void mediate_ruleEditedAfterTheGrant_voidsIt() {
        govern(hold().build());
        String id = granted();

        govern(hold().label("payments, stricter").build());

        assertThat(resume(PAY, id).decision().code()).isEqualTo(ReasonCode.APPROVAL_REFUSED);
        assertThat(workspace.approvals().get(REVIEWER, id).state(clock.instant()))
                .isEqualTo(ApprovalState.REVOKED);
    }

    @Test
    void mediate_denyAddedAfterTheGrant_refusesAndKeepsTheGrant() {
        govern(hold().build());
        String id = granted();

        govern(
                FirewallRule.builder(9, Verdict.DENY)
                        .priority(1)
                        .toolNameGlob("bank.*")
                        .build(),
                hold().build());

        assertThat(resume(PAY, id).decision().code()).isEqualTo(ReasonCode.RULE_MATCH);
        assertThat(workspace.approvals().get(REVIEWER, id).state(clock.instant()))
                .isEqualTo(ApprovalState.APPROVED);
    }

    @Test
    void mediate_policyEditedElsewhere_proceedsAndSaysSo() {
        govern(hold().build());
        String id = granted();

        govern(
                hold().build(),
                FirewallRule.builder(5, Verdict.DENY).toolNameGlob("x.y").build());

        assertThat(resume(PAY, id).passes()).isTrue();
        assertThat(workspace.approvals().get(REVIEWER, id).note()).isEqualTo(Approval.RULE_CHANGED);
    }

    @Test
    void mediate_quarantinedSkillAndSanitizer_grantKeepsTheSanitizer() {
        govern(FirewallRule.builder(2, Verdict.SANITIZE)
                .stage(Surface.MCP)
                .toolNameGlob("bank.*")
                .sanitize(new Sanitizer(List.of("email"), List.of()))
                .build());
        standing[0] = new SkillStanding("banking", SkillStanding.Mode.QUARANTINE);
        String id = granted();

        Mediation resumed = resume(PAY, id);

        assertThat(resumed.passes()).isTrue();
        assertThat(resumed.effectiveArguments().toJson()).contains("[redacted:email]");
    }

    @Test
    void mediate_heldByRuleAndSkill_needsBothGrants() {
        govern(hold().build());
        standing[0] = new SkillStanding("banking", SkillStanding.Mode.QUARANTINE);
        String skill = granted();

        Mediation oneLifted = resume(PAY, skill);
        assertThat(oneLifted.decision().verdict()).isEqualTo(Verdict.PENDING_APPROVAL);
        String rule = oneLifted.approvalId().orElseThrow();
        assertThat(rule).isNotEqualTo(skill);
        workspace.approvals().decide(REVIEWER, rule, true, "");

        assertThat(resume(PAY, skill, rule).passes()).isTrue();
        assertThat(resume(PAY, skill, rule).passes()).isFalse();
    }

    @Test
    void mediate_blockedSkill_noGrantHelps() {
        govern(hold().build());
        String id = granted();
        standing[0] = new SkillStanding("banking", SkillStanding.Mode.BLOCK);

        assertThat(resume(PAY, id).decision().code()).isEqualTo(ReasonCode.SKILL_BLOCK);
    }

    @Test
    void mediate_approvalStoreFails_isClosed() {
        govern(hold().build());
        reopen(new FailingApprovals());

        Mediation held = mediate(PAY);

        assertThat(held.decision().verdict()).isEqualTo(Verdict.DENY);
        assertThat(held.decision().code()).isEqualTo(ReasonCode.APPROVAL_STORE_UNAVAILABLE);
        assertThat(resume(PAY, "0123456789abcdef01234567").decision().code())
                .isEqualTo(ReasonCode.APPROVAL_STORE_UNAVAILABLE);
    }
}
