/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.rule;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.skills.Skills;
import ai.orcarouter.skills.model.FindingSeverity;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the ways in which rules apply find and leave alone, by the examples of {@code examples.txt}. */
class RuleVariantsTest {

    record Example(String rule, FindingSeverity least, String file, StringBuilder positive, StringBuilder negative) {
        @Override
        public String toString() {
            return rule + " " + file;
        }
    }

    static List<Example> examples() {
        List<Example> all = new ArrayList<>();
        for (String line : text().lines().toList()) {
            if (line.startsWith("## ")) {
                String[] words = line.split(" ", -1);
                FindingSeverity least = FindingSeverity.valueOf(words[2].toUpperCase(Locale.ROOT));
                all.add(new Example(words[1], least, words[3], new StringBuilder(), new StringBuilder()));
            } else if (line.startsWith("+ ")) {
                last(all).positive().append(line.substring(2)).append('\n');
            } else if (line.startsWith("- ")) {
                last(all).negative().append(line.substring(2)).append('\n');
            }
        }
        return all;
    }

    private static Example last(List<Example> all) {
        return all.get(all.size() - 1);
    }

    private static String text() {
        try (InputStream in = RuleVariantsTest.class.getResourceAsStream("examples.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void positive_isFound(Example example) {
        assertThat(found(example, example.positive())).isTrue();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void negative_isBelowThat(Example example) {
        assertThat(found(example, example.negative())).isFalse();
    }

    private static boolean found(Example example, StringBuilder content) {
        String body = content.toString();
        String text = example.file().endsWith("SKILL.md") ? Skills.skill(body) : body;
        return Skills.scan(example.file(), text).findings().stream()
                .anyMatch(f -> f.rule().equals("ORCA-SK-" + example.rule())
                        && f.severity().compareTo(example.least()) >= 0);
    }
}
