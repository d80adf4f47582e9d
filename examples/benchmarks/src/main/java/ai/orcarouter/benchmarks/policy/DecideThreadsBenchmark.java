/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.benchmarks.policy;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** One operation is one decision of an engine that all threads share. Only for engines that are thread-safe. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@SuppressWarnings("NullAway.Init") // JMH sets the parameters and calls setup first
public class DecideThreadsBenchmark {
    @Param({"orca", "refCandidates"})
    private String engine;

    @Param({"100", "10000"})
    private int rules;

    private Prepared<?> prepared;

    /** For JMH. */
    public DecideThreadsBenchmark() {}

    /** Where a thread stands in the calls. */
    @State(Scope.Thread)
    public static class Cursor {
        private int next;

        /** For JMH. */
        public Cursor() {}

        int step(int size) {
            int call = next;
            next = call + 1 == size ? 0 : call + 1;
            return call;
        }
    }

    /** Builds the engine and compares its answers with the plain loop's. */
    @Setup
    public void setup() {
        PolicyWorkload workload = PolicyWorkload.of(rules);
        prepared = Prepared.of(engine, workload);
        PolicyCheck.requireAgreement(engine, prepared, workload);
    }

    /** A decision while nobody else decides. */
    @Benchmark
    @Threads(1)
    public boolean oneThread(Cursor cursor) {
        return prepared.allow(cursor.step(prepared.size()));
    }

    /** A decision while another thread decides too. */
    @Benchmark
    @Threads(2)
    public boolean twoThreads(Cursor cursor) {
        return prepared.allow(cursor.step(prepared.size()));
    }
}
