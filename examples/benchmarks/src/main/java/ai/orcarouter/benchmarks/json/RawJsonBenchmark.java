/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.benchmarks.json;

import ai.orcarouter.core.Limits;
import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.firewall.FirewallEngine;
import ai.orcarouter.firewall.model.Decision;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.model.Verdict;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
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

/**
 * One operation is one 2 KiB argument object: read from bytes and decided by Orca with 100 rules that look at two
 * paths, or run through Jackson's streaming parser, which decides nothing.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RawJsonBenchmark {
    private final JsonFactory lax = new JsonFactory();
    private final JsonFactory strict = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private final String text = Documents.arguments(1980);
    private final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    private final FirewallEngine engine =
            FirewallEngine.builder().policy(Documents.policy()).build();
    private final ToolCall parsed = ToolCall.of(Documents.TOOL, Arguments.ofUtf8(bytes));

    /** For JMH. */
    public RawJsonBenchmark() {}

    /** Checks that the decision needed both paths. */
    @Setup
    public void setup() {
        Decision decision = orcaBytes();
        if (decision.verdict() != Verdict.ALLOW || orcaText().verdict() != Verdict.ALLOW) {
            throw new IllegalStateException(decision.toString());
        }
    }

    /** From bytes to a decision; duplicate names are refused at every depth. */
    @Benchmark
    public Decision orcaBytes() {
        return engine.evaluate(ToolCall.of(Documents.TOOL, Arguments.wrapUtf8(bytes, Limits.defaults())));
    }

    /** The same for a caller who keeps the array, so that Orca has to copy it. */
    @Benchmark
    public Decision orcaBytesCopied() {
        return engine.evaluate(ToolCall.of(Documents.TOOL, Arguments.ofUtf8(bytes)));
    }

    /** The bytes checked, and nothing decided. */
    @Benchmark
    public Optional<String> orcaCheck() {
        return Arguments.wrapUtf8(bytes, Limits.defaults()).fault();
    }

    /** From a string to a decision. */
    @Benchmark
    public Decision orcaText() {
        return engine.evaluate(ToolCall.of(Documents.TOOL, Arguments.ofJson(text)));
    }

    /** The decision alone. */
    @Benchmark
    public Decision orcaParsed() {
        return engine.evaluate(parsed);
    }

    /** Every token, duplicate names unnoticed. */
    @Benchmark
    public int streamAllTokens() throws IOException {
        return count(lax);
    }

    /** Every token, duplicate names refused. */
    @Benchmark
    public int streamAllTokensNoDuplicates() throws IOException {
        return count(strict);
    }

    private int count(JsonFactory factory) throws IOException {
        try (JsonParser parser = factory.createParser(bytes)) {
            int tokens = 0;
            while (parser.nextToken() != null) {
                tokens++;
            }
            return tokens;
        }
    }
}
