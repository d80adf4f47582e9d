/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.rule;

import ai.orcarouter.core.text.KeywordScanner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Literal terms in any case (REFERENCE 4.4). */
final class KeywordCheck implements LocalCheck {
    private final KeywordScanner scanner;
    private final boolean foldText;
    private final boolean hitsTag;
    private final int longest;

    KeywordCheck(List<String> keywords) {
        Map<String, String> folded = new HashMap<>();
        keywords.forEach(keyword -> folded.putIfAbsent(fold(keyword), keyword));
        foldText = folded.keySet().stream().anyMatch(keyword -> !isAscii(keyword));
        hitsTag = folded.keySet().stream().anyMatch(fold(REDACTED)::contains);
        int length = folded.keySet().stream().mapToInt(String::length).max().orElse(1);
        longest = hitsTag ? Math.max(length, REDACTED.length()) : length;
        scanner = KeywordScanner.of(List.copyOf(folded.keySet()));
    }

    @Override
    public List<Hit> find(String text) {
        List<Hit> hits = new ArrayList<>();
        String scanned = foldText && !isAscii(text) ? fold(text) : text;
        scanner.scan(scanned, 0, scanned.length(), (keyword, start, end) -> {
            int tag = hitsTag ? tagAround(text, start, end) : -1;
            String kind = Integer.toString(keyword);
            hits.add(
                    tag < 0
                            ? new Hit(kind, start, end, REDACTED, null)
                            : new Hit(kind, tag, tag + REDACTED.length(), REDACTED, null));
            return true;
        });
        return hits;
    }

    @Override
    public List<Hit> find(Reading reading, int from) {
        return reading.find(this, from);
    }

    @Override
    public int settled(Reading reading, int from, int reach) {
        return reading.settled(this, from, reach);
    }

    @Override
    public int settled(String text, int from, int reach) {
        return Math.max(from, text.length() - longest + 1);
    }

    @Override
    public String detail(List<Hit> hits) {
        Set<String> distinct = new HashSet<>();
        hits.forEach(hit -> distinct.add(hit.kind()));
        return "matched " + distinct.size() + " keyword(s)";
    }

    /**
     * Where the tag starts that a match lies in, or -1. Such a match is the tag as a whole: masking part of a tag would
     * make of it another with more brackets every time.
     */
    private static int tagAround(String text, int start, int end) {
        for (int at = Math.max(0, end - REDACTED.length()); at <= start; at++) {
            if (text.startsWith(REDACTED, at)) {
                return at;
            }
        }
        return -1;
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }

    /** Folds case character by character, so that offsets stay. */
    private static String fold(String text) {
        char[] out = text.toCharArray();
        for (int i = 0; i < out.length; i++) {
            out[i] = Character.toLowerCase(Character.toUpperCase(out[i]));
        }
        return new String(out);
    }
}
