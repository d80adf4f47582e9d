/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.compile;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
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
            return new Outcome("", Pattern.compile(pattern).matcher("").find());
        } catch (PatternSyntaxException refused) {
            String why = String.valueOf(refused.getMessage());
            return new Outcome(
                    "the pattern does not compile: "
                            + (why.startsWith(RE2_PREFIX) ? why.substring(RE2_PREFIX.length()) : why),
                    false);
        }
    }
}
