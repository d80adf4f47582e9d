/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.rule;

import ai.orcarouter.core.text.MappedText;
import ai.orcarouter.core.text.TextNormalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A text as checks read it: as it is and, where that differs, in normal form, made once for all of them. One thread at
 * a time.
 */
final class Reading {
    private static final int LONGEST_WORD = 64;

    private final String text;
    private @Nullable MappedText normal;
    private boolean isPlain;

    Reading(String text) {
        this.text = text;
    }

    /** The text as it is. */
    String text() {
        return text;
    }

    /**
     * What a check finds in either form at or behind {@code from}, in places of the text as it is. What it finds in the
     * text as it is it finds whatever the normal form says; the normal form adds what is written in disguise.
     */
    List<Hit> find(LocalCheck check, int from) {
        List<Hit> raw = check.find(text, from);
        MappedText other = normal();
        if (other.isOriginal()) {
            return raw;
        }
        List<Hit> all = new ArrayList<>(raw);
        Map<String, TreeMap<Integer, Integer>> seen = new HashMap<>();
        for (Hit hit : raw) {
            seen.computeIfAbsent(hit.kind(), kind -> new TreeMap<>()).merge(hit.start(), hit.end(), Math::max);
        }
        for (Hit hit : check.find(other.text(), image(other, from))) {
            int start = other.originalStart(hit.start());
            int end = other.originalEnd(hit.end());
            TreeMap<Integer, Integer> same = seen.get(hit.kind());
            Map.Entry<Integer, Integer> before = same == null ? null : same.floorEntry(start);
            if (start >= from && (before == null || before.getValue() < end)) {
                all.add(new Hit(hit.kind(), start, end, hit.mask(), hit.actionOrNull()));
            }
        }
        return all;
    }

    /**
     * Up to where what {@link #find} finds stays as it is, whatever follows. The form of a last word that is disguised
     * may still change; that of what stands before it is taken to be known.
     */
    int settled(LocalCheck check, int from, int reach) {
        int settled = check.settled(text, from, reach);
        MappedText other = normal();
        if (isPlain) {
            return settled;
        }
        if (!other.isOriginal()) {
            int sure = check.settled(other.text(), image(other, from), reach);
            settled = Math.min(settled, other.originalStart(sure));
        }
        return Math.max(from, Math.min(settled, lastWord()));
    }

    /** Where in the normal form the search begins. */
    private static int image(MappedText other, int from) {
        int at = 0;
        while (at < other.text().length() && other.originalStart(at) < from) {
            at++;
        }
        return at;
    }

    /** Where in the last word the first character stands that is not plain; before it nothing changes. */
    private int lastWord() {
        int at = text.length();
        int first = at;
        int least = Math.max(0, at - LONGEST_WORD);
        while (at > least && text.charAt(at - 1) > ' ') {
            at--;
            first = text.charAt(at) < 0x7f ? first : at;
        }
        return first;
    }

    private MappedText normal() {
        MappedText known = normal;
        if (known == null) {
            MappedText whole = MappedText.of(text);
            isPlain = TextNormalizer.isPlain(text);
            known = isPlain ? whole : TextNormalizer.standard().normalize(whole).mapped();
            normal = known;
        }
        return known;
    }
}
