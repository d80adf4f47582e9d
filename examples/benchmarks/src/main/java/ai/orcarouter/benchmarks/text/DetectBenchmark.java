/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.benchmarks.text;

import ai.orcarouter.guardrails.TextAnalyzer;
import ai.orcarouter.guardrails.model.Finding;
import java.util.List;
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
 * One operation is one text searched by the detectors of a plane as it is searched in a guardrail: as it is, in normal
 * form, and with what is encoded in it decoded.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
@SuppressWarnings("NullAway.Init") // JMH sets the parameters and calls setup first
public class DetectBenchmark {
    @Param
    private Pack pack;

    @Param({"SOURCE", "PROSE", "CHAT", "PROMPT", "KEYWORDS", "ASSIGNMENTS"})
    private ScanText text;

    private TextAnalyzer analyzer;
    private String made;

    /** For JMH. */
    public DetectBenchmark() {}

    /** Makes the analyzer and the text, which for hostile ones is made of the words that the pack looks for. */
    @Setup
    public void setup() {
        analyzer = pack.analyzer();
        made = text.make(pack.words());
        pack.check(analyzer);
    }

    /** What is found in the text. */
    @Benchmark
    public List<Finding> analyze() {
        return analyzer.analyze(made);
    }
}
