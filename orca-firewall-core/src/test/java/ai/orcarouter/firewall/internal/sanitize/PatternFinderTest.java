/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.sanitize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.orcarouter.core.Limits;
import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.firewall.model.Sanitizer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternFinderTest {
    private static final int LENGTH = 20_000;

    /** Patterns that read on for a better match, or try a literal start everywhere, over text that never gives one. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`a.*b|a` | `a`",
                "`a(?:.*b)?` | `a`",
                "`(?s)\"(?:.*\\z)?x|\"` | `\"`",
                "`x*?y|x` | `x`",
                "`(?:key=[^;]*;)+|key=` | `key=`",
                "`(?i)token(?:=.*!)?` | `Token=`"
            })
    void find_matchesThatEachReadOn_endAtTheBudget(String pattern, String unit) {
        PatternFinder finder = new PatternFinder(pattern);
        BudgetedText text = finder.budgeted(unit.repeat(LENGTH));

        assertThatThrownBy(() -> finder.find(text, new Spans())).isInstanceOf(SanitizeFailure.class);
        assertThat(text.reads()).isEqualTo(text.budget() + 1);
        assertThat(text.budget())
                .isLessThanOrEqualTo(BudgetedText.BASE
                        + ((BudgetedText.PER_CHARACTER + (long) pattern.length()) * unit.length() * LENGTH));
    }

    /** Patterns as people write them stay an order of magnitude below the bound, whatever the text. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`ACME-[0-9]{6}` | `ACME-123456 `",
                "`ACME-[0-9]{6}` | `ACME-`",
                "`(?i)password\\s*[:=]\\s*\\S+` | `password: x `",
                "`(?i)password\\s*[:=]\\s*\\S+` | `password `",
                "`\\b\\w+@corp\\.example\\b` | `ann@corp.example `",
                "`\\b\\w+@corp\\.example\\b` | `a`",
                "`[0-9a-f]{32}` | `0`",
                "`(?s)-----BEGIN .*-----END` | `-----BEGIN `",
                "`(?s)-----BEGIN .*?-----END` | `-----BEGIN x-----END`",
                "`.` | `\ud83d\ude00`",
                "`x*` | `y`",
                "`a` | `a`"
            })
    void find_ordinaryPattern_farFromTheBudget(String pattern, String unit) {
        PatternFinder finder = new PatternFinder(pattern);
        BudgetedText text = finder.budgeted(unit.repeat(LENGTH));

        finder.find(text, new Spans());

        assertThat(text.reads()).isLessThan(12L * text.length());
    }

    @Test
    void find_noMatch_findsNothing() {
        Spans found = new Spans();
        new PatternFinder("(?i)password=\\S+").find("password ".repeat(LENGTH), found);
        assertThat(found.isEmpty()).isTrue();
    }

    @Test
    void find_shortValue_neverEndsAtTheBudget() {
        Spans found = new Spans();
        new PatternFinder("a.*b|a").find("a".repeat(40), found);
        assertThat(found.size()).isEqualTo(40);
    }

    @Test
    void apply_valueThatCostsTooMuch_failsAndSaysSo() {
        CompiledSanitizer sanitizer =
                new SanitizerCompiler(Map.of(), Limits.defaults()).compile(new Sanitizer(List.of(), List.of("a.*b|a")));

        assertThatThrownBy(() -> sanitizer.apply(Arguments.of(Map.of("v", "a".repeat(LENGTH)))))
                .isInstanceOf(SanitizeFailure.class)
                .hasMessageContaining("takes too long");
        assertThat(sanitizer
                        .apply(Arguments.of(Map.of("v", "a".repeat(LENGTH) + "b")))
                        .toJson())
                .isEqualTo("{\"v\":\"[redacted:custom]\"}");
    }

    @Test
    void find_patternThatExhaustsTheStack_fails() throws InterruptedException {
        PatternFinder finder = new PatternFinder("(?:(?:a?){100}){24}");
        Throwable[] thrown = new Throwable[1];
        Thread shallow = new Thread(
                null,
                () -> {
                    try {
                        finder.find("b", new Spans());
                    } catch (Throwable any) {
                        thrown[0] = any;
                    }
                },
                "shallow",
                1 << 17);
        shallow.start();
        shallow.join();

        assertThat(thrown[0]).isInstanceOf(SanitizeFailure.class).hasMessageContaining("stack");
    }
}
