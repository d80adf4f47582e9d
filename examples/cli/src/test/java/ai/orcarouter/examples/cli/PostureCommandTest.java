/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.PolicySummary;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PostureCommandTest {
    private final StoredWorld world = new StoredWorld();

    @AfterEach
    void close() {
        world.close();
    }

    private List<PolicySummary> policies() {
        return world.workspace().admin().policies().list(StoredWorld.ADMIN);
    }

    private String apply(String level) {
        CliRun run = world.run("posture", "apply", level, "--actor", "dee", "--json");
        assertThat(run.code()).as(run.err()).isZero();
        return String.valueOf(run.objects().get(0).get("audit_id"));
    }

    @Test
    void applyAndUndo_changeTheWorkspaceAndBack() {
        CliRun applied = world.run("posture", "apply", "tight", "--actor", "dee");
        assertThat(applied.code()).as(applied.err()).isZero();
        assertThat(applied.out())
                .startsWith("applied tight, audit id ")
                .contains("  firewall_policy 1 \"house rules\" changed\n    is_default: true -> false\n")
                .contains("\"Secure Agents (tight)\" created\n", "  guardrail 1 \"Secure Agents (tight)\" created");
        assertThat(policies()).hasSize(2).extracting(PolicySummary::isDefault).containsExactly(false, true);

        String id = applied.out().lines().findFirst().orElseThrow().substring("applied tight, audit id ".length());
        CliRun undone = world.run("posture", "undo", id, "--actor", "dee");
        assertThat(undone.code()).as(undone.err()).isZero();
        assertThat(undone.out()).startsWith("undid tight, audit id ").doesNotContain("lost");
        assertThat(policies())
                .singleElement()
                .satisfies(policy -> assertThat(policy.isDefault()).isTrue());

        CliRun again = world.run("posture", "undo", id, "--actor", "dee");
        assertThat(again.code()).isEqualTo(Orca.FAULTS);
        assertThat(again.err()).contains("was undone by change");
    }

    @Test
    void apply_isAnEvent() {
        String id = apply("permissive");
        CliRun table = world.run("events", "--kind", "posture");
        assertThat(table.code()).as(table.err()).isZero();
        assertThat(table.out()).contains("applied", "autonomy level permissive was applied");
        assertThat(world.run("events", "--kind", "posture", "--json").out()).contains("\"audit_id\":" + id);
    }

    @Test
    void undo_afterAnEdit_isRefusedUnlessForced() {
        String id = apply("balanced");
        PolicySummary level = policies().get(1);
        FirewallPolicy policy = world.workspace()
                .admin()
                .policies()
                .get(StoredWorld.ADMIN, level.id())
                .policy();
        world.workspace()
                .admin()
                .policies()
                .update(StoredWorld.ADMIN, policy.toBuilder().shadowMode(true).build(), 0);

        CliRun refused = world.run("posture", "undo", id, "--actor", "dee");
        assertThat(refused.code()).isEqualTo(Orca.FAULTS);
        assertThat(refused.err()).contains("it was changed since", "/firewall_policy/" + level.id());

        CliRun forced = world.run("posture", "undo", id, "--actor", "dee", "--force");
        assertThat(forced.code()).as(forced.err()).isZero();
        assertThat(forced.out()).contains("  lost: firewall_policy " + level.id(), "    shadow_mode: false -> true");
    }

    @Test
    void simulate_saysWhatWouldComeOutDifferently() {
        world.judge(StoredWorld.call("crm.read", "r1"));
        world.judge(StoredWorld.call("crm.read", "r1"));
        world.judge(StoredWorld.call("shell.exec", "r1"));

        CliRun run = world.run("posture", "simulate", "tight");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .startsWith("tight would change:\n")
                .contains("      3 looked at\n", "      1 would come out as they did\n")
                .contains("      2 would be denied\n           2 crm.read\n")
                .contains("WOULD BE", "default verdict deny");
        assertThat(policies()).hasSize(1);

        Map<String, Object> json = world.run("posture", "simulate", "tight", "--json", "--since", "1h")
                .objects()
                .get(0);
        assertThat((Map<?, ?>) json.get("replay")).hasFieldOrPropertyWithValue("calls", 3L);
    }

    @Test
    void wrongUse_isToldWithItsExitCode() {
        assertThat(world.run("posture", "apply", "loose", "--actor", "dee").code())
                .isEqualTo(Orca.USAGE);
        assertThat(world.run("posture", "apply", "tight", "--actor", "vic", "--role", "viewer")
                        .code())
                .isEqualTo(Orca.FAULTS);
        assertThat(world.run("posture", "apply", "tight", "--actor", " ").code())
                .isEqualTo(Orca.USAGE);
        assertThat(world.run("posture", "undo", "77", "--actor", "dee").code()).isEqualTo(Orca.FAULTS);
        assertThat(world.run("posture", "simulate", "tight", "--since", "2999-01-01T00:00:00Z")
                        .code())
                .isEqualTo(Orca.USAGE);
        assertThat(CliRun.of("posture").code()).isEqualTo(Orca.USAGE);
        assertThat(CliRun.of("posture", "--help").out()).contains("simulate", "apply", "undo", "permissive");
    }
}
