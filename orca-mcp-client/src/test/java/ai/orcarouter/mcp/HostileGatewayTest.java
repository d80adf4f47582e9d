/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp;

import static ai.orcarouter.mcp.World.ADMIN;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.crypto.Secret;
import ai.orcarouter.firewall.FirewallEngine;
import ai.orcarouter.firewall.PolicyCodec;
import ai.orcarouter.mcp.model.AuthMode;
import ai.orcarouter.mcp.model.Credential;
import ai.orcarouter.mcp.model.GatewayAnswer;
import ai.orcarouter.mcp.model.GatewayCode;
import ai.orcarouter.mcp.model.GatewayTool;
import ai.orcarouter.mcp.model.McpServer;
import ai.orcarouter.mcp.model.StdioLauncher;
import ai.orcarouter.mcp.spi.McpServerSpec;
import ai.orcarouter.mcp.testkit.HostileStdio;
import ai.orcarouter.mcp.testkit.ScriptedServer;
import ai.orcarouter.mcp.testkit.Turn;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What servers can do that mean no good, as callers of the gateway see it: a code, no text of the server in place of a
 * result, one request and no second, and every other server served as before.
 */
class HostileGatewayTest {
    private static final String TOOLS = "{\"tools\":[{\"name\":\"t\",\"inputSchema\":{\"type\":\"object\"}}]}";
    private static final String DONE = "{\"content\":[{\"type\":\"text\",\"text\":\"done\"}]}";

    private final ScriptedServer hostile = ScriptedServer.legacy().on("tools/list", turn -> turn.result(TOOLS));
    private final ScriptedServer honest = ScriptedServer.modern()
            .on("tools/list", turn -> turn.result(TOOLS))
            .on("tools/call", turn -> turn.result(DONE));

    @AfterEach
    void end() {
        hostile.close();
        honest.close();
    }

    private static McpServerSpec http(String id, ScriptedServer server) {
        return McpServerSpec.http(id, server.url()).withAddresses(LoopbackMcp.loopback());
    }

    private static McpGatewayBuilder gateway() {
        return McpGateway.builder()
                .engine(FirewallEngine.builder()
                        .policy(PolicyCodec.standard()
                                .decode("p.yaml", "name: all\ndefault_verdict: allow\nrules: []\n")
                                .policy())
                        .build());
    }

    private McpGateway both() {
        return gateway()
                .server(http("bad", hostile))
                .server(http("good", honest))
                .build();
    }

    private static GatewayAnswer call(McpGateway gateway, String tool) {
        return gateway.callTool(tool, "{}");
    }

    /** What the hostile server does when its tool is called. */
    private enum Attack {
        LONG_BODY(GatewayCode.PROTOCOL_ERROR) {
            @Override
            void serve(Turn turn) throws IOException {
                try (OutputStream out = turn.promise("application/json", 0)) {
                    byte[] megabyte = "x".repeat(1 << 20).getBytes(UTF_8);
                    for (int i = 0; i < 100; i++) {
                        out.write(megabyte);
                    }
                }
            }
        },
        HALF_OPEN(GatewayCode.TRANSPORT_FAILED) {
            @Override
            void serve(Turn turn) throws IOException {
                OutputStream out = turn.promise("application/json", 1_000);
                out.write("{\"jsonrpc\":".getBytes(UTF_8));
                out.flush();
            }
        },
        OTHER_ID(GatewayCode.PROTOCOL_ERROR) {
            @Override
            void serve(Turn turn) throws IOException {
                json(turn, "{\"jsonrpc\":\"2.0\",\"id\":123456,\"result\":" + DONE + "}");
            }
        },
        ID_AS_TEXT(GatewayCode.PROTOCOL_ERROR) {
            @Override
            void serve(Turn turn) throws IOException {
                json(
                        turn,
                        "{\"jsonrpc\":\"2.0\",\"id\":\"" + turn.message().path("id") + "\",\"result\":" + DONE + "}");
            }
        },
        DEEP(GatewayCode.PROTOCOL_ERROR) {
            @Override
            void serve(Turn turn) throws IOException {
                turn.result("{\"content\":" + "[".repeat(20_000) + "]".repeat(20_000) + "}");
            }
        },
        DUPLICATE_KEYS(GatewayCode.PROTOCOL_ERROR) {
            @Override
            void serve(Turn turn) throws IOException {
                turn.result("{\"content\":[],\"content\":[{\"type\":\"text\",\"text\":\"done\"}]}");
            }
        },
        CONTENT_OF_ANOTHER_KIND(GatewayCode.PROTOCOL_ERROR) {
            @Override
            void serve(Turn turn) throws IOException {
                turn.result("{\"content\":\"done\"}");
            }
        },
        REDIRECT_INWARD(GatewayCode.ENDPOINT_REFUSED) {
            @Override
            void serve(Turn turn) throws IOException {
                turn.header("Location", "http://169.254.169.254/latest/meta-data");
                turn.status(307);
            }
        };

        private final GatewayCode code;

        Attack(GatewayCode code) {
            this.code = code;
        }

        abstract void serve(Turn turn) throws IOException;

        private static void json(Turn turn, String message) throws IOException {
            turn.raw(200, "application/json", message.getBytes(UTF_8));
        }
    }

    @ParameterizedTest
    @EnumSource(Attack.class)
    void callTool_hostileAnswer_isACodeAndNothingIsSentAgain(Attack attack) {
        hostile.on("tools/call", attack::serve);
        try (McpGateway gateway = both()) {
            GatewayAnswer answer = call(gateway, "bad.t");
            assertThat(answer.code()).isEqualTo(attack.code);
            assertThat(answer.resultJson()).contains("gateway: ").doesNotContain("done", "169.254", "xxx");
            assertThat(hostile.asked("tools/call")).hasSize(1);
            assertThat(call(gateway, "good.t").code()).isEqualTo(GatewayCode.ANSWERED);
            hostile.on("tools/call", turn -> turn.result(DONE));
            assertThat(call(gateway, "bad.t").code()).isEqualTo(GatewayCode.ANSWERED);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"tools\":[{\"name\":\"t\",\"name\":\"u\"}]}",
                "{\"tools\":[{\"name\":\"t\"},{\"name\":\"t\"}]}",
                "{\"tools\":[{\"name\":\"t\"},{\"name\":\"T\"}]}",
                "{\"tools\":{}}",
                "{\"tools\":[],\"nextCursor\":\"again\"}",
                "DEEP",
                "ENDLESS"
            })
    void tools_hostileList_isNotServedAndTheOthersAre(String list) {
        AtomicInteger page = new AtomicInteger();
        hostile.on("tools/list", turn -> {
            switch (list) {
                case "DEEP" -> turn.result("{\"tools\":[" + "[".repeat(20_000) + "]".repeat(20_000) + "]}");
                case "ENDLESS" ->
                    turn.result("{\"tools\":[{\"name\":\"t" + page.incrementAndGet() + "\"}],\"nextCursor\":\"" + page
                            + "\"}");
                default -> turn.result(list);
            }
        });
        try (McpGateway gateway = both()) {
            assertThat(gateway.tools().tools()).extracting(GatewayTool::name).containsExactly("good.t");
            assertThat(call(gateway, "bad.t").dispatched()).isFalse();
            assertThat(hostile.asked("tools/call")).isEmpty();
            assertThat(page.get()).isLessThanOrEqualTo(200);
            assertThat(call(gateway, "good.t").code()).isEqualTo(GatewayCode.ANSWERED);
        }
    }

    @Test
    void callTool_neverAnswered_timesOutAndTheServerIsTold() {
        hostile.on("tools/call", Turn::hang);
        try (McpGateway gateway = gateway()
                .server(http("bad", hostile))
                .callTimeout(Duration.ofMillis(300))
                .build()) {
            assertThat(gateway.tools().tools()).hasSize(1);
            assertThat(call(gateway, "bad.t").code()).isEqualTo(GatewayCode.TIMED_OUT);
            if (!hostile.asked("tools/call").isEmpty()) {
                hostile.await("notifications/cancelled", 1);
            }
        }
    }

    @Test
    void callTool_stormOfChangedTools_listsAFewTimesOnly() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        hostile.on("tools/call", turn -> turn.result(DONE)).on("GET", turn -> {
            OutputStream out = turn.events();
            for (int i = 0; i < 10_000; i++) {
                Turn.event(out, "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/tools/list_changed\"}");
            }
            over.countDown();
            turn.hang();
        });
        try (McpGateway gateway = both()) {
            assertThat(gateway.tools().tools()).hasSize(2);
            for (int i = 0; i < 200; i++) {
                assertThat(call(gateway, "bad.t").code()).isEqualTo(GatewayCode.ANSWERED);
            }
            over.await();
            assertThat(hostile.asked("tools/list").size()).isLessThan(100);
        }
    }

    @ParameterizedTest
    @CsvSource({"dies, TRANSPORT_FAILED", "long-line, PROTOCOL_ERROR", "wrong-ids, ANSWERED"})
    void callTool_hostileProcess_isACodeAndTheOthersAreServed(String mode, GatewayCode expected) {
        try (McpGateway gateway = gateway()
                .server(McpServerSpec.stdio("bad", new StdioLauncher(HostileStdio.command(mode), Map.of(), null)))
                .server(http("good", honest))
                .build()) {
            assertThat(call(gateway, "bad.t").code()).isEqualTo(expected);
            assertThat(call(gateway, "good.t").code()).isEqualTo(GatewayCode.ANSWERED);
        }
    }

    @Test
    void callTool_processStartedAnewWithOtherTools_isNotSentBeforeTheyAreCompared(@TempDir Path traces) {
        List<String> command = HostileStdio.command("swaps", traces.toString());
        try (McpGateway gateway = gateway()
                .server(McpServerSpec.stdio("bad", new StdioLauncher(command, Map.of(), null)))
                .build()) {
            assertThat(call(gateway, "bad.t").code()).isEqualTo(GatewayCode.ANSWERED);
            GatewayCode code = call(gateway, "bad.t").code();
            while (code == GatewayCode.TRANSPORT_FAILED) {
                code = call(gateway, "bad.t").code(); // it was on its way when the first process ended
            }
            assertThat(code).isEqualTo(GatewayCode.SCHEMA_CHANGED);
            assertThat(traces).isDirectoryNotContaining("glob:**called");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NEIGHBOUR",
                "http://169.254.169.254/token",
                "https://169.254.169.254/token",
                "https://[::1]/token"
            })
    void callTool_tokenEndpointThatLeadsInward_isNeverDialled(String tokenUrl) throws Exception {
        String origin = "http://127.0.0.1:" + hostile.port();
        LoopbackMcp neighbour = new LoopbackMcp();
        // All that is known of the token endpoint is what the server's own metadata say.
        hostile.on(
                "GET",
                turn -> turn.raw(
                        200,
                        "application/json",
                        ("{\"resource\":\"" + hostile.url()
                                        + "\",\"authorization_servers\":[\"" + origin + "\"],\"issuer\":\"" + origin
                                        + "\",\"token_endpoint\":\""
                                        + tokenUrl.replace("NEIGHBOUR", neighbour.url("/token")) + "\"}")
                                .getBytes(UTF_8)));
        try (neighbour;
                World world = new World(mcp -> mcp.connector(null).addressPolicy(LoopbackMcp.loopback()));
                McpGateway gateway = gateway().servers(world.servers).build()) {
            McpServer server = McpServer.http("bad", hostile.url())
                    .authMode(AuthMode.OAUTH)
                    .build();
            world.servers.create(
                    ADMIN, server, new Credential.OAuthClient("c", Secret.ofText("the-secret"), "", origin, ""));
            GatewayAnswer answer = call(gateway, "bad.t");
            assertThat(answer.dispatched()).isFalse();
            assertThat(answer.code()).isIn(GatewayCode.ENDPOINT_REFUSED, GatewayCode.SERVER_UNAUTHORIZED);
            assertThat(answer.resultJson()).doesNotContain("169.254", "::1", "the-secret");
            assertThat(hostile.asked("tools/call")).isEmpty();
            assertThat(hostile.asked("GET")).isNotEmpty();
            assertThat(neighbour.tokenRequests).isEmpty();
        }
    }
}
