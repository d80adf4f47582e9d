/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.firewall.FirewallEngine;
import ai.orcarouter.firewall.PolicyCodec;
import ai.orcarouter.mcp.model.GatewayAnswer;
import ai.orcarouter.mcp.model.GatewayCode;
import ai.orcarouter.mcp.spi.McpServerSpec;
import ai.orcarouter.mcp.testkit.Loopback;
import ai.orcarouter.mcp.testkit.ScriptedServer;
import ai.orcarouter.mcp.testkit.Turn;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that speak another form of the protocol from one call to the next (mcp.md section 3.1). */
class EraChangeTest {
    private static final String TOOLS = "{\"tools\":[{\"name\":\"read\"}]}";
    private static final String DONE = "{\"content\":[{\"type\":\"text\",\"text\":\"done\"}]}";
    private static final String DISCOVERED = "{\"supportedVersions\":[\"2026-07-28\"],\"capabilities\":{\"tools\":{}}}";
    private static final String INITIALIZED = "{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{\"tools\":{}}}";

    private final ScriptedServer server = ScriptedServer.modern();
    private final AtomicInteger executed = new AtomicInteger();
    private final McpServerSet set = McpServerSet.builder()
            .add(McpServerSpec.http("srv", server.url()).withAddresses(Loopback.policy(server.port())))
            .build();
    private final McpGateway gateway = McpGateway.builder()
            .engine(FirewallEngine.builder()
                    .policy(PolicyCodec.standard()
                            .decode("p.yaml", "{name: p, default_verdict: allow}")
                            .policy())
                    .build())
            .servers(set)
            .build();

    @AfterEach
    void close() {
        gateway.close();
        set.close();
        server.close();
    }

    private static boolean isModern(Turn turn) {
        return turn.asked("Mcp-Method").isPresent();
    }

    private void execute(Turn turn) throws IOException {
        executed.incrementAndGet();
        turn.result(DONE);
    }

    private void speakModern() {
        server.on("server/discover", turn -> turn.result(DISCOVERED))
                .on("initialize", turn -> turn.error(-32022, "only newer ones"))
                .on("tools/list", turn -> turn.result(TOOLS))
                .on("tools/call", turn -> {
                    if (isModern(turn)) {
                        execute(turn);
                    } else {
                        turn.error(-32022, "only newer ones");
                    }
                });
    }

    private void speakLegacy(int statusForOthers) {
        server.on("server/discover", turn -> turn.status(statusForOthers))
                .on("initialize", turn -> turn.result(INITIALIZED))
                .on("tools/list", turn -> turn.result(TOOLS))
                .on("tools/call", turn -> {
                    if (isModern(turn)) {
                        turn.status(statusForOthers);
                    } else {
                        execute(turn);
                    }
                });
    }

    private GatewayAnswer call() {
        return gateway.callTool("srv.read", "{}");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 405})
    void modernServerThatIsLegacyNow_getsTheCallOnceMore(int status) {
        speakModern();
        assertThat(call().code()).isEqualTo(GatewayCode.ANSWERED);
        speakLegacy(status);
        assertThat(call().code()).isEqualTo(GatewayCode.ANSWERED);
        assertThat(executed).hasValue(2);
        assertThat(server.asked("tools/call")).hasSize(3);
    }

    @Test
    void legacyServerThatIsModernNow_getsTheCallOnceMore() {
        speakLegacy(400);
        assertThat(call().code()).isEqualTo(GatewayCode.ANSWERED);
        speakModern();
        assertThat(call().code()).isEqualTo(GatewayCode.ANSWERED);
        assertThat(executed).hasValue(2);
        assertThat(server.asked("tools/call")).hasSize(3);
    }

    @Test
    void otherToolsInTheOtherForm_areNotCalled() {
        speakModern();
        call();
        speakLegacy(400);
        server.on("tools/list", turn -> turn.result("{\"tools\":[{\"name\":\"read\",\"description\":\"new\"}]}"));
        assertThat(call().code()).isEqualTo(GatewayCode.SCHEMA_CHANGED);
        assertThat(executed).hasValue(1);
        assertThat(server.asked("tools/call")).hasSize(2);
    }

    @Test
    void refusalOfAServerThatSpeaksTheSameForm_isNotAnsweredByAnotherCall() {
        speakModern();
        call();
        server.on("tools/call", turn -> turn.error(-32022, "not this one"));
        assertThat(call().code()).isEqualTo(GatewayCode.UPSTREAM_ERROR);
        server.on("tools/call", turn -> turn.status(404));
        assertThat(call().isError()).isTrue();
        assertThat(server.asked("tools/call")).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 409, 429, 500, 502, 503})
    void failureThatMayHaveBeenExecuted_isNotSentAgain(int status) {
        speakModern();
        call();
        speakLegacy(status);
        assertThat(call().isError()).isTrue();
        assertThat(server.asked("tools/call")).hasSize(2);
    }

    @Test
    void serverThatRefusesBothForms_isCalledTwiceAtMost() {
        speakModern();
        call();
        speakLegacy(400);
        server.on("tools/call", turn -> turn.error(-32022, "neither"));
        assertThat(call().code()).isEqualTo(GatewayCode.UPSTREAM_ERROR);
        assertThat(server.asked("tools/call")).hasSize(3);
    }
}
