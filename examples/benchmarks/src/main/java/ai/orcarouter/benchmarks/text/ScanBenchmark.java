/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.benchmarks.text;

import ai.orcarouter.core.text.PatternScanner;
import ai.orcarouter.core.text.ScanRule;
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

/** One operation is one text searched for all rules for secrets, or those rules compiled. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@SuppressWarnings("NullAway.Init") // JMH sets the parameters and calls setup first
public class ScanBenchmark {
    @Param({"ORCA", "KEYWORDS_ONLY"})
    private String engine;

    @Param
    private ScanText text;

    private List<ScanRule> rules;
    private ScanPeerFactory.Counter counter;
    private String made;

    /** For JMH. */
    public ScanBenchmark() {}

    /** Makes the engine and the text, and has RE2J count the matches in a prompt. */
    @Setup
    public void setup() {
        rules = SecretRules.load();
        counter = ScanPeerFactory.find(engine, rules);
        made = text.make(
                rules.stream().flatMap(rule -> rule.keywords().stream()).toList());
        String prompt = ScanText.PROMPT.make(List.of()) + "key = '0123456789abcdef0123456789abcdef'\n";
        int expected = ScanEngine.KEYWORDS_RE2J.make(rules).count(prompt);
        if (engine.equals(ScanEngine.ORCA.name()) && counter.count(prompt) != expected) {
            throw new IllegalStateException("there are " + expected + " matches");
        }
    }

    /** The matches in the text. */
    @Benchmark
    public int scan() {
        return counter.count(made);
    }

    /** The rules, compiled. */
    @Benchmark
    public PatternScanner compile() {
        return PatternScanner.of(rules);
    }
}
