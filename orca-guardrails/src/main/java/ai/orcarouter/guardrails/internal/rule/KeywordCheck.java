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
    private final int longest;

    KeywordCheck(List<String> keywords) {
        Map<String, String> folded = new HashMap<>();
        keywords.forEach(keyword -> folded.putIfAbsent(fold(keyword), keyword));
        foldText = folded.keySet().stream().anyMatch(keyword -> !isAscii(keyword));
        longest = folded.keySet().stream().mapToInt(String::length).max().orElse(1);
        scanner = KeywordScanner.of(List.copyOf(folded.keySet()));
    }

    @Override
    public List<Hit> find(String text) {
        List<Hit> hits = new ArrayList<>();
        String scanned = foldText && !isAscii(text) ? fold(text) : text;
        scanner.scan(scanned, 0, scanned.length(), (keyword, start, end) -> {
            hits.add(new Hit(Integer.toString(keyword), start, end, REDACTED, null));
            return true;
        });
        return hits;
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
