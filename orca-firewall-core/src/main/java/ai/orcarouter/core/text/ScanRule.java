/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text;

import java.util.List;
import java.util.Objects;

/**
 * One pattern of a {@link PatternScanner}.
 *
 * @param pattern in RE2 syntax
 * @param keywords strings of which one must occur somewhere in a text for the pattern to be looked for there at all;
 *     none when that does not matter. ASCII letters are found in either case, and U+212A and U+017F count as k and s as
 *     they do in RE2; all other characters are found exactly
 * @param group the capturing group whose span is reported with each match; 0 for that of the match itself
 */
public record ScanRule(String pattern, List<String> keywords, int group) {
    /**
     * Checks the keywords and the sign of the group; the pattern is checked by {@link PatternScanner#of}.
     *
     * @throws IllegalArgumentException when a keyword is empty or the group is negative
     */
    public ScanRule {
        Objects.requireNonNull(pattern, "pattern");
        keywords = List.copyOf(keywords);
        if (keywords.contains("")) {
            throw new IllegalArgumentException("a keyword is empty");
        }
        if (group < 0) {
            throw new IllegalArgumentException("negative group " + group);
        }
    }

    /** A rule without keywords that reports the span of the match. */
    public static ScanRule of(String pattern) {
        return new ScanRule(pattern, List.of(), 0);
    }
}
