/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.firewall.FirewallEngine;
import ai.orcarouter.firewall.PolicyCodec;
import ai.orcarouter.mcp.model.GatewayCode;
import ai.orcarouter.mcp.model.StdioLauncher;
import ai.orcarouter.mcp.spi.McpServerSpec;
import ai.orcarouter.mcp.testkit.HostileStdio;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/**
 * Many calls from eight threads through one gateway, while its two servers, a child process and one over HTTP, are
 * ended and come back: nothing may be left over. {@code -Dorca.soak.calls=50000} says how many calls.
 */
class GatewaySoakTest {
    private static final int CALLS = Integer.getInteger("orca.soak.calls", 6_000);
    private static final int ROUNDS = 4;
    private static final int THREADS = 8;
    private static final long SLACK_BYTES = 4L << 20;
    private static final String TOOLS = "[{\"name\":\"t\",\"inputSchema\":{\"type\":\"object\"}}]";
    private static final Set<GatewayCode> WHILE_RESTARTING =
            Set.of(GatewayCode.ANSWERED, GatewayCode.SERVER_DOWN, GatewayCode.TRANSPORT_FAILED);

    private static LoopbackMcp serving(int port) throws IOException {
        LoopbackMcp server = new LoopbackMcp(null, port);
        server.tools = TOOLS;
        return server;
    }

    private static McpGateway gateway(int port) {
        return McpGateway.builder()
                .engine(FirewallEngine.builder()
                        .policy(PolicyCodec.standard()
                                .decode("p.yaml", "name: all\ndefault_verdict: allow\nrules: []\n")
                                .policy())
                        .build())
                .server(McpServerSpec.stdio(
                        "child", new StdioLauncher(HostileStdio.command("answers"), Map.of(), null)))
                .server(McpServerSpec.http("web", "http://127.0.0.1:" + port + "/mcp")
                        .withAddresses(LoopbackMcp.loopback()))
                .build();
    }

    @Test
    void callTool_thousandsOfCallsWhileServersRestart_leavesNothingBehind() throws Exception {
        Footprint before = Footprint.now();
        LoopbackMcp http = serving(0);
        int port = http.port();
        Map<GatewayCode, Integer> answers = new EnumMap<>(GatewayCode.class);
        List<Footprint> rounds = new ArrayList<>();
        try (McpGateway gateway = gateway(port)) {
            for (int round = 0; round < ROUNDS; round++) {
                awaitThat(() -> answered(gateway, "child.t") && answered(gateway, "web.t"));
                round(gateway).forEach((code, count) -> answers.merge(code, count, Integer::sum));
                rounds.add(Footprint.now());
                http.close();
                http = serving(port);
            }
        } finally {
            http.close();
        }
        assertThat(WHILE_RESTARTING).containsAll(answers.keySet());
        assertThat(answers.get(GatewayCode.ANSWERED)).isGreaterThan(CALLS / 2);
        assertThat(Class.forName(Footprint.WAITING)).as("what is counted").isNotNull();
        assertThat(rounds).extracting(Footprint::waiting).containsOnly(0L);
        assertThat(rounds.get(ROUNDS - 1).liveBytes())
                .as("live heap after each round: %s", rounds)
                .isLessThan(rounds.get(0).liveBytes() + SLACK_BYTES);
        awaitThat(() -> leftOver(before, Footprint.now()).isEmpty());
        assertThat(leftOver(before, Footprint.now())).isEmpty();
    }

    /** Halfway the child is ended while calls are under way. */
    private static Map<GatewayCode, Integer> round(McpGateway gateway) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            int each = CALLS / ROUNDS / THREADS;
            List<Future<Map<GatewayCode, Integer>>> running = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                boolean ends = thread == 0;
                running.add(threads.submit(() -> {
                    Map<GatewayCode, Integer> codes = new EnumMap<>(GatewayCode.class);
                    for (int i = 0; i < each; i++) {
                        if (ends && i == each / 2) {
                            ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
                        }
                        String tool = i % 2 == 0 ? "child.t" : "web.t";
                        codes.merge(gateway.callTool(tool, "{\"n\":" + i + "}").code(), 1, Integer::sum);
                    }
                    return codes;
                }));
            }
            Map<GatewayCode, Integer> all = new EnumMap<>(GatewayCode.class);
            for (Future<Map<GatewayCode, Integer>> one : running) {
                one.get().forEach((code, count) -> all.merge(code, count, Integer::sum));
            }
            return all;
        } finally {
            threads.shutdownNow();
        }
    }

    private static boolean answered(McpGateway gateway, String tool) {
        return gateway.callTool(tool, "{}").code() == GatewayCode.ANSWERED;
    }

    private static List<String> leftOver(Footprint before, Footprint after) {
        List<String> left = new ArrayList<>(after.threads());
        left.removeAll(before.threads());
        if (after.waiting() > 0) {
            left.add(after.waiting() + " requests that wait");
        }
        if (after.children() > before.children()) {
            left.add(after.children() + " processes");
        }
        if (after.files() > before.files() + 8) {
            left.add(after.files() + " open files, before " + before.files());
        }
        return left;
    }

    /** Asks again and again for up to two minutes: a server that ended comes back after a while. */
    private static void awaitThat(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }
}
