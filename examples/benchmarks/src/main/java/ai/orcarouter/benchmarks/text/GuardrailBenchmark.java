/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.benchmarks.text;

import ai.orcarouter.guardrails.GuardrailEngine;
import ai.orcarouter.guardrails.GuardrailPresets;
import ai.orcarouter.guardrails.model.Guardrail;
import ai.orcarouter.guardrails.model.GuardrailAction;
import ai.orcarouter.guardrails.model.GuardrailPreset;
import ai.orcarouter.guardrails.model.GuardrailRule;
import ai.orcarouter.guardrails.model.RuleCheck;
import ai.orcarouter.guardrails.model.RuleStage;
import ai.orcarouter.guardrails.model.Screening;
import ai.orcarouter.guardrails.model.TextStage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One operation is a guardrail of the rules of every preset compiled, or one answer compared with its sources. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@SuppressWarnings("NullAway.Init") // JMH sets the parameters and calls setup first
public class GuardrailBenchmark {
    /** Statements of the answer. */
    private static final int CLAIMS = 10;
    /** Bytes of sources that a rule compares with when it says nothing else. */
    private static final int SOURCE = 100_000;

    /** Has the caller do the work, so that its time is what is measured. */
    private static final class CallersThread extends AbstractExecutorService {
        @Override
        public void execute(Runnable task) {
            task.run();
        }

        @Override
        public void shutdown() {}

        @Override
        public List<Runnable> shutdownNow() {
            return List.of();
        }

        @Override
        public boolean isShutdown() {
            return false;
        }

        @Override
        public boolean isTerminated() {
            return false;
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) {
            return true;
        }
    }

    private Guardrail everything;
    private GuardrailEngine grounding;
    private String answer;
    private List<String> sources;

    /** For JMH. */
    public GuardrailBenchmark() {}

    /** Makes the rules, an answer that is borne out but for its last sentence, and sources of prose. */
    @Setup
    public void setup() {
        List<GuardrailRule> rules = new ArrayList<>();
        for (GuardrailPreset preset : GuardrailPresets.all()) {
            for (GuardrailRule rule : preset.guardrail().rules()) {
                rules.add(rule.withId(rules.size() + 1L));
            }
        }
        everything = Guardrail.builder("everything").rules(rules).build();
        RuleCheck check = new RuleCheck.Grounding("", "", 0.7, true, SOURCE, 0);
        grounding = GuardrailEngine.builder(Guardrail.builder("grounded")
                        .rules(List.of(GuardrailRule.of(1, RuleStage.OUTPUT, GuardrailAction.FLAG, check)))
                        .build())
                .threads(new CallersThread())
                .build();
        String prose = ScanText.PROSE.make(List.of()).substring(0, SOURCE);
        int from = prose.indexOf(". ", SOURCE / 2) + 2;
        int to = from;
        for (int i = 1; i < CLAIMS; i++) {
            to = prose.indexOf(". ", to) + 2;
        }
        answer = prose.substring(from, to) + "The bridge over the river was opened in 1932.";
        sources = List.of(prose);
        if (ground().violations().size() != 1) {
            throw new IllegalStateException("the last sentence is not borne out");
        }
    }

    /** The rules of every preset, compiled. */
    @Benchmark
    public GuardrailEngine compilePresets() {
        return GuardrailEngine.builder(everything).build();
    }

    /** Ten claims compared with the sources. */
    @Benchmark
    public Screening ground() {
        return grounding.screen(TextStage.OUTPUT, answer, "", sources);
    }
}
