/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Positions, case and classes on longer texts: against RE2J, and against the same pattern written so that it runs
 * anchored, from the end of the text or as one branch of others.
 */
class LinearPatternShapesProperties {
    private static final List<String> POSITIONS =
            List.of("^", "$", "\\A", "\\z", "\\b", "\\B", "(?m:^)", "(?m:$)", "(?m:^$)", "(?:^|\\b)", "(?:$|,)");
    private static final List<String> ATOMS = List.of(
            "a",
            "b",
            "ab",
            "\\n",
            " ",
            ",",
            "_",
            "é",
            "ß",
            "ж",
            "漢",
            "😀",
            "\\w",
            "\\W",
            "\\d",
            "\\s",
            "\\S",
            ".",
            "(?s:.)",
            "[a-c]",
            "[^a-c]",
            "[^\\n]",
            "[à-ÿ]",
            "[а-я]",
            "[[:alnum:]]",
            "[^[:space:]]",
            "[😀-😎]");
    private static final List<String> FOLDED = List.of(
            "(?i:a)",
            "(?i:é)",
            "(?i:ж)",
            "(?i:σ)",
            "(?i:k)",
            "(?i:s)",
            "(?i:ß)",
            "(?i:[a-c])",
            "(?i:[^ab])",
            "(?i:ab)",
            "(?i:[σ-ω])",
            "(?i:\u0101)");
    private static final List<String> CLASSES =
            List.of("\\pL", "\\PL", "\\p{Lu}", "\\p{Greek}", "\\p{Cyrillic}", "[^\\p{Ll}a]", "\\pN", "[\\p{Han}a]");
    private static final List<String> REPEATS = List.of("", "", "", "*", "+", "?", "{2}", "{0,3}", "*?", "+?", "??");
    private static final List<String> UNITS = List.of(
            "a", "b", "ab", "A", "B", "\n", "\n", " ", ",", "_", "1", "é", "É", "ß", "\u1E9E", "ж", "Ж", "σ", "ς", "Σ",
            "k", "\u212A", "s", "\u017F", "ā", "Ā", "漢", "😀", "😎", "\uD83D", "\uDE00", "\u00A0", "\r");

    /** Where a branch begins. */
    private static final String BRANCH = "\0";

    /**
     * The pattern as RE2J reads it right. It takes a common first part out of branches without looking at case (1.8:
     * {@code (?i:ß)x|ß} finds U+1E9E); branches that begin with nothing have no common first part.
     */
    private static Pattern oracle(String pattern) {
        return Pattern.compile(pattern.replace(BRANCH, "(?:)"));
    }

    private static String plain(String pattern) {
        return pattern.replace(BRANCH, "");
    }

    private static String pick(List<String> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }

    private static String pattern(Random random, boolean classes, int depth) {
        StringBuilder out = new StringBuilder();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            switch (random.nextInt(depth > 0 ? 7 : 5)) {
                case 0 -> out.append(pick(POSITIONS, random));
                case 1 -> out.append(pick(FOLDED, random)).append(pick(REPEATS, random));
                case 2 -> out.append(pick(classes ? CLASSES : ATOMS, random)).append(pick(REPEATS, random));
                case 5 ->
                    out.append('(')
                            .append(pattern(random, classes, depth - 1))
                            .append(')')
                            .append(pick(REPEATS, random));
                case 6 ->
                    out.append("(?:")
                            .append(BRANCH)
                            .append(pattern(random, classes, depth - 1))
                            .append('|')
                            .append(BRANCH)
                            .append(pattern(random, classes, depth - 1))
                            .append(')');
                default -> out.append(pick(ATOMS, random)).append(pick(REPEATS, random));
            }
        }
        return out.toString();
    }

    private static String text(Random random) {
        StringBuilder out = new StringBuilder();
        for (int i = random.nextInt(random.nextInt(4) == 0 ? 60 : 8); i > 0; i--) {
            out.append(pick(UNITS, random));
        }
        return out.toString();
    }

    @Property(tries = 6_000)
    void find_positionsCaseAndClasses_agreesWithRe2j(@ForAll Random random) {
        String pattern = pattern(random, random.nextInt(3) == 0, 2);
        LinearPattern linear = LinearPattern.compile(plain(pattern));
        Pattern oracle = oracle(pattern);
        for (int i = 0; i < 25; i++) {
            String text = text(random);
            assertThat(linear.find(text))
                    .as("%s on \"%s\"", plain(pattern), text)
                    .isEqualTo(oracle.matcher(text).find());
        }
    }

    @Property(tries = 4_000)
    void find_samePatternInAnotherShape_sameAnswer(@ForAll Random random) {
        String pattern = plain(pattern(random, false, 2));
        List<LinearPattern> shapes = List.of(
                LinearPattern.compile(pattern),
                LinearPattern.compile("\\A(?s:.*)(?:" + pattern + ")"),
                LinearPattern.compile("(?:" + pattern + ")(?s:.*)\\z"),
                LinearPattern.compile("(?:[^\\x00-\\x{10FFFF}]|" + pattern + ")"),
                LinearPattern.compile("(?:" + pattern + "){1,2}"));
        assertThat(shapes).allMatch(LinearPattern::usesAutomaton);
        for (int i = 0; i < 25; i++) {
            String text = text(random);
            boolean found = shapes.get(0).find(text);
            for (LinearPattern shape : shapes) {
                assertThat(shape.find(text)).as("%s on \"%s\"", shape, text).isEqualTo(found);
            }
        }
    }

    /** Every code point that a literal in either case may stand for, up to the bound of the automaton. */
    @Property(tries = 3_000)
    void find_literalInEitherCase_agreesWithRe2j(@ForAll Random random) {
        int codePoint = random.nextInt(0x10450);
        if (Character.isSurrogate((char) codePoint) || !Character.isLetter(codePoint)) {
            return;
        }
        String letter = Character.toString(codePoint);
        LinearPattern linear;
        try {
            linear = LinearPattern.compile("^(?i:" + letter + ")$");
        } catch (IllegalArgumentException caseThatRe2jCannotFold) {
            return;
        }
        Pattern oracle = Pattern.compile("^(?i:" + letter + ")$");
        for (String text : List.of(
                letter,
                Character.toString(Character.toUpperCase(codePoint)),
                Character.toString(Character.toLowerCase(codePoint)),
                Character.toString(Character.toTitleCase(codePoint)),
                Character.toString(codePoint + 1))) {
            assertThat(linear.find(text))
                    .as("%s on %s", letter, text)
                    .isEqualTo(oracle.matcher(text).find());
        }
    }
}
