/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.benchmarks.skill;

import ai.orcarouter.skills.SkillScanner;
import ai.orcarouter.skills.SkillSource;
import ai.orcarouter.skills.model.SkillReport;
import java.io.IOException;
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

/** One operation is the scan of a skill that says one thing again and again; a scan looks at two MiB at most. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@SuppressWarnings("NullAway.Init") // JMH sets the parameters and calls setup first
public class SkillFloodBenchmark {
    @Param
    private Flood flood;

    @Param({"1", "2", "4"})
    private int mebibytes;

    private final SkillScanner scanner = SkillScanner.standard();
    private SkillSource source;

    /** For JMH. */
    public SkillFloodBenchmark() {}

    /** Makes the skill. */
    @Setup
    public void setup() {
        source = SkillSource.files("a", flood.files(mebibytes));
    }

    /** The report of it. */
    @Benchmark
    public SkillReport scan() throws IOException {
        return scanner.scan(source);
    }
}
