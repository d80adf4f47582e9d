/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.orcarouter.guardrails.StreamScreener.Mode;
import ai.orcarouter.guardrails.model.Guardrail;
import ai.orcarouter.guardrails.model.GuardrailAction;
import ai.orcarouter.guardrails.model.GuardrailRule;
import ai.orcarouter.guardrails.model.Match;
import ai.orcarouter.guardrails.model.RuleCheck;
import ai.orcarouter.guardrails.model.RuleStage;
import ai.orcarouter.guardrails.model.StreamScreening;
import ai.orcarouter.guardrails.model.StreamWarning;
import ai.orcarouter.guardrails.model.TextStage;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StreamScreenerTest {
    private static final String CUT = "[response truncated by guardrail: regex policy violation]";
    private static final String FILLER = "the quick brown fox jumps over the lazy dog. ";

    private static GuardrailRule regex(long id, GuardrailAction action, String pattern) {
        return GuardrailRule.of(id, RuleStage.OUTPUT, action, new RuleCheck.Regex(pattern));
    }

    private static GuardrailEngine engine(GuardrailRule... rules) {
        return GuardrailEngine.builder(
                        Guardrail.builder("Chat").rules(List.of(rules)).build())
                .build();
    }

    private static StreamScreener screener(Mode mode, GuardrailRule... rules) {
        return StreamScreener.builder(engine(rules)).mode(mode).holdBack(1_024).build();
    }

    private static String all(StreamScreener screener, String text) {
        return screener.push(text) + screener.finish();
    }

    private static String filler(int length) {
        return FILLER.repeat(1 + (length / FILLER.length())).substring(0, length);
    }

    @Test
    void detect_block_cutsInTheDocumentedFormAndIgnoresWhatFollows() {
        StreamScreener screener = screener(Mode.DETECT, regex(1, GuardrailAction.BLOCK, "DROP TABLE"));
        String out = screener.push(filler(3_000))
                + screener.push("DROP TA")
                + screener.push("BLE x")
                + screener.push(filler(600));
        assertThat(out).endsWith(CUT).doesNotContain("DROP TABLE");
        assertThat(screener.isOver()).isTrue();
        assertThat(screener.push("more")).isEmpty();
        assertThat(screener.finish()).isEmpty();
        StreamScreening result = screener.result();
        assertThat(result.blocked()).isTrue();
        assertThat(result.message()).isEqualTo("response blocked by guardrail \"Chat\": regex(matched 1 time(s))");
        assertThat(result.violations().get(0).matches())
                .containsExactly(new Match("regex", 3_000, 3_010, GuardrailAction.BLOCK));
    }

    @Test
    void detect_maskAndFlag_areRecordedWithAWarningAndNotRewritten() {
        StreamScreener screener = screener(
                Mode.DETECT, regex(1, GuardrailAction.MASK, "[0-9]{4}"), regex(2, GuardrailAction.FLAG, "lazy"));
        String text = filler(2_000) + "1234 " + filler(2_000);
        assertThat(all(screener, text)).isEqualTo(text);
        StreamScreening result = screener.result();
        assertThat(result.warnings()).containsExactly(StreamWarning.MASK_NOT_APPLIED);
        assertThat(result.mutated()).isFalse();
        assertThat(result.violations())
                .isEqualTo(engine(regex(1, GuardrailAction.MASK, "[0-9]{4}"), regex(2, GuardrailAction.FLAG, "lazy"))
                        .screen(TextStage.OUTPUT, text)
                        .violations());
    }

    @Test
    void detect_shortText_isForwardedInSmallSteps() {
        StreamScreener screener = screener(Mode.DETECT, regex(1, GuardrailAction.BLOCK, "x{9}"));
        assertThat(screener.push(filler(15))).isEmpty();
        assertThat(screener.push("!")).isEqualTo(filler(15) + "!");
    }

    @Test
    void detect_matchWithoutEnd_keepsMemoryBoundedAndSaysSo() {
        StreamScreener screener = screener(Mode.DETECT, regex(1, GuardrailAction.FLAG, "(?s)BEGIN.*END"));
        screener.push("BEGIN");
        for (int i = 0; i < 200; i++) {
            screener.push(filler(100));
            assertThat(screener.windowSize()).isLessThanOrEqualTo(4 * 1_024);
        }
        assertThat(screener.result().warnings()).contains(StreamWarning.MATCH_TOO_LONG);
    }

    @Test
    void mask_noMatch_releasesTextOnceTheHoldBackIsFull() {
        StreamScreener screener = screener(Mode.MASK, regex(1, GuardrailAction.MASK, "[0-9]{4}"));
        assertThat(screener.push(filler(1_023))).isEmpty();
        assertThat(screener.push("x")).isNotEmpty();
        assertThat(screener.held()).isLessThanOrEqualTo(512);
    }

    @Test
    void mask_shortText_isScreenedAsAWhole() {
        StreamScreener screener = screener(Mode.MASK, regex(1, GuardrailAction.MASK, "[0-9]{4}"));
        assertThat(all(screener, "pin 1234.")).isEqualTo("pin [REDACTED].");
        assertThat(screener.result().mutated()).isTrue();
    }

    @Test
    void mask_block_sendsNothingOfTheMatch() {
        StreamScreener screener = screener(Mode.MASK, regex(1, GuardrailAction.BLOCK, "DROP TABLE"));
        String out = all(screener, filler(5_000) + "DROP TABLE" + filler(5_000));
        assertThat(out).endsWith(CUT).doesNotContain("DROP");
        assertThat(filler(5_000)).startsWith(out.substring(0, out.length() - CUT.length()));
    }

    @Test
    void mask_earlierRuleMayStillMask_doesNotBlockEarly() {
        GuardrailRule[] rules = {regex(1, GuardrailAction.MASK, "a+b"), regex(2, GuardrailAction.BLOCK, "a{3}")};
        String text =
                filler(1_020).replace('a', 'o') + "aaaaaaab" + filler(2_000).replace('a', 'o');
        assertThat(all(screener(Mode.MASK, rules), text))
                .isEqualTo(engine(rules).screen(TextStage.OUTPUT, text).textOrNull());
    }

    @Test
    void mask_matchLongerThanTheHoldBack_isCutBeforeItsFirstCharacter() {
        StreamScreener screener = screener(Mode.MASK, regex(1, GuardrailAction.MASK, "<key>[^<]*</key>"));
        String out = all(screener, filler(2_000) + "<key>" + "s".repeat(3_000) + "</key>" + filler(500));
        assertThat(out)
                .isEqualTo(filler(2_000) + "[response truncated by guardrail: unfinished match policy violation]");
        assertThat(screener.result().warnings()).containsExactly(StreamWarning.MATCH_TOO_LONG);
        assertThat(screener.result().blocked()).isTrue();
    }

    @Test
    void mask_matchAlmostAsLongAsTheHoldBack_isMasked() {
        StreamScreener screener = screener(Mode.MASK, regex(1, GuardrailAction.MASK, "<key>[^<]*</key>"));
        String out = all(screener, filler(2_000) + "<key>" + "s".repeat(850) + "</key>" + filler(1_500));
        assertThat(out).isEqualTo(filler(2_000) + "[REDACTED]" + filler(1_500));
    }

    @Test
    void mask_anchorAtTheStartOfTheText_isNotFoundInTheMiddle() {
        StreamScreener screener = screener(Mode.MASK, regex(1, GuardrailAction.MASK, "^the"));
        assertThat(all(screener, filler(9_000)))
                .isEqualTo("[REDACTED]" + filler(9_000).substring(3));
    }

    @Test
    void mask_length_countsCodePointsOverTheWholeStream() {
        GuardrailRule[] rules = {
            regex(1, GuardrailAction.MASK, "fox"),
            GuardrailRule.of(2, RuleStage.BOTH, GuardrailAction.MASK, new RuleCheck.MaxChars(5_000)),
            regex(3, GuardrailAction.MASK, "dog")
        };
        String text = ("\uD83D\uDE00 " + FILLER).repeat(200);
        StreamScreener screener = screener(Mode.MASK, rules);
        assertThat(all(screener, text))
                .isEqualTo(engine(rules).screen(TextStage.OUTPUT, text).textOrNull());
        assertThat(screener.result().violations())
                .isEqualTo(engine(rules).screen(TextStage.OUTPUT, text).violations());
    }

    @Test
    void mask_lengthBlocks_cutsAtTheLimit() {
        StreamScreener screener = screener(
                Mode.MASK, GuardrailRule.of(2, RuleStage.BOTH, GuardrailAction.BLOCK, new RuleCheck.MaxChars(3_000)));
        String out = all(screener, filler(4_000));
        assertThat(out).endsWith("[response truncated by guardrail: max_chars policy violation]");
        assertThat(all(
                        screener(
                                Mode.MASK,
                                GuardrailRule.of(
                                        2, RuleStage.BOTH, GuardrailAction.BLOCK, new RuleCheck.MaxChars(3_000))),
                        filler(3_000)))
                .isEqualTo(filler(3_000));
    }

    @Test
    void push_noRuleForAnswers_forwardsAtOnce() {
        GuardrailRule input =
                GuardrailRule.of(1, RuleStage.INPUT, GuardrailAction.BLOCK, new RuleCheck.Keyword(List.of("x")));
        StreamScreener screener = screener(Mode.MASK, input);
        assertThat(screener.push("x")).isEqualTo("x");
        assertThat(screener.finish()).isEmpty();
    }

    @Test
    void scanned_growsWithTheTextOnly() {
        for (Mode mode : Mode.values()) {
            StreamScreener once = screener(mode, regex(1, GuardrailAction.MASK, "[0-9]{4}"));
            StreamScreener twice = screener(mode, regex(1, GuardrailAction.MASK, "[0-9]{4}"));
            filler(50_000).chars().forEach(c -> once.push(String.valueOf((char) c)));
            filler(100_000).chars().forEach(c -> twice.push(String.valueOf((char) c)));
            long first = once.result().scanned();
            assertThat(twice.result().scanned()).isLessThan(first * 21 / 10);
            assertThat(first).isLessThan(50_000L * 12);
        }
    }

    @Test
    void scanned_matchesThatKeepTheScanFromGoingOn_staysWithinTheDocumentedBound() {
        StreamScreener screener = screener(Mode.MASK, regex(1, GuardrailAction.MASK, "a.{940}b"));
        screener.push("a".repeat(6_000));
        screener.finish();
        assertThat(screener.result().blocked()).isFalse();
        assertThat(screener.result().scanned()).isLessThan(6_000L * 24 * 2);
    }

    @Test
    void holdBack_outOfRange_isRefused() {
        assertThatThrownBy(() -> StreamScreener.builder(engine()).holdBack(100))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void mask_matchEndsWhereItIsPreferredTo_doesNotWaitForMore() {
        StreamScreener lazy = screener(Mode.MASK, regex(1, GuardrailAction.MASK, "(?s)<key>.*?</key>"));
        StreamScreener quoted = screener(Mode.MASK, regex(1, GuardrailAction.MASK, "\"[^\"]*\""));
        assertThat(all(lazy, "<key>1</key>" + filler(5_000))).isEqualTo("[REDACTED]" + filler(5_000));
        assertThat(all(quoted, "\"key\"" + filler(5_000))).isEqualTo("[REDACTED]" + filler(5_000));
    }

    @Test
    void mask_patternWithPropertyClass_isMaskedAcrossChunks() {
        StreamScreener screener = screener(Mode.MASK, regex(1, GuardrailAction.MASK, "\\p{Lu}\\p{Ll}+ Street"));
        StringBuilder out = new StringBuilder();
        String text = filler(2_000) + "Baker Street " + filler(2_000);
        text.chars().forEach(unit -> out.append(screener.push(String.valueOf((char) unit))));
        assertThat(out.append(screener.finish()).toString()).isEqualTo(filler(2_000) + "[REDACTED] " + filler(2_000));
    }
}
