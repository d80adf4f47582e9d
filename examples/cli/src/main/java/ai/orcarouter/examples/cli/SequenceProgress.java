/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import ai.orcarouter.firewall.model.SequencePattern;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How far one run has come in one sequence (REFERENCE 2.11). For every number of counted calls it keeps the latest time
 * at which a chain of that length can have begun, so a chain inside the window is found whatever came between.
 */
final class SequenceProgress {
    /** Counted calls of one sequence. */
    static final int MAX_CALLS = 10_000;

    private static final long NEVER = Long.MIN_VALUE;

    private final long window;
    /** The step that call number i of a chain has to match. */
    private final List<SequencePattern.Step> wanted;
    /** When a chain of i calls began at the latest; index 0 is unused. */
    private final long[] began;

    /** No progress. Throws {@link IllegalArgumentException} for a longer sequence than {@link #MAX_CALLS}. */
    SequenceProgress(SequencePattern pattern) {
        window = pattern.windowSeconds();
        wanted = new ArrayList<>();
        for (SequencePattern.Step step : pattern.steps()) {
            if (step.minCount() > MAX_CALLS - wanted.size()) {
                throw new IllegalArgumentException("a sequence of more than " + MAX_CALLS + " calls");
            }
            for (int i = 0; i < step.minCount(); i++) {
                wanted.add(step);
            }
        }
        began = new long[wanted.size() + 1];
        Arrays.fill(began, NEVER);
    }

    /** Whether this call would be the last of the chain. */
    boolean completedBy(String tool, boolean egress, long now) {
        int last = wanted.size() - 1;
        return last >= 0
                && fits(wanted.get(last), tool, egress)
                && (last == 0 || (began[last] != NEVER && (window == 0 || now - began[last] <= window)));
    }

    /** Counts a call that was let through. */
    void count(String tool, boolean egress, long now) {
        for (int i = wanted.size() - 1; i >= 0; i--) {
            long start = i == 0 ? now : began[i];
            if (start != NEVER && fits(wanted.get(i), tool, egress)) {
                began[i + 1] = Math.max(began[i + 1], start);
            }
        }
    }

    private static boolean fits(SequencePattern.Step step, String tool, boolean egress) {
        return (egress || !step.egress()) && ToolGlob.matches(step.match(), tool);
    }
}
