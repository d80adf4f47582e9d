/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.quickstart;

import ai.orcarouter.firewall.FirewallEngine;
import ai.orcarouter.firewall.model.ToolCall;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How many decisions a second one thread makes over the recorded calls.
 *
 * @param calls how many calls one pass judges
 * @param nanos how long the median pass took
 */
record Pace(int calls, long nanos) {
    private static final long WARM_UP_NANOS = 2_000_000_000L;
    private static final long MEASURED_NANOS = 2_000_000_000L;

    /** Runs over the calls again and again: first until the code is compiled, then with the clock running. */
    static Pace measure(FirewallEngine engine, List<RecordedCall> recorded) {
        List<ToolCall> calls = recorded.stream().map(RecordedCall::call).toList();
        passes(engine, calls, WARM_UP_NANOS);
        List<Long> passes = passes(engine, calls, MEASURED_NANOS);
        // The median, because other work on the machine makes single passes slow.
        return new Pace(calls.size(), passes.get(passes.size() / 2));
    }

    /** How long each pass took, fastest first. */
    private static List<Long> passes(FirewallEngine engine, List<ToolCall> calls, long atLeast) {
        List<Long> passes = new ArrayList<>();
        long begin = System.nanoTime();
        long start = begin;
        int passed = 0;
        while (passes.isEmpty() || start - begin < atLeast) {
            for (ToolCall call : calls) {
                if (engine.mediate(call).passes()) {
                    passed++;
                }
            }
            long end = System.nanoTime();
            passes.add(end - start);
            start = end;
        }
        // The count keeps the compiler from dropping the work.
        if (passed > calls.size() * (long) passes.size()) {
            throw new IllegalStateException("more calls passed than were judged");
        }
        Collections.sort(passes);
        return passes;
    }

    /** Decisions a second. */
    long perSecond() {
        return Math.round(calls * 1e9 / nanos);
    }

    /** Microseconds of one decision. */
    double microseconds() {
        return nanos / 1e3 / calls;
    }
}
