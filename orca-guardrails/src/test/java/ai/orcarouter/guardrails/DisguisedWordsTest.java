/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.guardrails.model.CustomEntity;
import ai.orcarouter.guardrails.model.Guardrail;
import ai.orcarouter.guardrails.model.GuardrailAction;
import ai.orcarouter.guardrails.model.GuardrailRule;
import ai.orcarouter.guardrails.model.RuleCheck;
import ai.orcarouter.guardrails.model.RuleStage;
import ai.orcarouter.guardrails.model.Screening;
import ai.orcarouter.guardrails.model.TextStage;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an author's rules look for is found in disguise too, and masked where it stands. */
final class DisguisedWordsTest {
    private static final List<String> DISGUISES = List.of(
            "p\u200br\u200boject zebra",
            "\uff50\uff52\uff4f\uff4a\uff45\uff43\uff54 zebra",
            "pr\u043eject z\u0435bra",
            "proj\u00adect\u00a0zebra",
            "pro\u2060ject \u202azebra");

    static Stream<RuleCheck> checks() {
        return Stream.of(
                new RuleCheck.Keyword(List.of("Project Zebra")),
                new RuleCheck.Regex("(?i)project\\s+zebra"),
                new RuleCheck.Pii(
                        List.of(), List.of(new CustomEntity("code", "project zebra", false, "[REDACTED]")), Map.of()));
    }

    private static GuardrailEngine engine(RuleCheck check) {
        return GuardrailEngine.builder(Guardrail.builder("g")
                        .rules(List.of(GuardrailRule.of(1, RuleStage.BOTH, GuardrailAction.MASK, check)))
                        .build())
                .build();
    }

    @ParameterizedTest
    @MethodSource("checks")
    void screen_disguisedWords_areMaskedWhereTheyStand(RuleCheck check) {
        for (String disguise : DISGUISES) {
            Screening screening = engine(check).screen(TextStage.INPUT, "the " + disguise + " plan \u00e9t\u00e9");
            assertThat(screening.text()).contains("the [REDACTED] plan \u00e9t\u00e9");
            assertThat(screening.violations().get(0).matches()).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("checks")
    void push_disguisedWordsInAnyChunks_areMasked(RuleCheck check) {
        for (String disguise : DISGUISES) {
            String text = "Other things happen too. ".repeat(300) + disguise + ". And more of them. ".repeat(300);
            String expected =
                    engine(check).screen(TextStage.OUTPUT, text).text().orElseThrow();
            for (int size : new int[] {1, 7, 64, 1_000, 5_000}) {
                StreamScreener stream = StreamScreener.builder(engine(check))
                        .mode(StreamScreener.Mode.MASK)
                        .build();
                StringBuilder out = new StringBuilder();
                for (int at = 0; at < text.length(); at += size) {
                    out.append(stream.push(text.substring(at, Math.min(text.length(), at + size))));
                }
                assertThat(out.append(stream.finish()).toString()).isEqualTo(expected);
            }
        }
    }

    @Test
    void screen_wordInNormalText_isCountedOnce() {
        Screening screening =
                engine(new RuleCheck.Regex("zebra")).screen(TextStage.INPUT, "z\u00e9bra zebra \uff5aebra");
        assertThat(screening.violations().get(0).detail()).isEqualTo("matched 2 time(s)");
        assertThat(screening.text()).contains("z\u00e9bra [REDACTED] [REDACTED]");
    }

    /** What an author looks for in the text as it is stays found. */
    @ParameterizedTest
    @ValueSource(strings = {"[\\x{200b}]", "[^\\x00-\\x7f]", "\uff50+", "\u043e"})
    void screen_patternForTheDisguiseItself_isFound(String pattern) {
        String text = "a\u200bb \uff50 m\u043en";
        assertThat(engine(new RuleCheck.Regex(pattern))
                        .screen(TextStage.INPUT, text)
                        .violations())
                .hasSize(1);
    }

    @Test
    void screen_wordThatIsPartOfTheTag_leavesTagsAsTheyAre() {
        GuardrailEngine engine = engine(new RuleCheck.Keyword(List.of("act", "red")));
        String once = engine.screen(TextStage.INPUT, "a fact, hundred").text().orElseThrow();
        assertThat(once).isEqualTo("a f[REDACTED], hund[REDACTED]");
        assertThat(engine.screen(TextStage.INPUT, once).text()).contains(once);
        assertThat(engine.screen(TextStage.INPUT, once).mutated()).isFalse();
    }

    @Test
    void push_lengthCutsTextWithoutSpaces_isCutAsTheWholeText() {
        GuardrailEngine engine = GuardrailEngine.builder(Guardrail.builder("g")
                        .rules(List.of(
                                GuardrailRule.of(
                                        1, RuleStage.BOTH, GuardrailAction.MASK, new RuleCheck.MaxChars(5_000)),
                                GuardrailRule.of(
                                        2,
                                        RuleStage.BOTH,
                                        GuardrailAction.MASK,
                                        new RuleCheck.Keyword(List.of("\u4e2d\u6587")))))
                        .build())
                .build();
        String text = "\u8fd9\u662f\u4e2d\u6587\u6587\u672c".repeat(3_000);
        StreamScreener stream =
                StreamScreener.builder(engine).mode(StreamScreener.Mode.MASK).build();
        StringBuilder out = new StringBuilder();
        for (int at = 0; at < text.length(); at += 100) {
            out.append(stream.push(text.substring(at, Math.min(text.length(), at + 100))));
        }
        out.append(stream.finish());
        assertThat(out.toString())
                .isEqualTo(engine.screen(TextStage.OUTPUT, text).text().orElseThrow());
    }
}
