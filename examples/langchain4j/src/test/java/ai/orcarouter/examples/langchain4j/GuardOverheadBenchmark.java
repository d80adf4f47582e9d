/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.langchain4j;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.firewall.CallContext;
import ai.orcarouter.firewall.FirewallEngine;
import ai.orcarouter.firewall.GuardedAnswer;
import ai.orcarouter.firewall.ToolGuard;
import ai.orcarouter.firewall.model.Decision;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.Surface;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.model.Verdict;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.service.tool.ToolExecutionResult;
import dev.langchain4j.service.tool.ToolExecutor;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** What the guard and the executor around it add to a decision of the bare engine; the bar is 5 microseconds a call. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class GuardOverheadBenchmark {
    private static final String JSON = "{\"path\":\"/srv/data/report.txt\",\"note\":\"for the meeting\"}";

    private final FirewallEngine engine = FirewallEngine.builder()
            .policy(FirewallPolicy.builder(1, "bench")
                    .defaultVerdict(Verdict.ALLOW)
                    .rules(List.of(FirewallRule.builder(1, Verdict.DENY)
                            .stage(Surface.MCP)
                            .toolNameGlob("drop")
                            .build()))
                    .build())
            .build();
    private final ToolGuard guard = ToolGuard.of(engine);
    private final ToolExecutor raw = (request, memoryId) -> "content";
    private final ToolExecutor guarded = OrcaTools.of(guard)
            .guard(Map.of(ToolSpecification.builder().name("read").build(), raw))
            .get(0)
            .toolExecutor();
    private final ToolExecutionRequest request =
            ToolExecutionRequest.builder().id("1").name("read").arguments(JSON).build();
    private final InvocationContext context =
            InvocationContext.builder().invocationId(UUID.randomUUID()).build();

    /** The measure: a decision and nothing else. */
    @Benchmark
    public Decision engine() {
        return engine.mediate(ToolCall.of("read", Arguments.ofJson(JSON)));
    }

    /** A decision and a tool that does nothing. */
    @Benchmark
    public GuardedAnswer guard() throws Exception {
        return guard.run(CallContext.anonymous(), ToolCall.of("read", Arguments.ofJson(JSON)), effective -> "content");
    }

    /** LangChain4j's executor around a tool that does nothing. */
    @Benchmark
    public ToolExecutionResult guardedExecutor() {
        return guarded.executeWithContext(request, context);
    }

    /** The same executor unguarded. */
    @Benchmark
    public ToolExecutionResult rawExecutor() {
        return raw.executeWithContext(request, context);
    }

    /** Measures. */
    public static void main(String[] args) throws Exception {
        new Runner(new OptionsBuilder()
                        .include(GuardOverheadBenchmark.class.getName())
                        .build())
                .run();
    }
}
