/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.posture;

import static ai.orcarouter.firewall.posture.PostureWorld.DEVELOPER;
import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.net.IpAddress;
import ai.orcarouter.core.net.Resolution;
import ai.orcarouter.core.spi.PolicyTemplate;
import ai.orcarouter.firewall.CallContext;
import ai.orcarouter.firewall.FirewallEngine;
import ai.orcarouter.firewall.OrcaWorkspace;
import ai.orcarouter.firewall.PolicyCodec;
import ai.orcarouter.firewall.PolicyDocument;
import ai.orcarouter.firewall.model.Decision;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.Surface;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.model.Verdict;
import ai.orcarouter.firewall.spi.RunStateView;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The templates of the firewall: free of findings, and each rule shown at work by the calls that come with it. */
class TemplateCatalogTest {
    private static final TemplateCatalog CATALOG = TemplateCatalog.of();
    private static final List<IpAddress> PUBLIC =
            List.of(IpAddress.parse("93.184.215.14").orElseThrow());

    private static final RunStateView NEW_RUN = new RunStateView() {
        @Override
        public boolean completesSequence(FirewallRule rule, ToolCall call) {
            return false;
        }

        @Override
        public long spentCents(ToolCall call) {
            return 0;
        }
    };

    static List<String> ids() {
        return CATALOG.all().stream().map(PolicyTemplate::id).toList();
    }

    private static PolicyTemplate template(String id) {
        return CATALOG.find("firewall", id).orElseThrow();
    }

    private static PolicyDocument document(String id) {
        return PolicyCodec.standard().decode(id + ".yaml", template(id).yaml());
    }

    @Test
    void all_areTheDocumentedOnes() {
        assertThat(CATALOG.inCategory("template"))
                .extracting(PolicyTemplate::id)
                .containsExactly("coding", "support", "rag", "data", "devops", "browser");
        assertThat(CATALOG.inCategory("preset"))
                .extracting(PolicyTemplate::id)
                .containsExactly(
                        "block_destructive_shell",
                        "block_ssrf_egress",
                        "block_secrets_in_args",
                        "block_pii_in_tool_results");
        assertThat(CATALOG.find("firewall", "nothing")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void template_hasNoFindingAndExplainsItself(String id) {
        assertThat(document(id).issues()).isEmpty();
        assertThat(template(id).title()).endsWith(".");
        assertThat(template(id).yaml()).startsWith("# ");
        FirewallPolicy policy = document(id).policy();
        assertThat(policy.defaultVerdict()).isEqualTo(Verdict.AUDIT);
        assertThat(policy.isDefault()).isFalse();
        assertThat(policy.rules()).allMatch(rule -> !rule.label().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"coding", "support", "rag", "data", "devops", "browser"})
    void template_hasACostCapAShellDenyAndAnEgressDeny(String id) {
        assertThat(document(id).policy().rules())
                .anyMatch(rule -> rule.verdict() == Verdict.CAP_COST
                        && rule.capCostCents().orElseThrow() == 500)
                .anyMatch(rule ->
                        rule.verdict() == Verdict.DENY && rule.toolNameGlob().equals("shell.*"))
                .anyMatch(rule -> rule.verdict() == Verdict.DENY
                        && rule.egress()
                                .filter(list -> list.deny().contains("169.254.0.0/16"))
                                .isPresent());
    }

    @ParameterizedTest
    @MethodSource("ids")
    void testCalls_comeOutAsStatedAndShowEveryRule(String id) {
        FirewallPolicy policy = document(id).policy();
        FirewallEngine engine = FirewallEngine.builder()
                .policy(policy)
                .runState(NEW_RUN)
                .resolver((host, timeout) -> Resolution.of(host, PUBLIC))
                .build();
        Set<Long> shown = new HashSet<>();
        for (String line : template(id).testCalls().lines().toList()) {
            Map<?, ?> row =
                    (Map<?, ?>) Objects.requireNonNull(Arguments.ofJson(line).value(), line);
            Decision decision = engine.mediate(call(row));
            assertThat(decision.verdict().wire()).as("%s%n%s", line, decision).isEqualTo(text(row, "expect"));
            decision.rule().ifPresent(rule -> shown.add(rule.id()));
            if (row.get("rule") instanceof Long rule) {
                assertThat(decision.rule().map(FirewallRule::id).orElse(0L))
                        .as(line)
                        .isEqualTo(rule);
            }
        }
        assertThat(policy.rules())
                .filteredOn(rule -> rule.sequenceOrNull() == null)
                .extracting(FirewallRule::id)
                .isSubsetOf(shown);
    }

    private static String text(Map<?, ?> row, String member) {
        return String.valueOf(row.get(member));
    }

    private static ToolCall call(Map<?, ?> row) {
        @SuppressWarnings("unchecked") // the keys of a JSON object are strings
        Map<String, ?> arguments = (Map<String, ?>) Objects.requireNonNull(row.get("arguments"));
        ToolCall.Builder call = ToolCall.builder(text(row, "tool"))
                .arguments(Arguments.of(arguments))
                .run(row.get("run") instanceof String run ? run : null);
        if (row.get("surface") instanceof String surface) {
            call.surface(Surface.fromWire(surface).orElseThrow());
        }
        if (row.get("estimated_cost_cents") instanceof Long cents) {
            call.estimatedCostCents(cents);
        }
        return call.build();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rag docs.retrieve", "data postgres.query"})
    void chainOfReadingAndLeaving_isBrokenAtItsLastStep(String given) {
        int space = given.indexOf(' ');
        FirewallPolicy policy = document(given.substring(0, space)).policy().toBuilder()
                .isDefault(true)
                .build();
        try (OrcaWorkspace workspace = OrcaWorkspace.builder("acme")
                .engine(engine -> engine.resolver((host, timeout) -> Resolution.of(host, PUBLIC)))
                .build()) {
            workspace.admin().policies().create(DEVELOPER, policy);
            assertThat(mediate(workspace, "web.get", "https://example.com/").verdict())
                    .isEqualTo(Verdict.AUDIT);
            assertThat(mediate(workspace, given.substring(space + 1), "").verdict())
                    .isEqualTo(Verdict.ALLOW);
            assertThat(mediate(workspace, "web.get", "https://example.com/").verdict())
                    .isEqualTo(Verdict.DENY);
        }
    }

    private static Decision mediate(OrcaWorkspace workspace, String tool, String url) {
        return workspace
                .mediate(
                        CallContext.anonymous(),
                        ToolCall.builder(tool)
                                .arguments(Arguments.of(url.isEmpty() ? Map.of() : Map.of("url", url)))
                                .run("run-1")
                                .build())
                .decision();
    }
}
