/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.injection;

import ai.orcarouter.guardrails.internal.detect.injection.LabelledText.Origin;
import java.util.Map;
import java.util.TreeMap;

/** Counts of one measurement: how many texts are flagged, of all attacks, harmless and ordinary ones, and by source. */
final class Figures {
    private final Map<String, int[]> cells = new TreeMap<>();

    /** Counts a text. */
    void add(LabelledText text, boolean flagged) {
        String group = text.origin() == Origin.ORDINARY ? "ordinary" : text.attack() ? "attack" : "harmless";
        count(group, flagged);
        if (text.origin() == Origin.LABELLED) {
            count(group + " " + text.source(), flagged);
        }
    }

    /** Counts what others counted. */
    void add(Figures others) {
        others.cells.forEach((cell, counts) -> add(cell, counts[0], counts[1]));
    }

    private void count(String cell, boolean flagged) {
        add(cell, flagged ? 1 : 0, 1);
    }

    private void add(String cell, int flagged, int all) {
        int[] counts = cells.computeIfAbsent(cell, c -> new int[2]);
        counts[0] += flagged;
        counts[1] += all;
    }

    /** How many of a group are flagged. */
    int flagged(String cell) {
        return cells.getOrDefault(cell, new int[2])[0];
    }

    /** How many a group has. */
    int of(String cell) {
        return cells.getOrDefault(cell, new int[2])[1];
    }

    /** Which part of a group is flagged, from 0 to 1. */
    double share(String cell) {
        return of(cell) == 0 ? 0 : (double) flagged(cell) / of(cell);
    }

    /** The harmonic mean of precision and recall, of attacks and harmless texts. */
    double f1() {
        double precision = flagged("attack") / (double) Math.max(1, flagged("attack") + flagged("harmless"));
        double recall = share("attack");
        return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }

    /** The recall of the sources with attacks, each counting the same. */
    double meanRecall() {
        return cells.keySet().stream()
                .filter(cell -> cell.startsWith("attack "))
                .mapToDouble(this::share)
                .average()
                .orElse(0);
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        out.append("  F1 ").append(f1()).append(", mean recall ").append(meanRecall());
        out.append('\n');
        cells.forEach((cell, n) -> out.append("  ")
                .append(cell)
                .append(": ")
                .append(n[0])
                .append('/')
                .append(n[1])
                .append('\n'));
        return out.toString();
    }
}
