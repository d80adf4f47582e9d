/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.testkit.mediation;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.net.Extraction;
import ai.orcarouter.firewall.CallContext;
import ai.orcarouter.firewall.Mediation;
import ai.orcarouter.firewall.Mediator;
import ai.orcarouter.firewall.ToolGuard;
import ai.orcarouter.firewall.model.Decision;
import ai.orcarouter.firewall.model.ReasonCode;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.model.Verdict;
import java.util.List;

/** A guard that fails stops the call, and what a stopped model reads is fit for it. */
final class GuardScenarios {
    private GuardScenarios() {}

    static List<Scenario> all() {
        return List.of(
                failing("a guard that throws", (context, call) -> {
                    throw new IllegalStateException("internal state of the guard");
                }),
                failing("a guard that answers nothing", (context, call) -> nothing()),
                failing("a guard that overflows the stack", (context, call) -> {
                    throw new StackOverflowError();
                }),
                failing("a guard that rewrites arguments to no JSON", GuardScenarios::garbage),
                Scenario.of("a refusal reveals no policy", GuardScenarios::revealsNothing));
    }

    @SuppressWarnings("NullAway") // what the interface does not allow
    private static Mediation nothing() {
        return null;
    }

    private static Mediation garbage(CallContext context, ToolCall call) {
        Decision decision = new Decision(
                Verdict.SANITIZE,
                ReasonCode.RULE_MATCH,
                "cleaned",
                null,
                1,
                "",
                null,
                Arguments.ofJson("{\"path\":"),
                Extraction.nothing(),
                List.of());
        return Mediation.of(call, decision);
    }

    private static Scenario failing(String name, Mediator mediator) {
        return Scenario.of(name, harness -> {
            ScriptedTool read = ScriptedTool.of("read");
            ToolGuard guard = ToolGuard.builder(mediator).build();
            Transcript transcript = harness.run(Rig.once(guard, read));
            assertThat(read.executions()).isZero();
            assertThat(transcript.text("call-read"))
                    .contains("firewall deny: ")
                    .doesNotContain("internal state")
                    .doesNotContain("Exception");
        });
    }

    private static void revealsNothing(AgentHarness harness) {
        ScriptedTool drop = ScriptedTool.of("drop");
        Transcript transcript = harness.run(Rig.once(Rig.guard(), drop));
        Rig.denied(transcript, drop);
        assertThat(transcript.everything())
                .doesNotContain("policy of the house")
                .doesNotContain("4711")
                .doesNotContain("operators only")
                .doesNotContain("/srv/a")
                .doesNotContain("Exception");
    }
}
