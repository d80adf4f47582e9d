/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.testkit.mediation;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.spi.TextScreen;
import ai.orcarouter.core.spi.TextScreen.Outcome;
import ai.orcarouter.firewall.ToolGuard;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a tool answers passes the screen before the model reads it. */
final class ResultScenarios {
    private static final String SECRET = "hunter2";

    private ResultScenarios() {}

    static List<Scenario> all() {
        return List.of(
                screened("an answer that is masked", ResultScenarios::mask, "[gone]", false),
                screened("an answer that is masked, streamed", ResultScenarios::mask, "[gone]", true),
                screened("an answer that is blocked", ResultScenarios::block, ToolGuard.WITHHELD, false),
                screened("an answer that is blocked, streamed", ResultScenarios::block, ToolGuard.WITHHELD, true),
                screened(
                        "a screen that throws",
                        (stage, origin, text, run) -> {
                            throw new IllegalStateException("internal state of the screen");
                        },
                        ToolGuard.WITHHELD,
                        false),
                Scenario.of("a tool that throws", ResultScenarios::throwing));
    }

    private static TextScreen.Result mask(TextScreen.Stage stage, String origin, String text, @Nullable String run) {
        assertThat(stage).isEqualTo(TextScreen.Stage.TOOL_RESULT);
        return new TextScreen.Result(Outcome.REWRITTEN, text.replace(SECRET, "[gone]"), List.of());
    }

    private static TextScreen.Result block(TextScreen.Stage stage, String origin, String text, @Nullable String run) {
        return new TextScreen.Result(Outcome.BLOCKED, null, List.of());
    }

    private static Scenario screened(String name, TextScreen screen, String expected, boolean streamed) {
        Feature[] needs = streamed ? new Feature[] {Capability.STREAMING} : new Feature[0];
        return Scenario.of(
                name,
                harness -> {
                    ToolGuard guard =
                            ToolGuard.builder(Rig.engine()).textScreen(screen).build();
                    ScriptedTool read = ScriptedTool.of("read").answering(arguments -> "the password is " + SECRET);
                    AgentSetup setup = Rig.once(guard, read);
                    Transcript transcript = harness.run(streamed ? setup.streamed() : setup);
                    assertThat(read.executions()).isEqualTo(1);
                    assertThat(transcript.text("call-read")).contains(expected);
                    assertThat(transcript.everything()).doesNotContain(SECRET).doesNotContain("internal state");
                },
                needs);
    }

    /** What a framework makes of it, an error for the model or the end of the run, is its own affair. */
    private static void throwing(AgentHarness harness) {
        ScriptedTool read = ScriptedTool.of("read").answering(arguments -> {
            throw new IllegalStateException("disk on fire");
        });
        Transcript transcript = harness.run(Rig.once(Rig.guard(), read));
        assertThat(read.executions()).isEqualTo(1);
        assertThat(transcript.everything()).doesNotContain("firewall");
        assertThat(transcript.failureOrNull() != null
                        || !transcript.text("call-read").contains("content of"))
                .isTrue();
    }
}
