/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.testkit.mediation;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.firewall.CallContext;
import ai.orcarouter.firewall.OrcaWorkspace;
import ai.orcarouter.firewall.ToolGuard;
import ai.orcarouter.firewall.model.SequencePattern;
import ai.orcarouter.firewall.model.Verdict;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a workspace remembers from call to call: approvals, budgets and sequences. */
final class StateScenarios {
    private StateScenarios() {}

    static List<Scenario> all() {
        return List.of(
                Scenario.of("held, and resumed once with its approval", StateScenarios::approval),
                Scenario.of("held, and rejected", StateScenarios::rejected),
                Scenario.of("held, and resumed with other arguments", StateScenarios::otherArguments),
                Scenario.of("a budget that is used up", StateScenarios::budget),
                Scenario.of("a sequence that must not be completed", StateScenarios::sequence));
    }

    private static String held(AgentHarness harness, ToolGuard guard, ScriptedTool pay, List<String> told) {
        Transcript transcript = harness.run(Rig.once(guard, pay));
        assertThat(pay.executions()).isZero();
        assertThat(told).hasSize(1);
        String id = told.get(0);
        assertThat(transcript.text("call-pay")).contains("firewall deny: held for approval");
        assertThat(transcript.everything()).doesNotContain(id);
        return id;
    }

    private static OrcaWorkspace holding() {
        return Rig.workspace(Rig.rule(Verdict.PENDING_APPROVAL, "pay").build());
    }

    private static ToolGuard telling(OrcaWorkspace workspace, List<String> told) {
        return ToolGuard.builder(workspace)
                .onHeld((call, approval) -> told.add(approval))
                .build();
    }

    private static void approval(AgentHarness harness) {
        try (OrcaWorkspace workspace = holding()) {
            List<String> told = new CopyOnWriteArrayList<>();
            ToolGuard guard = telling(workspace, told);
            ScriptedTool pay = ScriptedTool.of("pay");
            String id = held(harness, guard, pay, told);
            CallContext resumed = CallContext.anonymous().withApproval(id);
            harness.run(Rig.once(guard, pay).by(resumed));
            assertThat(pay.executions()).as("before the decision").isZero();
            workspace.approvals().decide(Rig.OWNER, id, true, "fine");
            Rig.ran(harness.run(Rig.once(guard, pay).by(resumed)), pay);
            harness.run(Rig.once(guard, pay).by(resumed));
            assertThat(pay.executions()).as("after the approval was used").isEqualTo(1);
        }
    }

    private static void rejected(AgentHarness harness) {
        try (OrcaWorkspace workspace = holding()) {
            List<String> told = new CopyOnWriteArrayList<>();
            ToolGuard guard = telling(workspace, told);
            ScriptedTool pay = ScriptedTool.of("pay");
            String id = held(harness, guard, pay, told);
            workspace.approvals().decide(Rig.OWNER, id, false, "no");
            Transcript transcript =
                    harness.run(Rig.once(guard, pay).by(CallContext.anonymous().withApproval(id)));
            assertThat(pay.executions()).isZero();
            assertThat(transcript.text("call-pay")).contains("firewall deny: ");
        }
    }

    private static void otherArguments(AgentHarness harness) {
        try (OrcaWorkspace workspace = holding()) {
            List<String> told = new CopyOnWriteArrayList<>();
            ToolGuard guard = telling(workspace, told);
            ScriptedTool pay = ScriptedTool.of("pay");
            String id = held(harness, guard, pay, told);
            workspace.approvals().decide(Rig.OWNER, id, true, "fine");
            ScriptedCall other = Rig.call("call-pay", pay, "{\"path\":\"/srv/other\"}");
            harness.run(AgentSetup.of(guard, List.of(pay), List.of(List.of(other)))
                    .by(CallContext.anonymous().withApproval(id)));
            assertThat(pay.executions()).isZero();
        }
    }

    private static void budget(AgentHarness harness) {
        try (OrcaWorkspace workspace =
                Rig.workspace(Rig.rule(Verdict.CAP_COST, "draw").capCostCents(5).build())) {
            ToolGuard guard = ToolGuard.builder(workspace)
                    .costs(call -> OptionalLong.of(5))
                    .build();
            ScriptedTool draw = ScriptedTool.of("draw");
            List<List<ScriptedCall>> turns =
                    List.of(List.of(Rig.call("a", draw, Rig.PATH)), List.of(Rig.call("b", draw, Rig.PATH)));
            Transcript transcript = harness.run(AgentSetup.of(guard, List.of(draw), turns));
            assertThat(draw.executions()).isEqualTo(1);
            assertThat(transcript.text("a")).contains("content of draw");
            assertThat(transcript.text("b")).contains("firewall deny: run is over its budget");
        }
    }

    private static SequencePattern.Step step(String tool) {
        return new SequencePattern.Step(tool, 1, false);
    }

    private static void sequence(AgentHarness harness) {
        SequencePattern chain = new SequencePattern(0, List.of(step("read"), step("send")));
        try (OrcaWorkspace workspace =
                Rig.workspace(Rig.rule(Verdict.DENY, "").sequence(chain).build())) {
            ToolGuard guard = ToolGuard.of(workspace);
            ScriptedTool read = ScriptedTool.of("read");
            ScriptedTool send = ScriptedTool.of("send");
            Transcript before = harness.run(Rig.once(guard, send));
            Rig.ran(before, send);
            Transcript transcript = harness.run(AgentSetup.of(
                    guard, List.of(read, send), List.of(List.of(Rig.call(read)), List.of(Rig.call(send)))));
            Rig.ran(transcript, read);
            assertThat(send.executions()).isEqualTo(1);
            assertThat(transcript.text("call-send")).contains(Rig.DENIED);
        }
    }
}
