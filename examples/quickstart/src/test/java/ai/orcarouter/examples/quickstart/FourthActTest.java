/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.model.Verdict;
import ai.orcarouter.firewall.posture.AppliedLevel;
import ai.orcarouter.firewall.posture.AutonomyLevel;
import ai.orcarouter.firewall.posture.ReplayReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FourthActTest {
    private static final ToolCall READ = ToolCall.of("filesystem.read_file", Map.of("path", "/srv/a.txt"));

    @Test
    void levels_followEachOtherAndAreUndone() throws IOException {
        try (FourthAct act = new FourthAct()) {
            act.apply(AutonomyLevel.BALANCED);
            assertThat(act.send(READ).verdict()).isEqualTo(Verdict.AUDIT);
            assertThat(act.prompt(ThirdAct.CUSTOMER).mutated()).isFalse();

            ReplayReport replay = act.simulate(AutonomyLevel.TIGHT).replay();
            assertThat(replay.denied().calls()).isEqualTo(1);
            assertThat(replay.textOutcomes()).isEqualTo(Map.of("unknown", 1L));

            AppliedLevel tight = act.apply(AutonomyLevel.TIGHT);
            assertThat(act.send(READ).verdict()).isEqualTo(Verdict.DENY);
            assertThat(act.prompt(ThirdAct.CUSTOMER).text())
                    .hasValueSatisfying(text -> assertThat(text).contains("[EMAIL]", "[CREDIT_CARD]"));

            act.undo(tight);
            assertThat(act.send(READ).verdict()).isEqualTo(Verdict.AUDIT);
        }
    }

    @Test
    void play_tellsTheStory() throws IOException {
        StringWriter text = new StringWriter();
        try (FourthAct act = new FourthAct();
                PrintWriter out = new PrintWriter(text)) {
            act.play(RecordedCalls.parse(Quickstart.bundled("calls.jsonl")), out, Style.PLAIN);
        }
        assertThat(text.toString())
                .contains(
                        "Fourth act",
                        "balanced is applied, audit id ",
                        "\"Secure Agents (balanced)\" created",
                        "the day goes by: ",
                        "would tight have been in the way?",
                        "before:   filesystem.read_file audit",
                        "now:      filesystem.read_file deny",
                        "undone:   every document is as it was",
                        "and now:  filesystem.read_file audit",
                        "auditor:  SOC 2 is covered to 0%; greatest risk CC7.2, ")
                .doesNotContain("\u001b");
    }
}
