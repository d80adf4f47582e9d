/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.injection;

import ai.orcarouter.guardrails.internal.detect.Findings;
import java.util.List;

/**
 * Looks for phrase families while a text is read. A phrase that stands in quotes or behind a word that announces an
 * example is talk about an attack rather than an attack, and is reported far below the default threshold.
 *
 * <p>Takes the same memory for any text, and bounded time for each token. One thread at a time, one text.
 */
final class PhraseMatcher implements FeatureSink {
    private static final int RING = 64;
    private static final int MENTION_REACH = 4;
    private static final double MENTION = 0.4;
    private static final List<String> ANNOUNCING = List.of(
            "phrase",
            "phrases",
            "example",
            "examples",
            "like",
            "called",
            "word",
            "words",
            "detect",
            "detects",
            "such",
            "contain",
            "contains",
            "containing",
            "injection",
            "attack",
            "attacks",
            "say",
            "says",
            "quote",
            "meaning",
            "how",
            "why",
            "whether",
            "explain");
    private static final Family.Element ANNOUNCES = words(ANNOUNCING);
    private static final Family.Element QUOTES = words(List.of("\"", "\u201c", "\u201e", "\u00ab", "`", "\u2018", "'"));
    private static final Family.Element STOPS = words(List.of(".", "!", "?", ";"));

    private final PhraseFamilies families;
    private final Findings findings;
    private final int[] words = new int[RING];
    private final int[] meanings = new int[RING];
    private final int[] starts = new int[RING];
    private int tokens;

    PhraseMatcher(PhraseFamilies families, Findings findings) {
        this.families = families;
        this.findings = findings;
    }

    private static Family.Element words(List<String> choices) {
        return Family.Element.of(choices);
    }

    @Override
    public void token(int start, int end, int word, int meaning, int[] features, int count) {
        int slot = tokens & (RING - 1);
        words[slot] = word;
        meanings[slot] = meaning;
        starts[slot] = start;
        tokens++;
        for (Family family : families.endingWithWord(word)) {
            match(family, end);
        }
        if (meaning > 0) {
            for (Family family : families.endingWithMeaning(meaning)) {
                match(family, end);
            }
        }
    }

    private void match(Family family, int end) {
        int at = tokens - 1;
        List<Family.Element> elements = family.elements();
        for (int i = elements.size() - 1; i > 0 && at >= 0; i--) {
            at = before(elements.get(i - 1), at, elements.get(i).gap());
        }
        if (at >= 0) {
            double confidence = isMention(at) ? family.confidence() * MENTION : family.confidence();
            findings.add(family.kind(), family.id(), starts[at & (RING - 1)], end, confidence, family.reason());
        }
    }

    /** The nearest token before {@code from}, with up to {@code gap} others between, that is the element; else -1. */
    private int before(Family.Element element, int from, int gap) {
        int lowest = Math.max(Math.max(0, tokens - RING), from - 1 - gap);
        for (int at = from - 1; at >= lowest; at--) {
            int slot = at & (RING - 1);
            if (element.accepts(words[slot], meanings[slot])) {
                return at;
            }
            if (STOPS.accepts(words[slot], 0)) {
                return -1;
            }
        }
        return -1;
    }

    private boolean isMention(int first) {
        int lowest = Math.max(Math.max(0, tokens - RING), first - MENTION_REACH);
        for (int at = first - 1; at >= lowest; at--) {
            int word = words[at & (RING - 1)];
            if (STOPS.accepts(word, 0)) {
                return false;
            }
            if (ANNOUNCES.accepts(word, 0) || (at >= first - 2 && QUOTES.accepts(word, 0))) {
                return true;
            }
        }
        return false;
    }
}
