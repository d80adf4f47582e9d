/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.rule;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a match of a pattern may have begun that needs more text, for the few patterns that RE2J runs.
 *
 * <p>A second pattern matches every beginning of a match and then the end of the text. RE2 finds the leftmost place
 * that it matches at, in linear time; matches that start before are the same whatever follows, because no thread of the
 * machine that started there is alive at the end. Immutable, thread-safe.
 */
final class OpenMatch {
    private static final int MOST = 400_000;

    /** How often it is looked further behind a match, so that the work stays linear in the text. */
    private static final int TRIES = 8;

    private final @Nullable Pattern beginnings;

    OpenMatch(String pattern) {
        this.beginnings = compiled(pattern);
    }

    private static @Nullable Pattern compiled(String pattern) {
        String source = PatternBeginnings.of(pattern);
        if (source == null || source.length() > MOST) {
            return null;
        }
        try {
            return Pattern.compile("(?:" + source + ")\\z");
        } catch (PatternSyntaxException e) {
            return null;
        }
    }

    /**
     * The leftmost such place; {@code from} when it cannot be told, the length of the text when there is none.
     *
     * @param hits the matches from {@code from} on: one that starts before the place is certain, and what is within it
     *     begins no other
     */
    int start(String text, int from, List<Hit> hits) {
        if (beginnings == null) {
            return from;
        }
        Matcher matcher = beginnings.matcher(text);
        int at = from;
        for (int i = 0; matcher.find(at); i++) {
            int place = matcher.start();
            int end = hits.stream()
                    .filter(hit -> hit.start() < place && hit.end() > place)
                    .mapToInt(Hit::end)
                    .findFirst()
                    .orElse(place);
            if (end == place || i == TRIES) {
                return place;
            }
            at = end;
        }
        return text.length();
    }
}
