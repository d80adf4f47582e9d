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
import org.openjdk.jmh.annotations.Warmup;

/** One operation is one decision; the calls are taken in turn. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@SuppressWarnings("NullAway.Init") // JMH sets the parameters and calls setup first
public class DecideBenchmark {
    @Param({"orca", "floorHash", "refCandidates", "loopString", "loopRegex"})
    private String engine;

    @Param({"10", "100", "1000", "10000"})
    private int rules;

    @Param("FULL")
    private Shape shape;

    @Param("MIXED")
    private Traffic traffic;

    private Prepared<?> prepared;
    private int next;

    /** For JMH. */
    public DecideBenchmark() {}

    /** Builds the engine and compares its answers with the plain loop's. */
    @Setup
    public void setup() {
        PolicyWorkload workload = PolicyWorkload.of(rules, shape).on(traffic);
        prepared = Prepared.of(engine, workload);
        PolicyCheck.requireAgreement(engine, prepared, workload);
    }

    /** A decision. */
    @Benchmark
    public boolean decide() {
        int call = next;
        next = call + 1 == prepared.size() ? 0 : call + 1;
        return prepared.allow(call);
    }
}
