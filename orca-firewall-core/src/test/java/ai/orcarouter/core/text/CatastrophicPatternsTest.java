/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Shapes of patterns that take a backtracking matcher exponential or at least quadratic time, each with a text that
 * brings it out. The text is so long that a quadratic search would take hours; the timeout only ends such a build and
 * is hundreds of times what a linear one needs.
 */
class CatastrophicPatternsTest {
    private static final int UNITS = 1_000_000;
    private static final String DATA = "/ai/orcarouter/core/text/catastrophic-patterns.tsv";

    private record Shape(String name, String pattern, String before, String pump, String after) {
        static Shape of(String line) {
            List<String> columns = List.of(line.split("\t", -1));
            return new Shape(columns.get(0), columns.get(1), columns.get(2), columns.get(3), columns.get(4));
        }

        String text(int units) {
            return before + pump.repeat(units / pump.length()) + after;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Shape> shapes() throws IOException {
        try (InputStream in = Objects.requireNonNull(CatastrophicPatternsTest.class.getResourceAsStream(DATA))) {
            String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return all.lines().map(Shape::of).toList();
        }
    }

    private static int matches(PatternScanner scanner, String text) {
        AtomicInteger count = new AtomicInteger();
        scanner.scan(text, (rule, start, end, groupStart, groupEnd) -> {
            count.incrementAndGet();
            return true;
        });
        return count.get();
    }

    @Test
    void shapes_file_holdsAtLeastFifty() throws IOException {
        assertThat(shapes()).hasSizeGreaterThanOrEqualTo(50);
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void scan_shortText_agreesWithRe2j(Shape shape) {
        List<ScanRule> rules = List.of(ScanRule.of(shape.pattern()));
        for (int units : new int[] {1, 20, 200}) {
            String text = shape.text(Math.max(units, shape.pump().length()));
            assertThat(RuleOracle.scan(PatternScanner.of(rules), 1, text)).isEqualTo(RuleOracle.expected(rules, text));
        }
    }

    @ParameterizedTest
    @MethodSource("shapes")
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void find_longText_ends(Shape shape) {
        String text = shape.text(UNITS);
        LinearPattern pattern = LinearPattern.compile(shape.pattern());
        assertThat(pattern.find(text))
                .isEqualTo(matches(PatternScanner.of(List.of(ScanRule.of(shape.pattern()))), text) > 0);
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void scan_allPatternsOverEachLongText_findsWhatEachFindsAlone() throws IOException {
        List<Shape> shapes = shapes();
        List<ScanRule> rules =
                shapes.stream().map(shape -> ScanRule.of(shape.pattern())).toList();
        PatternScanner together = PatternScanner.of(rules);
        for (int i = 0; i < rules.size(); i++) {
            String text = shapes.get(i).text(UNITS / 50);
            assertThat(RuleOracle.scan(together, rules.size(), text).get(i))
                    .as(shapes.get(i).name())
                    .isEqualTo(RuleOracle.scan(PatternScanner.of(List.of(rules.get(i))), 1, text)
                            .get(0));
        }
    }
}
