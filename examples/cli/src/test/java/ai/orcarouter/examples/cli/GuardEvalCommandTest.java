/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GuardEvalCommandTest {
    private static final List<String> ROWS = List.of(
            "{\"text\":\"an apple\",\"label\":\"fruit\",\"id\":\"a1\"}",
            "{\"text\":\"a pear \\u001b[31m\",\"label\":\"fruit\",\"id\":\"a2\"}",
            "{\"text\":\"apple sauce\",\"label\":\"benign\"}",
            "{\"text\":\"nothing\",\"label\":false}");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private String guardrail() throws Exception {
        return file(
                "g.yaml", "name: orchard\nrules:\n  - {type: keyword, stage: both, action: flag, keywords: [apple]}\n");
    }

    private String file(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8)
                .toString();
    }

    @Test
    void eval_asText_showsScoresAndFailingTexts() throws Exception {
        CliRun run = CliRun.lines(ROWS, "guard", "eval", guardrail(), "-");
        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo("""
                guardrail "orchard" on <stdin>: 4 samples, 0 undecided

                category  precision  recall  F1     found  false  missed
                overall   0.500      0.500   0.500  1      1      1
                fruit     0.500      0.500   0.500  1      1      1

                line  id  fault        why                            text
                2     a2  missed       fruit                          a pear <U+001b>[31m
                3     -   false alarm  keyword(matched 1 keyword(s))  apple sauce
                """);
    }

    @Test
    void eval_asJson_isOneObjectWithoutTexts() throws Exception {
        String corpus = file("c.jsonl", String.join("\n", ROWS));
        CliRun run = CliRun.of("guard", "eval", guardrail(), corpus, "--format", "json", "--failing", "1");
        assertThat(run.code()).isZero();
        assertThat(run.objects()).singleElement().satisfies(object -> {
            assertThat(object)
                    .containsEntry("guardrail", "orchard")
                    .containsEntry("corpus", corpus)
                    .containsEntry("samples", 4L)
                    .containsEntry("failing_total", 2L);
            assertThat((List<?>) object.get("failing")).hasSize(1);
            assertThat((List<?>) object.get("categories"))
                    .singleElement()
                    .satisfies(score -> assertThat((Map<?, ?>) score).hasSize(10));
        });
        assertThat(run.out()).doesNotContain("pear");
    }

    @Test
    void eval_failUnder_decidesTheExitCode() throws Exception {
        assertThat(CliRun.lines(ROWS, "guard", "eval", guardrail(), "-", "--fail-under", "0.5")
                        .code())
                .isZero();
        assertThat(CliRun.lines(ROWS, "guard", "eval", guardrail(), "-", "--fail-under=0.51")
                        .code())
                .isEqualTo(1);
    }

    @Test
    void eval_faults_areAllListedAndNothingIsMeasured() throws Exception {
        CliRun run = CliRun.lines(
                List.of("{\"text\":\"x\"}", "nonsense"),
                "guard",
                "eval",
                file("bad.yaml", "name: x\nrules:\n  - type: keyward\n"),
                "-");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains(
                        "did you mean \"keyword\"?",
                        "<stdin>:1:1: error: \"label\" is missing",
                        "<stdin>:2:1: error: ");
    }

    @Test
    void eval_ruleThatWouldHaveToAsk_leavesTextsUndecided() throws Exception {
        String judge = file(
                "j.yaml",
                "name: j\nrules:\n  - {type: llm_judge, stage: both, action: block, judge_model: m, judge_rubric: r,"
                        + " judge_format: yes_no}\n");
        CliRun run = CliRun.lines(ROWS, "guard", "eval", judge, "-");
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("4 samples, 4 undecided", "undecided  llm_judge: ");
        assertThat(CliRun.lines(ROWS, "guard", "eval", judge, "-", "--fail-under", "0.1")
                        .code())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"pii", "secrets", "prompt-injection", "jailbreak", "multilingual", "benign", "topics", "agent"})
    void eval_bundledCorpus_isMeasured(String id) throws Exception {
        CliRun run = CliRun.of("guard", "eval", guardrail(), "--bundled", id, "--failing=0");
        assertThat(run.code()).isZero();
        assertThat(run.out()).startsWith("guardrail \"orchard\" on " + id + ": ");
    }

    @Test
    void eval_presetOnItsCorpus_marksCategoriesThatItNames() {
        CliRun run = CliRun.of("guard", "eval", "preset:pii-shield", "--bundled", "pii", "--failing", "1");
        assertThat(run.out()).contains("email *", "iban ", "* said by name", "more\n");
    }

    @Test
    void eval_wrongUsage_isRefused() throws Exception {
        String guardrail = guardrail();
        assertThat(CliRun.of("guard", "eval", guardrail).code()).isEqualTo(2);
        assertThat(CliRun.of("guard", "eval", guardrail, "-", "--bundled", "pii")
                        .code())
                .isEqualTo(2);
        assertThat(CliRun.of("guard", "eval", guardrail, "--bundled", "none").err())
                .contains("no corpus \"none\": pii, secrets");
        assertThat(CliRun.of("guard", "eval", guardrail, "-", "--format", "xml").code())
                .isEqualTo(2);
        assertThat(CliRun.of("guard", "eval", guardrail, "-", "--fail-under", "1.5")
                        .code())
                .isEqualTo(2);
        assertThat(CliRun.of("guard", "eval", guardrail, folder.resolve("none").toString())
                        .err())
                .contains("no such file");
        assertThat(CliRun.reading(new byte[] {(byte) 0xff}, "guard", "eval", guardrail, "-")
                        .code())
                .isEqualTo(2);
    }
}
