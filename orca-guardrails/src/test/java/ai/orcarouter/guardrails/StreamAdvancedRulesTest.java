/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.guardrails.StreamScreener.Mode;
import ai.orcarouter.guardrails.model.CheckFailure;
import ai.orcarouter.guardrails.model.Guardrail;
import ai.orcarouter.guardrails.model.GuardrailAction;
import ai.orcarouter.guardrails.model.GuardrailRule;
import ai.orcarouter.guardrails.model.RuleCheck;
import ai.orcarouter.guardrails.model.RuleCheck.LlmJudge.Format;
import ai.orcarouter.guardrails.model.RuleStage;
import ai.orcarouter.guardrails.model.StreamWarning;
import ai.orcarouter.guardrails.spi.ExternalGuardrail;
import ai.orcarouter.guardrails.spi.JudgeModel;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Judges, services and sources at the end of a stream. */
final class StreamAdvancedRulesTest {
    private static final String FILLER = "the quick brown fox jumps over the lazy dog. ".repeat(70);
    private static final String CUT = "[response truncated by guardrail: llm_judge policy violation]";
    private static final GuardrailRule DIGITS =
            GuardrailRule.of(9, RuleStage.OUTPUT, GuardrailAction.MASK, new RuleCheck.Regex("[0-9]{4}"));

    private final List<String> asked = new ArrayList<>();

    private static GuardrailRule judge(GuardrailAction action, boolean failOpen) {
        return GuardrailRule.of(
                1,
                RuleStage.OUTPUT,
                action,
                new RuleCheck.LlmJudge("small", "Flag rudeness.", Format.YES_NO, null, List.of(), 0, failOpen));
    }

    private static GuardrailEngine.Builder engine(GuardrailRule... rules) {
        return GuardrailEngine.builder(
                        Guardrail.builder("g").rules(List.of(rules)).build())
                .defaultTimeout(Duration.ofMinutes(5));
    }

    private JudgeModel answering(boolean flagged) {
        return question -> {
            asked.add(question.user());
            return new JudgeModel.Answer("{\"flagged\":" + flagged + "}", 10, 2, 0.5);
        };
    }

    private static StreamScreener screener(Mode mode, GuardrailEngine engine) {
        return StreamScreener.builder(engine).mode(mode).holdBack(1_024).build();
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void finish_judgeBlocksALongText_cutsWhatWasNotSent(Mode mode) {
        StreamScreener screener = screener(
                mode,
                engine(DIGITS, judge(GuardrailAction.BLOCK, true))
                        .judge(answering(true))
                        .build());
        String sent = screener.push("pin 1234. " + FILLER);
        assertThat(asked).isEmpty();
        assertThat(screener.held()).isPositive();
        assertThat(screener.finish()).isEqualTo(CUT);
        assertThat(asked).hasSize(1);
        assertThat(asked.get(0)).contains("pin [REDACTED]. ", FILLER).doesNotContain("1234");
        assertThat(sent).contains(mode == Mode.MASK ? "pin [REDACTED]." : "pin 1234.");
        assertThat(screener.result().blocked()).isTrue();
        assertThat(screener.result().warnings()).contains(StreamWarning.DECIDED_AFTER_SENDING);
        assertThat(screener.result().cost().calls()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void finish_judgeLetsPass_sendsTheRest(Mode mode) {
        StreamScreener screener = screener(
                mode,
                engine(judge(GuardrailAction.BLOCK, true))
                        .judge(answering(false))
                        .build());
        assertThat(screener.push(FILLER) + screener.finish()).isEqualTo(FILLER);
        assertThat(asked).hasSize(1);
        assertThat(screener.result().warnings()).isEmpty();
    }

    @Test
    void finish_judgeBlocksAShortText_sendsNothingOfIt() {
        StreamScreener screener = screener(
                Mode.MASK,
                engine(judge(GuardrailAction.BLOCK, true))
                        .judge(answering(true))
                        .build());
        assertThat(screener.push("you fool") + screener.finish()).isEqualTo(CUT);
        assertThat(screener.result().warnings()).isEmpty();
    }

    @Test
    void finish_judgeFlags_isRecorded() {
        StreamScreener screener = screener(
                Mode.MASK,
                engine(judge(GuardrailAction.FLAG, true)).judge(answering(true)).build());
        assertThat(screener.push(FILLER) + screener.finish()).isEqualTo(FILLER);
        assertThat(screener.result().violations()).hasSize(1);
        assertThat(screener.result().blocked()).isFalse();
    }

    @Test
    void finish_judgeFails_endsAsTheRuleSays() {
        JudgeModel broken = question -> {
            throw new IOException("down");
        };
        StreamScreener open = screener(
                Mode.DETECT,
                engine(judge(GuardrailAction.BLOCK, true)).judge(broken).build());
        StreamScreener closed = screener(
                Mode.DETECT,
                engine(judge(GuardrailAction.BLOCK, false)).judge(broken).build());
        assertThat(open.push(FILLER) + open.finish()).isEqualTo(FILLER);
        assertThat(open.result().failures())
                .extracting(CheckFailure::failedOpen)
                .containsExactly(true);
        assertThat(closed.push(FILLER) + closed.finish()).endsWith(CUT);
        assertThat(closed.result().failures())
                .extracting(CheckFailure::failedOpen)
                .containsExactly(false);
    }

    @Test
    void finish_cutBefore_asksNobody() {
        GuardrailRule block = GuardrailRule.of(2, RuleStage.OUTPUT, GuardrailAction.BLOCK, new RuleCheck.Regex("fox"));
        StreamScreener screener = screener(
                Mode.DETECT,
                engine(block, judge(GuardrailAction.BLOCK, true))
                        .judge(answering(true))
                        .build());
        screener.push(FILLER);
        assertThat(screener.finish()).isEmpty();
        assertThat(asked).isEmpty();
    }

    @Test
    void finish_sourcesDoNotSayIt_blocks() {
        GuardrailRule grounding = GuardrailRule.of(
                3, RuleStage.OUTPUT, GuardrailAction.BLOCK, new RuleCheck.Grounding("", "", 0.7, false, 100_000, 0));
        GuardrailEngine engine = engine(grounding).build();
        List<String> sources = List.of("The bridge was opened in 1932. It is 1,149 metres long.");
        StreamScreener wrong = screener(Mode.MASK, engine);
        StreamScreener right = screener(Mode.MASK, engine);
        assertThat(wrong.push("The bridge was opened in 1952.") + wrong.finish("When?", sources))
                .isEqualTo("[response truncated by guardrail: grounding policy violation]");
        assertThat(right.push("The bridge was opened in 1932.") + right.finish("When?", sources))
                .isEqualTo("The bridge was opened in 1932.");
    }

    private static GuardrailEngine service(String... words) {
        GuardrailRule rule = GuardrailRule.of(
                4,
                RuleStage.OUTPUT,
                GuardrailAction.FLAG,
                new RuleCheck.External(RuleCheck.External.Vendor.WEBHOOK, "dlp", 0, false));
        return engine(rule)
                .external(request -> new ExternalGuardrail.Answer(
                        ExternalGuardrail.Verdict.MASK,
                        "name",
                        List.of(words).stream()
                                .map(word -> new ExternalGuardrail.Replacement(
                                        request.text().indexOf(word),
                                        request.text().indexOf(word) + word.length(),
                                        "<name>"))
                                .toList()))
                .build();
    }

    @Test
    void finish_serviceMasks_masksWhatWasNotSent() {
        StreamScreener screener = screener(Mode.MASK, service("Anna", "Bert"));
        String out = screener.push("Anna: " + FILLER + "Bert") + screener.finish();
        assertThat(out).isEqualTo("Anna: " + FILLER + "<name>");
        assertThat(screener.result().mutated()).isTrue();
        assertThat(screener.result().warnings()).containsExactly(StreamWarning.DECIDED_AFTER_SENDING);
    }

    @Test
    void finish_serviceMasksInDetection_rewritesNothing() {
        StreamScreener screener = screener(Mode.DETECT, service("Bert"));
        assertThat(screener.push(FILLER + "Bert") + screener.finish()).isEqualTo(FILLER + "Bert");
        assertThat(screener.result().warnings()).contains(StreamWarning.MASK_NOT_APPLIED);
    }

    @Test
    void finish_moreThanIsKept_asksAboutTheBeginning() {
        StreamScreener screener = screener(
                Mode.DETECT,
                engine(judge(GuardrailAction.BLOCK, true))
                        .judge(answering(false))
                        .build());
        for (int i = 0; i * FILLER.length() <= StreamScreener.MAX_KEPT; i++) {
            screener.push(FILLER);
        }
        screener.finish();
        assertThat(screener.result().warnings()).containsExactly(StreamWarning.ASKED_ABOUT_A_PART);
        assertThat(asked.get(0).length()).isBetween(StreamScreener.MAX_KEPT, StreamScreener.MAX_KEPT + 1_000);
    }
}
