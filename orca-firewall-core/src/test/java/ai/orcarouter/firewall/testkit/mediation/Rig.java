/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.testkit.mediation;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.Actor;
import ai.orcarouter.core.Role;
import ai.orcarouter.firewall.FirewallEngine;
import ai.orcarouter.firewall.OrcaWorkspace;
import ai.orcarouter.firewall.ToolGuard;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.Surface;
import ai.orcarouter.firewall.model.Verdict;
import java.util.List;

/** What scenarios share: a policy that denies the tool `drop`, one call, and what is said of it. */
final class Rig {
    static final Actor OWNER = new Actor("ann", Role.OWNER);
    static final String REASON = "tables stay";
    static final String DENIED = "firewall deny: " + REASON;
    static final String PATH = "{\"path\":\"/srv/a\"}";

    private Rig() {}

    static FirewallRule.Builder rule(Verdict verdict, String tool) {
        return FirewallRule.builder(4711, verdict)
                .label(REASON)
                .notes("known to the operators only")
                .stage(Surface.MCP)
                .toolNameGlob(tool);
    }

    static FirewallPolicy policy(FirewallRule... rules) {
        return FirewallPolicy.builder(1, "policy of the house")
                .isDefault(true)
                .defaultVerdict(Verdict.ALLOW)
                .rules(List.of(rules))
                .build();
    }

    static FirewallEngine engine(FirewallRule... rules) {
        return FirewallEngine.builder().policy(policy(rules)).build();
    }

    static ToolGuard guard(FirewallRule... rules) {
        return ToolGuard.of(engine(rules));
    }

    /** A guard that denies `drop` and allows everything else. */
    static ToolGuard guard() {
        return guard(rule(Verdict.DENY, "drop").build());
    }

    static OrcaWorkspace workspace(FirewallRule... rules) {
        OrcaWorkspace workspace = OrcaWorkspace.builder("acme").build();
        workspace.admin().policies().create(OWNER, policy(rules));
        return workspace;
    }

    /** A call of {@code tool} with a path; the id is made of the tool's name. */
    static ScriptedCall call(ScriptedTool tool) {
        return new ScriptedCall("call-" + tool.name(), tool.shownName(), PATH);
    }

    static ScriptedCall call(String id, ScriptedTool tool, String arguments) {
        return new ScriptedCall(id, tool.shownName(), arguments);
    }

    /** A run in which {@code tool} is the only one and is called once. */
    static AgentSetup once(ToolGuard guard, ScriptedTool tool) {
        return AgentSetup.of(guard, List.of(tool), List.of(List.of(call(tool))));
    }

    /** That the only call of {@code tool} did not run and the model read why. */
    static void denied(Transcript transcript, ScriptedTool tool) {
        assertThat(tool.executions()).as("executions of %s", tool.name()).isZero();
        assertThat(transcript.failureOrNull()).isNull();
        assertThat(transcript.text("call-" + tool.name())).contains(DENIED);
    }

    /** That the only call of {@code tool} ran once and the model read its answer. */
    static void ran(Transcript transcript, ScriptedTool tool) {
        assertThat(transcript.failureOrNull()).isNull();
        assertThat(tool.executions()).as("executions of %s", tool.name()).isEqualTo(1);
        assertThat(transcript.text("call-" + tool.name()))
                .contains("content of " + tool.name())
                .doesNotContain("firewall");
    }
}
