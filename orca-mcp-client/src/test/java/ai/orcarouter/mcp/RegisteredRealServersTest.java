/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp;

import static ai.orcarouter.mcp.World.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.orcarouter.core.crypto.Secret;
import ai.orcarouter.mcp.internal.connect.OpenServer;
import ai.orcarouter.mcp.internal.protocol.CallOptions;
import ai.orcarouter.mcp.internal.protocol.CallResult;
import ai.orcarouter.mcp.internal.schema.Trees;
import ai.orcarouter.mcp.model.AuthMode;
import ai.orcarouter.mcp.model.Credential;
import ai.orcarouter.mcp.model.McpServer;
import ai.orcarouter.mcp.model.ProbeResult;
import ai.orcarouter.mcp.model.SchemaStatus;
import ai.orcarouter.mcp.model.ServerStatus;
import ai.orcarouter.mcp.model.StdioLauncher;
import ai.orcarouter.mcp.testkit.RealHttp;
import ai.orcarouter.mcp.testkit.RealServers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Real servers registered in a workspace: probed, trusted, called, and the same after a restart. */
@Tag("mcp-real")
class RegisteredRealServersTest {
    private static final Duration TIME = Duration.ofSeconds(60);

    private static RealServers real() {
        Optional<RealServers> installed = RealServers.find();
        assumeTrue(installed.isPresent(), RealServers.MISSING);
        return installed.orElseThrow();
    }

    private static String text(OpenServer server, String tool, String arguments) throws Exception {
        CallResult result = server.call(tool, Trees.object(arguments), CallOptions.of(TIME));
        return result.result().path("content").path(0).path("text").asText();
    }

    @Test
    void everything_overStdio_getsItsVariablesAndIsTheSameAfterARestart() throws Exception {
        StdioLauncher launcher = new StdioLauncher(real().stdio("everything"), Map.of(), null);
        try (World world =
                new World(mcp -> mcp.connector(null).probeTimeout(TIME).launcher("everything", launcher))) {
            McpServer server = McpServer.stdio("everything", "everything")
                    .authMode(AuthMode.ENV)
                    .build();
            world.servers.create(ADMIN, server, new Credential.Env(Map.of("API_KEY", Secret.ofText("only-for-it"))));
            ProbeResult found = world.servers.probe(ADMIN, "everything");
            assertThat(found.status()).isNotEqualTo(ServerStatus.DOWN);
            assertThat(found.tools()).extracting(ProbeResult.Tool::name).contains("echo", "get-env");
            OpenServer open = world.open().find("everything").orElseThrow();
            assertThat(text(open, "echo", "{\"message\":\"hi\"}")).isEqualTo("Echo: hi");
            // It has its credential, and what it tells of it reaches nobody.
            assertThat(text(open, "get-env", "{}"))
                    .contains("\"API_KEY\": \"***\"")
                    .doesNotContain("only-for-it");
            world.servers.update(
                    ADMIN, server.toBuilder().name("Everything").build(), new Credential.Kept(AuthMode.ENV), 1);
            ProbeResult again = world.servers.probe(ADMIN, "everything");
            assertThat(again.schemaStatus()).isEqualTo(SchemaStatus.VERIFIED);
            assertThat(again.observedHash()).isEqualTo(found.observedHash());
        }
    }

    @Test
    void modernAndLegacyServers_overHttp_areBothServed() throws Exception {
        try (RealHttp modern = real().modernHttp();
                RealHttp legacy = real().everythingHttp();
                World world = new World(
                        mcp -> mcp.connector(null).probeTimeout(TIME).addressPolicy(LoopbackMcp.loopback()))) {
            world.servers.create(ADMIN, McpServer.http("modern", modern.url()).build(), Credential.none());
            world.servers.create(ADMIN, McpServer.http("legacy", legacy.url()).build(), Credential.none());
            assertThat(world.open().open()).extracting(OpenServer::id).containsExactly("legacy", "modern");
            for (OpenServer server : world.open().open()) {
                assertThat(text(server, "echo", "{\"message\":\"hi\"}")).contains("hi");
            }
        }
    }
}
