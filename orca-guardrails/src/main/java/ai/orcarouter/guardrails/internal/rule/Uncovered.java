/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.rule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Finds what a detector finds in a text, and what it finds once that is masked: values are judged by their
 * surroundings, so that one may have spoken against another that stands beside it.
 */
final class Uncovered {
    /** Each looks at the text once more, if the one before has found anything; more than two hardly ever do. */
    private static final int MOST_ROUNDS = 6;

    private Uncovered() {}

    /**
     * Everything found.
     *
     * @param detector finds what is in a text
     * @param masks which of it is masked
     */
    static List<Hit> find(String text, Function<String, List<Hit>> detector, Predicate<Hit> masks) {
        List<Hit> all = new ArrayList<>(detector.apply(text));
        boolean more = all.stream().anyMatch(masks);
        for (int round = 0; round < MOST_ROUNDS && more; round++) {
            WorkingText masked = masked(text, all, masks);
            List<Hit> fresh = fresh(all, detector.apply(masked.current()), masked);
            all.addAll(fresh);
            more = fresh.stream().anyMatch(masks);
        }
        return all;
    }

    private static WorkingText masked(String text, List<Hit> hits, Predicate<Hit> masks) {
        List<Hit> inOrder = new ArrayList<>(hits);
        inOrder.sort(Comparator.comparingInt(Hit::start).thenComparingInt(hit -> -hit.end()));
        List<Integer> masked = new ArrayList<>();
        for (int i = 0; i < inOrder.size(); i++) {
            if (masks.test(inOrder.get(i))) {
                masked.add(i);
            }
        }
        WorkingText working = new WorkingText(text);
        working.edit(Masks.edits(inOrder, Masks.spans(inOrder), masked));
        return working;
    }

    /** What was found in the masked text and not before, where it stands in the text. */
    private static List<Hit> fresh(List<Hit> known, List<Hit> found, WorkingText masked) {
        List<Hit> inOrder = new ArrayList<>(found);
        inOrder.sort(Comparator.comparingInt(Hit::start));
        int[] origins = masked.origins(Masks.spans(inOrder));
        Spans before = new Spans();
        known.forEach(hit -> before.add(hit.start(), hit.end()));
        List<Hit> fresh = new ArrayList<>();
        for (int i = 0; i < inOrder.size(); i++) {
            Hit hit = inOrder.get(i);
            int start = origins[2 * i];
            int end = origins[(2 * i) + 1];
            if (!before.covers(start, end)) {
                fresh.add(new Hit(hit.kind(), start, end, hit.mask(), hit.actionOrNull()));
            }
        }
        return fresh;
    }
}
