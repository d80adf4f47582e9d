/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.benchmarks.egress;

import ai.orcarouter.benchmarks.json.Documents;
import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.net.Extraction;
import ai.orcarouter.firewall.FirewallEngine;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.ToolCall;
import java.util.Map;
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
 * One operation is the search for destinations in one call whose arguments are parsed already. Sizes double, so that a
 * cost that grows faster than the text shows.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@SuppressWarnings("NullAway.Init") // JMH sets the parameters and calls setup first
public class ExtractionBenchmark {
    private static final FirewallEngine ENGINE = FirewallEngine.builder()
            .policy(FirewallPolicy.builder(1, "benchmark").build())
            .build();

    @Param({"2048", "8192", "16384", "32768", "65536"})
    private int chars;

    @Param
    private Shape shape;

    private ToolCall call;

    /** For JMH. */
    public ExtractionBenchmark() {}

    /** What the arguments hold. */
    public enum Shape {
        /** A JSON document with one URL in it. */
        DOCUMENT("", ""),
        /** A shell script. */
        SHELL("command", "curl -s https://a.example.com/x -o out.txt && grep -c 'item' out.txt | sort; "),
        /** Commands within commands, quoted at each step. */
        NESTED_SHELL("command", "echo \"$(echo '"),
        /** Pipes and separators only. */
        SEPARATORS("command", "; | && "),
        /** Prose with links. */
        PROSE("text", "See https://docs.example.com/a?b=c (and www.example.org), then write to me@example.net. "),
        /** Text that looks like the start of a URL, again and again. */
        ALMOST_URLS("text", "http://http:"),
        /** SQL that reads from elsewhere. */
        SQL("query", "select a from t where b = 'https://c.example.com'; copy t from 's3://bucket/key'; ");

        private final String key;
        private final String unit;

        Shape(String key, String unit) {
            this.key = key;
            this.unit = unit;
        }

        Arguments arguments(int chars) {
            if (this == DOCUMENT) {
                return Arguments.ofJson(Documents.arguments(chars));
            }
            return Arguments.of(
                    Map.of(key, unit.repeat(chars / unit.length() + 1).substring(0, chars)));
        }
    }

    /** Makes the call. */
    @Setup
    public void setup() {
        call = ToolCall.of("shell.run", shape.arguments(chars));
    }

    /** The destinations of the call. */
    @Benchmark
    public Extraction extract() {
        return ENGINE.destinations(call);
    }
}
