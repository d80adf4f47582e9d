/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.firewall.compliance.receipt.ChainCheck;
import ai.orcarouter.firewall.compliance.report.Report;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.posture.AutonomyLevel;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AuditSceneTest {
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
