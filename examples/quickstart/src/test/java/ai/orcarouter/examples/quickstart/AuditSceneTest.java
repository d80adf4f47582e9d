/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.spi.EventQuery;
import ai.orcarouter.firewall.OrcaWorkspace;
import ai.orcarouter.firewall.OrcaWorkspaceBuilder;
import ai.orcarouter.firewall.compliance.receipt.ChainCheck;
import ai.orcarouter.firewall.compliance.report.Report;
import ai.orcarouter.firewall.model.PolicySummary;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.posture.AutonomyLevel;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AuditSceneTest {
    @Test
    void theDay_isKeptInADatabaseWhenAskedTo() throws IOException {
        try (KeptDay kept = new KeptDay("jdbc:h2:mem:kept-day")) {
            try (FourthAct act = new FourthAct(kept::wire)) {
                act.apply(AutonomyLevel.BALANCED);
                act.send(ToolCall.builder("crm.read").build());
                act.audit().report();
            }
            try (OrcaWorkspace again = workspace(kept)) {
                assertThat(again.admin().policies().list(SecondAct.HOST))
                        .extracting(PolicySummary::name)
                        .containsExactly("Secure Agents (balanced)");
                assertThat(again.services()
                                .eventStore()
                                .page("larkfield", EventQuery.builder().build()))
                        .extracting(row -> row.event().tool())
                        .contains("crm.read");
            }
        }
    }

    private static OrcaWorkspace workspace(KeptDay kept) {
        OrcaWorkspaceBuilder builder = OrcaWorkspace.builder("larkfield");
        kept.wire(builder);
        return builder.build();
    }

    @Test
    void theDay_isReportedSignedAndReceipted() throws IOException {
        try (FourthAct act = new FourthAct()) {
            act.apply(AutonomyLevel.BALANCED);
            act.send(ToolCall.builder("crm.read")
                    .arguments(Arguments.ofJson("{}"))
                    .build());
            AuditScene scene = act.audit();
            Report report = scene.report();
            assertThat(report.evidence()).contains("\"by_verdict\":{\"audit\":1}", "Secure Agents (balanced)");
            Map<String, byte[]> files = scene.files(report);
            assertThat(scene.faults(files)).isEmpty();
            files.values().forEach(content -> content[content.length / 2] ^= 1);
            assertThat(scene.faults(files)).isNotEmpty();
            ChainCheck check = scene.receipt();
            assertThat(check.faults()).isEmpty();
            assertThat(check.checkpoint()).isEqualTo(1);
            assertThat(check.eventRows()).isPositive();
        }
    }
}
