/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.compile;

import ai.orcarouter.core.document.Texts;
import ai.orcarouter.core.text.LinearPattern;
import java.util.HashMap;
import java.util.Map;

/** Checks RE2 patterns, each text once. Not thread-safe; for one policy. */
final class PatternCheck {
    /**
     * What a pattern is.
     *
     * @param fault why it is refused; empty when it compiles
     * @param matchesEmpty whether it is found in the empty text
     */
    record Outcome(String fault, boolean matchesEmpty) {}

    private static final String RE2_PREFIX = "error parsing regexp: ";

    private final int maxChars;
    private final Map<String, Outcome> known = new HashMap<>();

    PatternCheck(int maxChars) {
        this.maxChars = maxChars;
    }

    Outcome check(String pattern) {
        if (pattern.isEmpty()) {
            return new Outcome("the pattern must not be empty", true);
        }
        if (pattern.length() > maxChars) {
            return new Outcome(
                    "a pattern has at most " + maxChars + " characters, this one has " + pattern.length(), false);
        }
        return known.computeIfAbsent(pattern, PatternCheck::compile);
    }

    private static Outcome compile(String pattern) {
        try {
            return new Outcome("", LinearPattern.compile(pattern).find(""));
        } catch (IllegalArgumentException refused) {
            return new Outcome(
                    "the pattern is refused: " + reason(pattern, String.valueOf(refused.getMessage())), false);
        }
    }

    /** RE2's words, {@code error parsing regexp: reason: `part`}, without what repeats the pattern. */
    private static String reason(String pattern, String message) {
        String text = message.startsWith(RE2_PREFIX) ? message.substring(RE2_PREFIX.length()) : message;
        int tick = text.indexOf(": `");
        if (tick < 0 || !text.endsWith("`") || text.length() < tick + 4) {
            return text;
        }
        String part = text.substring(tick + 3, text.length() - 1);
        String why = text.substring(0, tick);
        return part.equals(pattern) ? why : why + " in " + Texts.quote(part);
    }
}
