/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.posture;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.spi.Event;
import ai.orcarouter.core.spi.EventQuery;
import ai.orcarouter.core.spi.EventRow;
import ai.orcarouter.firewall.model.Decision;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.PolicySummary;
import ai.orcarouter.firewall.model.ReasonCode;
import ai.orcarouter.firewall.model.Surface;
import ai.orcarouter.firewall.model.Verdict;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every documented rule of each level, by what it decides (REFERENCE 3, 15.28). */
class LevelDecisionsTest {
    private final PostureWorld world = new PostureWorld();

    @AfterEach
    void close() {
        world.close();
    }

    private void apply(AutonomyLevel level) {
        world.switchboard.apply(PostureWorld.DEVELOPER, level);
    }

    private void assertDeniedByRule(String tool) {
        for (Surface surface : List.of(Surface.MCP, Surface.RESPONSE, Surface.INBOUND)) {
            Decision decision = world.decide(surface, tool);
            assertThat(decision.verdict()).as("%s on %s", tool, surface).isEqualTo(Verdict.DENY);
            assertThat(decision.code()).as("%s on %s", tool, surface).isEqualTo(ReasonCode.RULE_MATCH);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shell.exec",
                "shell.run",
                "local.shell.exec",
                "bash",
                "ops.bash",
                "cmd",
                "win.cmd",
                "powershell",
                "win.powershell",
                "exec",
                "docker.exec",
                "http_fetch",
                "web.http_fetch",
                "web_search",
                "brave.web_search",
                "fetch_url",
                "web.fetch_url",
                "request",
                "http.request"
            })
    void tight_shellAndFetchTools_areDeniedByARule(String tool) {
        apply(AutonomyLevel.TIGHT);
        assertDeniedByRule(tool);
    }

    @ParameterizedTest
    @ValueSource(strings = {"filesystem.read_file", "shell", "executor", "bash2", "Bash", "my_request", "web.search"})
    void tight_anythingElse_isDeniedByDefault(String tool) {
        apply(AutonomyLevel.TIGHT);
        Decision decision = world.decide(Surface.MCP, tool);
        assertThat(decision.verdict()).isEqualTo(Verdict.DENY);
        assertThat(decision.code()).isEqualTo(ReasonCode.DEFAULT_VERDICT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shell.exec",
                "local.shell.exec",
                "bash",
                "ops.bash",
                "cmd",
                "win.cmd",
                "powershell",
                "win.powershell",
                "exec",
                "docker.exec"
            })
    void balanced_shellTools_areDeniedByARule(String tool) {
        apply(AutonomyLevel.BALANCED);
        assertDeniedByRule(tool);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http_fetch", "web.web_search", "fetch_url", "request", "filesystem.read_file", "shell"})
    void balanced_anythingElse_passesAndIsRecorded(String tool) {
        apply(AutonomyLevel.BALANCED);
        Decision decision = world.decide(Surface.MCP, tool);
        assertThat(decision.verdict()).isEqualTo(Verdict.AUDIT);
        assertThat(decision.code()).isEqualTo(ReasonCode.DEFAULT_VERDICT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"shell.exec", "bash", "http_fetch", "filesystem.read_file"})
    void permissive_everything_passesAndIsRecordedAsAGap(String tool) {
        world.policy("own", true);
        apply(AutonomyLevel.PERMISSIVE);
        Decision decision = world.decide(Surface.MCP, tool);
        assertThat(decision.verdict()).isEqualTo(Verdict.ALLOW);
        assertThat(decision.code()).isEqualTo(ReasonCode.NO_POLICY);
        assertThat(world.workspace.flush(Duration.ofMinutes(1))).isTrue();
        Event event = world
                .events
                .page(PostureWorld.NAME, EventQuery.builder().tool(tool).build())
                .stream()
                .map(EventRow::event)
                .findFirst()
                .orElseThrow();
        assertThat(event.verdict()).isEqualTo("observe");
        assertThat(event.gap()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(AutonomyLevel.class)
    void observeMode_isOnAtPermissiveOnly(AutonomyLevel level) {
        world.workspace.admin().putSettings(PostureWorld.ADMIN, level != AutonomyLevel.PERMISSIVE, "", null, 0);
        apply(level);
        assertThat(world.workspace.admin().settings(PostureWorld.VIEWER).observeMode())
                .isEqualTo(level == AutonomyLevel.PERMISSIVE);
    }

    @Test
    void tight_policy_hasExactlyTheDocumentedRules() {
        apply(AutonomyLevel.TIGHT);
        FirewallPolicy policy = policy("Secure Agents (tight)");
        assertThat(policy.defaultVerdict()).isEqualTo(Verdict.DENY);
        assertThat(policy.shadowMode()).isFalse();
        assertThat(policy.enabled() && policy.isDefault()).isTrue();
        assertThat(policy.rules())
                .allMatch(rule -> rule.verdict() == Verdict.DENY && rule.egressOrNull() == null)
                .allMatch(rule -> rule.argsMatch().isEmpty() && rule.stageOrNull() == null)
                .extracting(FirewallRule::toolNameGlob)
                .containsExactly(
                        "shell.*",
                        "*.shell.*",
                        "bash",
                        "*.bash",
                        "cmd",
                        "*.cmd",
                        "powershell",
                        "*.powershell",
                        "exec",
                        "*.exec",
                        "http_fetch",
                        "*.http_fetch",
                        "web_search",
                        "*.web_search",
                        "fetch_url",
                        "*.fetch_url",
                        "request",
                        "*.request");
    }

    @Test
    void balanced_policy_hasExactlyTheDocumentedRules() {
        apply(AutonomyLevel.BALANCED);
        FirewallPolicy policy = policy("Secure Agents (balanced)");
        assertThat(policy.defaultVerdict()).isEqualTo(Verdict.AUDIT);
        assertThat(policy.rules()).hasSize(10).allMatch(rule -> rule.verdict() == Verdict.DENY);
        assertThat(policy.rules())
                .extracting(FirewallRule::toolNameGlob)
                .startsWith("shell.*", "*.shell.*")
                .endsWith("exec", "*.exec");
    }

    private FirewallPolicy policy(String name) {
        long id = world.workspace.admin().policies().list(PostureWorld.VIEWER).stream()
                .filter(each -> each.name().equals(name))
                .mapToLong(PolicySummary::id)
                .findFirst()
                .orElseThrow();
        return world.workspace.admin().policies().get(PostureWorld.VIEWER, id).policy();
    }
}
