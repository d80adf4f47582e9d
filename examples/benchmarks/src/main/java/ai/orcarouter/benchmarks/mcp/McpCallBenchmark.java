/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.benchmarks.mcp;

import static java.util.Objects.requireNonNull;

import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
 * One operation is one call of the tool {@code echo} of the official {@code server-everything}, or of an echo in this
 * process, with its answer. Look at the median ({@code p0.50}). At the end of a fork it prints which threads the client
 * had added.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
@SuppressWarnings("NullAway.Init") // JMH sets the parameters and calls setup first
public class McpCallBenchmark {
    /** How the client talks to the server. */
    public enum Carrier {
        /** A child process. */
        STDIO,
        /** Streamable HTTP over loopback. */
        HTTP,
        /** A call of a method: what is left is the client's own time. */
        IN_PROCESS
    }

    @Param({"core", "gateway"})
    private String client;

    @Param({"STDIO", "HTTP"})
    private Carrier carrier;

    private @Nullable EverythingServer server;
    private ToolCaller caller;
    private Set<String> before;
    private long count;

    /** For JMH. */
    public McpCallBenchmark() {}

    /** Starts the server and makes one call. */
    @Setup
    public void setup() throws Exception {
        ToolCallerFactory factory = ToolCallerFactory.find(client);
        if (carrier == Carrier.HTTP) {
            server = EverythingServer.http();
        }
        before = threads();
        caller = switch (carrier) {
            case STDIO -> factory.stdio(client, EverythingServer.command("stdio"));
            case HTTP -> factory.http(client, requireNonNull(server).port());
            case IN_PROCESS -> factory.inProcess(client);
        };
        if (!caller.echo("sesame").contains("sesame")) {
            throw new IllegalStateException(client + " did not echo");
        }
    }

    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(thread -> thread.getName() + " #" + thread.getId())
                .collect(Collectors.toCollection(java.util.TreeSet::new));
    }

    /** A call. */
    @Benchmark
    public String call() throws Exception {
        return caller.echo("message " + count++);
    }

    /** Tells the threads and ends everything. */
    @TearDown
    @SuppressWarnings("SystemOut") // JMH shows it with the figures
    public void tearDown() {
        Set<String> added = threads();
        added.removeAll(before);
        System.out.println("threads added by " + client + " over " + carrier + ": " + added.size() + " " + added);
        caller.close();
        if (server != null) {
            server.close();
        }
    }
}
