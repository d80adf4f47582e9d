/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.tool;

import ai.orcarouter.core.spi.ToolScanner.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Looks for phrase families in the sentences of a text. Each word costs a bounded amount of work, whatever the text:
 * families look back at most {@value #REACH} words. Immutable and thread-safe.
 */
final class PhrasePass {
    /** How far apart the first and the last word of a hit may be. */
    static final int REACH = 60;

    private static final int STRIDE = REACH / 2;
    private static final int BESIDE = 3;

    private final List<Family> unordered = new ArrayList<>();
    private final List<List<Family>> byMeaning = new ArrayList<>();
    private final Map<Integer, List<Family>> byWord = new HashMap<>();
    private final Easing easing;

    /** A hit: the family, and the first and last word. */
    @FunctionalInterface
    interface Hits {
        void hit(Family family, Level level, int first, int last);
    }

    PhrasePass(RulePack pack, Predicate<Rule> which) {
        easing = new Easing(pack);
        for (int i = 0; i < Long.SIZE; i++) {
            byMeaning.add(new ArrayList<>());
        }
        for (Family family : pack.families()) {
            if (which.test(family.rule())) {
                add(family);
            }
        }
    }

    private void add(Family family) {
        if (!family.ordered()) {
            unordered.add(family);
            return;
        }
        Family.Element last = family.elements().get(family.elements().size() - 1);
        for (int i = 0; i < Long.SIZE; i++) {
            if (((last.meanings() >>> i) & 1) == 1) {
                byMeaning.get(i).add(family);
            }
        }
        last.eachWord(
                word -> byWord.computeIfAbsent(word, w -> new ArrayList<>()).add(family));
    }

    /** Reports every family that is found, once for each place where it ends. */
    void scan(Tokens tokens, Hits hits) {
        for (int last = 0; last < tokens.size(); last++) {
            for (long left = tokens.bits(last); left != 0; left &= left - 1) {
                ordered(byMeaning.get(Long.numberOfTrailingZeros(left)), tokens, last, hits);
            }
            ordered(byWord.getOrDefault(tokens.word(last), List.of()), tokens, last, hits);
            if (tokens.phrase(last) != Lexicon.UNKNOWN) {
                ordered(byWord.getOrDefault(tokens.phrase(last), List.of()), tokens, last, hits);
            }
        }
        windows(tokens, hits);
    }

    private void ordered(List<Family> families, Tokens tokens, int last, Hits hits) {
        for (int i = 0; i < families.size(); i++) {
            Family family = families.get(i);
            int first = first(family.elements(), tokens, last);
            if (first >= 0 && isFree(family, tokens, first, last)) {
                report(family, tokens, first, last, hits);
            }
        }
    }

    /** Whether what must be absent is, among the words of a phrase and the few beside it. */
    private static boolean isFree(Family family, Tokens tokens, int first, int last) {
        for (int i = 0; i < family.absent().size(); i++) {
            int to = Math.min(tokens.size(), last + BESIDE + 1);
            for (int token = Math.max(0, first - BESIDE); token < to; token++) {
                if (tokens.sentence(token) == tokens.sentence(last)
                        && family.absent().get(i).accepts(tokens, token)) {
                    return false;
                }
            }
        }
        return true;
    }

    /**
     * Where a row of elements that ends with a word starts; -1 when there is none. All ways to place the elements are
     * followed at once: bit n stands for the word n before the last.
     */
    private static int first(List<Family.Element> elements, Tokens tokens, int last) {
        long places = 1;
        for (int i = elements.size() - 1; i > 0; i--) {
            long reach = 0;
            for (int step = 0; step <= elements.get(i).gap(); step++) {
                reach |= places << (step + 1);
            }
            places = accepted(elements.get(i - 1), tokens, last, reach);
            if (places == 0) {
                return -1;
            }
        }
        return last - Long.numberOfTrailingZeros(places);
    }

    private static long accepted(Family.Element element, Tokens tokens, int last, long reach) {
        long places = 0;
        for (long left = reach; left != 0; left &= left - 1) {
            int back = Long.numberOfTrailingZeros(left);
            int token = last - back;
            if (back >= REACH || token < 0 || tokens.sentence(token) != tokens.sentence(last)) {
                return places;
            }
            if (element.accepts(tokens, token)) {
                places |= 1L << back;
            }
        }
        return places;
    }

    private void windows(Tokens tokens, Hits hits) {
        int from = 0;
        while (from < tokens.size()) {
            int end = from;
            while (end < tokens.size() && end - from < REACH && tokens.sentence(end) == tokens.sentence(from)) {
                end++;
            }
            window(tokens, from, end, hits);
            boolean more = end < tokens.size() && tokens.sentence(end) == tokens.sentence(from);
            from = more ? from + STRIDE : end;
        }
    }

    private void window(Tokens tokens, int from, int end, Hits hits) {
        for (int i = 0; i < unordered.size(); i++) {
            Family family = unordered.get(i);
            if (holds(family, tokens, from, end)) {
                report(family, tokens, from, end - 1, hits);
            }
        }
    }

    private static boolean holds(Family family, Tokens tokens, int from, int end) {
        for (int i = 0; i < family.elements().size(); i++) {
            if (!contains(family.elements().get(i), tokens, from, end)) {
                return false;
            }
        }
        for (int i = 0; i < family.absent().size(); i++) {
            if (contains(family.absent().get(i), tokens, from, end)) {
                return false;
            }
        }
        return true;
    }

    private static boolean contains(Family.Element element, Tokens tokens, int from, int end) {
        for (int token = from; token < end; token++) {
            if (element.accepts(tokens, token)) {
                return true;
            }
        }
        return false;
    }

    private void report(Family family, Tokens tokens, int first, int last, Hits hits) {
        hits.hit(family, easing.eases(family.rule(), tokens, first, last) ? Level.LOW : family.level(), first, last);
    }
}
