/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.benchmarks.policy;

import java.util.Arrays;
import java.util.List;

/**
 * Correctness gate: every engine must give the verdict and, where it can tell, the rule of {@link LoopRegex} on all
 * calls. Benchmarks ask it of their own engine before they time it.
 */
public final class PolicyCheck {
    private PolicyCheck() {}

    /** Arguments: sizes, then engines, each separated by commas; all engines of the build when left out. */
    @SuppressWarnings("SystemOut") // a command line tool
    public static void main(String[] arguments) {
        int[] sizes = arguments.length > 0
                ? Arrays.stream(words(arguments[0])).mapToInt(Integer::parseInt).toArray()
                : new int[] {10, 100, 1000};
        List<String> engines = arguments.length > 1 ? List.of(words(arguments[1])) : PolicyPeers.names();
        for (int size : sizes) {
            for (Shape shape : Shape.values()) {
                PolicyWorkload workload = PolicyWorkload.of(size, shape);
                System.out.println(describe(size, shape, workload));
                for (String engine : engines) {
                    long start = System.nanoTime();
                    Prepared<?> prepared = Prepared.of(engine, workload);
                    long millis = (System.nanoTime() - start) / 1_000_000;
                    requireAgreement(engine, prepared, workload);
                    System.out.println("  " + engine + ": ready in " + millis + " ms, "
                            + (prepared.complete() ? "agrees" : "a floor, not compared"));
                }
            }
        }
    }

    /**
     * Throws {@link IllegalStateException} at the first call on which the engine differs from the plain loop. An engine
     * that needs more than ten seconds for all calls is compared on those it manages by then.
     */
    static void requireAgreement(String engine, Prepared<?> prepared, PolicyWorkload workload) {
        if (!prepared.complete()) {
            return;
        }
        Rule[] rules = workload.rules().toArray(new Rule[0]);
        LoopRegex loop = new LoopRegex(workload);
        long end = System.nanoTime() + 10_000_000_000L;
        for (int i = 0; i < prepared.size() && System.nanoTime() < end; i++) {
            Call call = workload.calls().get(i);
            int expected = loop.firstMatch(call);
            int actual = prepared.firstMatch(i);
            boolean allowed = expected >= 0 && rules[expected].allow();
            if (prepared.allow(i) != allowed || (actual != PolicyPeer.UNKNOWN && actual != expected)) {
                throw new IllegalStateException(engine + " gives rule " + actual + " on call " + i + ", the plain loop "
                        + expected + ": " + call);
            }
        }
    }

    private static String describe(int size, Shape shape, PolicyWorkload workload) {
        LoopRegex loop = new LoopRegex(workload);
        int matched = 0;
        long walked = 0;
        for (Call call : workload.calls()) {
            int first = loop.firstMatch(call);
            matched += first >= 0 ? 1 : 0;
            walked += first >= 0 ? first + 1 : size;
        }
        int calls = workload.calls().size();
        return size + " rules, " + shape + ": " + matched + " of " + calls + " calls match, the loop walks "
                + walked / calls + " rules on average";
    }

    private static String[] words(String list) {
        return java.util.regex.Pattern.compile(",").split(list);
    }
}
