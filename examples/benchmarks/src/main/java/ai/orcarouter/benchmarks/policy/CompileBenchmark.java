/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.benchmarks.policy;

import ai.orcarouter.firewall.FirewallEngine;
import ai.orcarouter.firewall.model.FirewallPolicy;
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

/** One operation is one policy value checked and compiled to an engine. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@SuppressWarnings("NullAway.Init") // JMH sets the parameters and calls setup first
public class CompileBenchmark {
    @Param({"10", "100", "1000", "10000"})
    private int rules;

    private FirewallPolicy policy;

    /** For JMH. */
    public CompileBenchmark() {}

    /** Makes the policy value. */
    @Setup
    public void setup() {
        policy = OrcaPolicies.policy(PolicyWorkload.of(rules));
    }

    /** A policy, compiled. */
    @Benchmark
    public FirewallEngine compile() {
        return FirewallEngine.builder().policy(policy).build();
    }
}
