/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect;

import ai.orcarouter.core.text.MappedText;
import ai.orcarouter.guardrails.model.DetectionPlane;
import ai.orcarouter.guardrails.model.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What was seen in a text so far. One thread at a time. */
public final class Findings {
    private static final Comparator<Finding> BEST_FIRST = Comparator.comparingDouble(Finding::confidence)
            .thenComparingInt(found -> found.end() - found.start())
            .reversed()
            .thenComparingInt(Finding::start)
            .thenComparing(Finding::kind);
    private static final Comparator<Finding> IN_ORDER = Comparator.comparingInt(Finding::start)
            .thenComparingInt(Finding::end)
            .thenComparing(Finding::plane);

    private final List<Finding> all = new ArrayList<>();
    private DetectionPlane plane = DetectionPlane.SECRETS;
    private @Nullable MappedText passage;

    /** Says whose findings come next, which see them in the text itself. */
    public void from(DetectionPlane next) {
        plane = next;
        passage = null;
    }

    /** Says whose findings come next, and in which view of the text they see them. */
    public void from(DetectionPlane next, MappedText text) {
        plane = next;
        passage = text;
    }

    /** Adds one, in offsets of the passage. */
    public void add(String kind, String detector, int start, int end, double confidence, String reason) {
        int from = passage == null ? start : passage.originalStart(start);
        int to = passage == null ? end : Math.max(from, passage.originalEnd(end));
        all.add(new Finding(plane, kind, detector, from, to, confidence, reason));
    }

    /**
     * Those of at least {@code minimum} confidence in the order of the text; where findings of one plane overlap, the
     * most confident and then the longest stays.
     */
    public List<Finding> resolved(double minimum) {
        List<Finding> candidates = new ArrayList<>(all);
        candidates.removeIf(found -> found.confidence() < minimum);
        candidates.sort(BEST_FIRST);
        Map<DetectionPlane, TreeMap<Integer, Finding>> taken = new EnumMap<>(DetectionPlane.class);
        List<Finding> kept = new ArrayList<>();
        for (Finding candidate : candidates) {
            TreeMap<Integer, Finding> byStart = taken.computeIfAbsent(candidate.plane(), p -> new TreeMap<>());
            if (isFree(byStart, candidate)) {
                byStart.put(candidate.start(), candidate);
                kept.add(candidate);
            }
        }
        kept.sort(IN_ORDER);
        return List.copyOf(kept);
    }

    private static boolean isFree(NavigableMap<Integer, Finding> byStart, Finding candidate) {
        Map.Entry<Integer, Finding> before = byStart.floorEntry(candidate.start());
        Map.Entry<Integer, Finding> after = byStart.ceilingEntry(candidate.start());
        return (before == null || !before.getValue().overlaps(candidate))
                && (after == null || !after.getValue().overlaps(candidate))
                && !byStart.containsKey(candidate.start());
    }
}
