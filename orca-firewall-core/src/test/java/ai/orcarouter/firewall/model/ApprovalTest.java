/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApprovalTest {
    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07.5Z");
    private static final Instant END = NOW.plusSeconds(60);
    private static final String ID = "0123456789abcdef01234567";
    private static final ApprovalBinding BINDING = ApprovalBinding.builder("w", "tool", ApprovalBinding.Hold.SKILL)
            .keyId("k")
            .runId("r")
            .server("s", "sh")
            .arguments("ah", "eh")
            .destinations(List.of("b:1", "a:2", "b:1"))
            .policy(1, 2)
            .rule(3, "rh")
            .build();
    private static final ApprovalContext CONTEXT = new ApprovalContext(Surface.MCP, "why", "{}", "sk", "req", "conv");
    private static final Approval PENDING = Approval.pending(ID, BINDING, CONTEXT, NOW, END);
    private static final ApprovalRuling YES = new ApprovalRuling(true, "ann", "fine", NOW);
    private static final ApprovalRuling NO = new ApprovalRuling(false, "ann", "", NOW);

    @Test
    void state_followsTheLifecycle() {
        assertThat(PENDING.state(NOW)).isEqualTo(ApprovalState.PENDING);
        assertThat(PENDING.state(END.minusNanos(1))).isEqualTo(ApprovalState.PENDING);
        assertThat(PENDING.state(END)).isEqualTo(ApprovalState.EXPIRED);
        assertThat(PENDING.ruled(YES).state(NOW)).isEqualTo(ApprovalState.APPROVED);
        assertThat(PENDING.ruled(YES).state(END)).isEqualTo(ApprovalState.EXPIRED);
        assertThat(PENDING.ruled(NO).state(END)).isEqualTo(ApprovalState.REJECTED);
        assertThat(PENDING.ruled(YES).consumed(NOW, "").state(END)).isEqualTo(ApprovalState.CONSUMED);
        assertThat(PENDING.ruled(YES).revoked(NOW, "").state(END)).isEqualTo(ApprovalState.REVOKED);
        assertThat(PENDING.revoked(NOW, "").state(NOW)).isEqualTo(ApprovalState.REVOKED);
    }

    @Test
    void approval_thatCannotBe_isRefused() {
        for (String bad : List.of("", "0123456789ABCDEF01234567", ID + "0", ID.substring(1))) {
            assertThatIllegalArgumentException().isThrownBy(() -> Approval.pending(bad, BINDING, CONTEXT, NOW, END));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> Approval.pending(ID, BINDING, CONTEXT, NOW, NOW));
        assertThatIllegalArgumentException().isThrownBy(() -> PENDING.consumed(NOW, ""));
        assertThatIllegalArgumentException().isThrownBy(() -> PENDING.ruled(NO).consumed(NOW, ""));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PENDING.ruled(YES).revoked(NOW, "").consumed(NOW, ""));
    }

    @Test
    void binding_sortsItsDestinationsAndRefusesWhatAStoreCannotKeep() {
        assertThat(BINDING.destinations()).containsExactly("a:2", "b:1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ApprovalBinding.builder("w", "a\u0000", ApprovalBinding.Hold.RULE)
                        .build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ApprovalBinding.builder("w", "a", ApprovalBinding.Hold.RULE)
                        .runId("\uD800")
                        .build());
    }

    @Test
    void json_leadsBack() {
        for (Approval approval : List.of(
                PENDING,
                PENDING.ruled(NO),
                PENDING.ruled(YES).consumed(NOW, Approval.RULE_CHANGED),
                PENDING.ruled(YES).revoked(END, "n"),
                Approval.pending(
                        ID,
                        ApprovalBinding.builder("w", "t", ApprovalBinding.Hold.RULE)
                                .build(),
                        new ApprovalContext(Surface.EGRESS, "", "", "", "", ""),
                        NOW,
                        END))) {
            assertThat(Approval.fromJson(approval.toJson())).isEqualTo(approval);
        }
    }

    @Test
    void fromJson_whatIsNoApproval_isRefused() {
        String good = PENDING.toJson();
        for (String bad : List.of(
                "",
                "{}",
                good.replace("orca.approval.v1", "orca.approval.v0"),
                good.replace("\"skill\"", "\"none\""),
                good.replace("\"mcp\"", "\"none\""),
                good.replace("\"mcp\"", "1"),
                good.replace(ID, "1"),
                good.replace("2026", "year"))) {
            assertThatExceptionOfType(OrcaException.class)
                    .as(bad)
                    .isThrownBy(() -> Approval.fromJson(bad))
                    .extracting(OrcaException::code)
                    .isEqualTo(ErrorCode.INVALID_DOCUMENT);
        }
    }

    @Test
    void states_haveNamesThatLeadBack() {
        for (ApprovalState state : ApprovalState.values()) {
            assertThat(ApprovalState.fromWire(state.wire())).contains(state);
        }
        assertThat(ApprovalState.fromWire("none")).isEmpty();
    }
}
