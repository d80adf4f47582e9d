/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.baseline;

import ai.orcarouter.skills.model.SkillFinding;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a baseline: a fingerprint, or patterns of rule and path.
 *
 * @param fingerprint of the one finding that it accepts; empty for patterns
 * @param skill the name that the scan must have given; empty for any
 * @param rule the rule's id; of patterns with {@code *}
 * @param path of the file; of patterns with {@code *}
 * @param reason why
 * @param owner who answers for it; may be empty
 * @param expiresOrNull the last day on which it counts; null for always
 */
public record BaselineEntry(
        String fingerprint,
        String skill,
        String rule,
        String path,
        String reason,
        String owner,
        @Nullable LocalDate expiresOrNull) {
    /** What no ordinary capability does, so that each place of it must be looked at. */
    private static final Set<String> BY_FINGERPRINT_ONLY = Set.of("ORCA-SK-121", "ORCA-SK-203", "ORCA-SK-503");

    private static final String LURES = "ORCA-SK-30";

    /** Whether it no longer counts on that day. */
    public boolean isExpired(LocalDate day) {
        return expiresOrNull != null && day.isAfter(expiresOrNull);
    }

    /** Whether it accepts what a rule found in a skill by its fingerprint. */
    public boolean accepts(String scanned, String found, String print) {
        return (skill.isEmpty() || skill.equals(scanned))
                && !fingerprint.isEmpty()
                && fingerprint.equals(print)
                && rule.equals(found);
    }

    /** Whether it accepts a finding of a skill. */
    public boolean accepts(String scanned, SkillFinding finding) {
        if (!skill.isEmpty() && !skill.equals(scanned)) {
            return false;
        }
        if (!fingerprint.isEmpty()) {
            return fingerprint.equals(finding.fingerprint()) && rule.equals(finding.rule());
        }
        return !BY_FINGERPRINT_ONLY.contains(finding.rule())
                && !finding.rule().startsWith(LURES)
                && fits(rule, finding.rule())
                && fits(path, finding.span().file());
    }

    /** Whether a text is what a pattern says, in time of the product of their lengths at most. */
    static boolean fits(String pattern, String text) {
        int p = 0;
        int t = 0;
        int star = -1;
        int mark = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                mark = t;
            } else if (p < pattern.length() && pattern.charAt(p) == text.charAt(t)) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++mark;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    /** Rule and place, for people. */
    @Override
    public String toString() {
        return rule + " in " + (path.isEmpty() ? "any file" : path);
    }
}
