/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.rule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What masks put in place of what they mask. */
final class Masks {
    private Masks() {}

    /**
     * The edits that mask some hits: of overlapping ones the longest stays, of equally long ones the first (REFERENCE
     * 15.31).
     *
     * @param origins of each hit, where it starts and ends in the original
     * @param masked which of the hits
     */
    static List<WorkingText.Edit> edits(List<Hit> hits, int[] origins, List<Integer> masked) {
        List<Integer> longestFirst = new ArrayList<>(masked);
        longestFirst.sort(Comparator.comparingInt((Integer i) -> -hits.get(i).length()));
        FreeSpans free = new FreeSpans();
        List<WorkingText.Edit> edits = new ArrayList<>();
        for (int i : longestFirst) {
            if (free.take(origins[2 * i], origins[(2 * i) + 1])) {
                edits.add(new WorkingText.Edit(
                        origins[2 * i], origins[(2 * i) + 1], hits.get(i).mask()));
            }
        }
        for (int i : masked) {
            free.rest(origins[2 * i], origins[(2 * i) + 1])
                    .forEach(rest -> edits.add(new WorkingText.Edit(rest[0], rest[1], "")));
        }
        edits.sort(Comparator.comparingInt(WorkingText.Edit::start));
        return edits;
    }

    /** Where hits start and end, in pairs. */
    static int[] spans(List<Hit> hits) {
        int[] spans = new int[2 * hits.size()];
        for (int i = 0; i < hits.size(); i++) {
            spans[2 * i] = hits.get(i).start();
            spans[(2 * i) + 1] = hits.get(i).end();
        }
        return spans;
    }
}
