/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.report;

import ai.orcarouter.core.Actor;
import ai.orcarouter.core.Role;
import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.spi.EvidenceSource;
import ai.orcarouter.core.spi.MemberDirectory;
import ai.orcarouter.firewall.CallContext;
import ai.orcarouter.firewall.OrcaWorkspace;
import ai.orcarouter.firewall.compliance.report.ComplianceReports;
import ai.orcarouter.firewall.compliance.report.Report;
import ai.orcarouter.firewall.compliance.report.ReportRequest;
import ai.orcarouter.firewall.memory.InMemoryKeysets;
import ai.orcarouter.firewall.model.AgentKey;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.model.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** A report of a workspace with hostile names in it, and everything that made it. */
final class SampleReport implements AutoCloseable {
    static final Actor ADMIN = new Actor("ada", Role.ADMIN);
    static final String MARKUP = "<script>alert(1)</script>&\"'";
    static final String FORMULA = "=HYPERLINK(\"http://evil.example\",\"x\")";
    static final String REVERSED = "safe\u202egpj.exe\u0007\n-- end of report --";
    static final String OTHER_SCRIPT = "\u6f22\u5b57 \ud83d\udc0b Grüße";
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:05Z");

    final OrcaWorkspace workspace = OrcaWorkspace.builder("acme")
            .keysets(new InMemoryKeysets())
            .clock(Clock.fixed(NOW, ZoneOffset.UTC))
            .build();
    final ComplianceReports reports = ComplianceReports.builder(workspace)
            .source(new Coverage("coverage"))
            .source(new Coverage("gaps"))
            .members(name -> List.of(
                    new MemberDirectory.Member("ada", "Ada Example", Role.ADMIN, NOW.minusSeconds(3_600)),
                    new MemberDirectory.Member("dee", "Dee Example", Role.DEVELOPER, null)))
            .build();
    final Report report;

    /** What compliance packs would say. */
    private record Coverage(String section) implements EvidenceSource {
        @Override
        public String evidence(String workspace, Instant from, Instant to) {
            return "{\"source\":\"packs\",\"frameworks\":[{\"framework\":\"soc2\",\"percent\":75,\"coverage_rows\":["
                    + "{\"clause\":\"CC6.1\",\"plane\":\"firewall\",\"state\":\"covered\",\"document\":{\"id\":\"1\",\"name\":\"house"
                    + " rules\"},\"uncovered\":[]},{\"clause\":\"CC7.2\",\"plane\":\"guardrail\",\"state\":\"gap\",\"document\":{},\"uncovered\":[{\"key\":\"7\",\"name\":\"build"
                    + " agent\"}]}]}]}";
        }
    }

    SampleReport(int calls) {
        workspace
                .admin()
                .policies()
                .create(
                        ADMIN,
                        FirewallPolicy.builder(1, "house rules")
                                .isDefault(true)
                                .rules(List.of(
                                        rule(1, Verdict.DENY, MARKUP, "shell.*"),
                                        rule(2, Verdict.ALLOW, "reading", "crm.*")))
                                .build());
        workspace.admin().keys().issue(ADMIN, AgentKey.builder(1, "build agent").build());
        List<String> tools = List.of("crm.read", "shell.exec", FORMULA, REVERSED, OTHER_SCRIPT, "a".repeat(300));
        for (int i = 0; i < calls; i++) {
            String tool = i < tools.size() ? tools.get(i) : "crm.tool_" + i;
            workspace.mediate(
                    CallContext.anonymous(),
                    ToolCall.builder(tool)
                            .arguments(Arguments.ofJson("{}"))
                            .model("large-1")
                            .provider("example")
                            .build());
        }
        if (!workspace.flush(Duration.ofSeconds(60))) {
            throw new AssertionError("the events were not stored");
        }
        report = reports.create(ADMIN, new ReportRequest("soc2", NOW.minus(Duration.ofDays(30)), NOW.plusSeconds(1)));
    }

    private static FirewallRule rule(long id, Verdict verdict, String label, String glob) {
        return FirewallRule.builder(id, verdict).label(label).toolNameGlob(glob).build();
    }

    @Override
    public void close() {
        workspace.close();
    }
}
