/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.benchmarks.policy;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.firewall.FirewallEngine;
import ai.orcarouter.firewall.model.ToolCall;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One operation is a caller who makes up tool names, a new one for each call. The counter {@code retainedKib} says how
 * much more memory the engine holds afterwards; it must not follow the number of names.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(1)
@SuppressWarnings("NullAway.Init") // JMH sets the parameters and calls setup first
public class ToolNameFloodBenchmark {
    private static final int NAME_CHARS = 200;

    @Param({"100000", "1000000"})
    private int names;

    private FirewallEngine engine;
    private Arguments arguments;
    private long before;

    /** For JMH. */
    public ToolNameFloodBenchmark() {}

    /** What the flood leaves behind. */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Heap {
        /** Memory in use after the flood less that before, in KiB, both after a collection. */
        public long retainedKib;

        /** For JMH. */
        public Heap() {}
    }

    /** Compiles the policy. */
    @Setup
    public void setup() {
        engine = FirewallEngine.builder()
                .policy(OrcaPolicies.policy(PolicyWorkload.of(1000)))
                .build();
        arguments = Arguments.of(Map.of("role", "viewer", "path", "/data/x", "amount", 1L));
        before = used();
    }

    /** Decides a call of every name. */
    @Benchmark
    public int flood(Heap heap) {
        StringBuilder name = new StringBuilder("server7.");
        while (name.length() < NAME_CHARS) {
            name.append('x');
        }
        int passed = 0;
        for (int i = 0; i < names; i++) {
            name.setLength(NAME_CHARS);
            passed += engine.evaluate(ToolCall.of(name.append(i).toString(), arguments))
                            .passes()
                    ? 1
                    : 0;
        }
        heap.retainedKib = Math.max(0, used() - before) >> 10;
        return passed;
    }

    /** Keeps the engine alive to the end. */
    @TearDown
    public void close() {
        engine.evaluate(ToolCall.of("server1.get_file", arguments));
    }

    private static long used() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }
}
