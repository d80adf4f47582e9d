/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.sequence;

import ai.orcarouter.firewall.model.SequencePattern;
import java.util.ArrayList;
import java.util.List;

/** Tries every way to find the calls of a pattern among those that were let through. Tools match by equality or *. */
public final class BruteForce {
    private final List<SequencePattern.Step> row = new ArrayList<>();
    private final long windowMillis;

    /** A matcher of {@code pattern}. */
    public BruteForce(SequencePattern pattern) {
        windowMillis = pattern.windowSeconds() * 1000L;
        for (SequencePattern.Step step : pattern.steps()) {
            for (int i = 0; i < step.minCount(); i++) {
                row.add(step);
            }
        }
    }

    /** Whether {@code last} would end a chain that began and went on in {@code past}. */
    public boolean completes(List<TraceCall> past, TraceCall last) {
        return fits(row.size() - 1, last) && (row.size() == 1 || search(past, 0, 0, Long.MIN_VALUE, last.at()));
    }

    private boolean search(List<TraceCall> past, int from, int found, long start, long end) {
        if (found == row.size() - 1) {
            return windowMillis == 0 || end - start <= windowMillis;
        }
        for (int i = from; i < past.size(); i++) {
            TraceCall call = past.get(i);
            if (fits(found, call) && search(past, i + 1, found + 1, found == 0 ? call.at() : start, end)) {
                return true;
            }
        }
        return false;
    }

    private boolean fits(int place, TraceCall call) {
        SequencePattern.Step step = row.get(place);
        return (call.wentOut() || !step.egress())
                && (step.match().equals("*") || step.match().equals(call.tool()));
    }
}
