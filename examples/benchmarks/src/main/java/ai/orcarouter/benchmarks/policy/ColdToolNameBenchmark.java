/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.benchmarks.policy;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.firewall.FirewallEngine;
import ai.orcarouter.firewall.model.Decision;
import ai.orcarouter.firewall.model.ToolCall;
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

/**
 * One operation is one decision about a tool whose name the engine never saw, so that nothing it remembers can help.
 * The name is of a server with rules of its own, or of none. Making the name and the call is part of the operation;
 * {@link #callOnly} shows how much of it.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@SuppressWarnings("NullAway.Init") // JMH sets the parameters and calls setup first
public class ColdToolNameBenchmark {
    @Param({"100", "10000"})
    private int rules;

    private FirewallEngine engine;
    private Arguments[] arguments;
    private long next;

    /** For JMH. */
    public ColdToolNameBenchmark() {}

    /** Compiles the policy and borrows the workload's arguments. */
    @Setup
    public void setup() {
        PolicyWorkload workload = PolicyWorkload.of(rules);
        engine = FirewallEngine.builder().policy(OrcaPolicies.policy(workload)).build();
        arguments = workload.calls().stream()
                .map(call -> OrcaPolicies.call(call).arguments())
                .toArray(Arguments[]::new);
    }

    /** The tool's server has rules. */
    @Benchmark
    public Decision knownServer() {
        return engine.evaluate(call("server" + next % Vocabulary.SERVERS + ".get_"));
    }

    /** No rule but {@code *} and {@code *.suffix} is near. */
    @Benchmark
    public Decision unknownServer() {
        return engine.evaluate(call("elsewhere.get_"));
    }

    /** The call without a decision. */
    @Benchmark
    public ToolCall callOnly() {
        return call("server" + next % Vocabulary.SERVERS + ".get_");
    }

    private ToolCall call(String prefix) {
        long n = next++;
        return ToolCall.of(prefix + n, arguments[(int) (n % arguments.length)]);
    }
}
