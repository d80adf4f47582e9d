/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp;

import static ai.orcarouter.mcp.World.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.mcp.model.AuthMode;
import ai.orcarouter.mcp.model.McpServer;
import ai.orcarouter.mcp.model.ServerStatus;
import ai.orcarouter.mcp.spi.McpServerSpec;
import ai.orcarouter.mcp.testkit.Loopback;
import ai.orcarouter.mcp.testkit.ScriptedServer;
import ai.orcarouter.mcp.testkit.Turn;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server that serves {@code /mcp/} and redirects {@code /mcp} there, as common frameworks do. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FollowedRedirectsTest {
    private final ScriptedServer server = ScriptedServer.legacy();

    FollowedRedirectsTest() {
        server.on(
                "initialize",
                turn -> slashed(turn, () -> {
                    turn.header("Mcp-Session-Id", "s1");
                    turn.result("""
                    {"protocolVersion": "2025-11-25", "capabilities": {"tools": {}},
                     "serverInfo": {"name": "slash", "version": "1"}}""");
                }));
        server.on("server/discover", turn -> slashed(turn, () -> turn.error(-32601, "no such method")));
        server.on("tools/list", turn -> slashed(turn, () -> turn.result("{\"tools\":[" + World.TOOL + "]}")));
    }

    private interface Answer {
        void send() throws IOException;
    }

    private static void slashed(Turn turn, Answer answer) throws IOException {
        if (turn.path().equals("/mcp/")) {
            answer.send();
        } else {
            turn.header("Location", "/mcp/");
            turn.status(307);
        }
    }

    @AfterEach
    void end() {
        server.close();
    }

    private ServerStatus registered(boolean follow) {
        try (World world = new World(mcp -> mcp.connector(null)
                .addressPolicy(Loopback.policy(server.port()))
                .followRedirects(follow))) {
            world.servers.create(
                    ADMIN,
                    McpServer.http("files", server.url())
                            .authMode(AuthMode.BEARER)
                            .build(),
                    World.bearer("s3cret"));
            return world.servers.probe(ADMIN, "files").status();
        }
    }

    private ServerStatus listed(boolean follow) {
        McpServerSpec spec = McpServerSpec.http("files", server.url()).withAddresses(Loopback.policy(server.port()));
        try (McpServerSet set =
                McpServerSet.builder().add(follow ? spec.withRedirects() : spec).build()) {
            return set.probe("files").status();
        }
    }

    @Test
    void probe_redirectsWanted_listsToolsBehindThemWithoutTheCredential() {
        assertThat(registered(true)).isEqualTo(ServerStatus.OK);
        assertThat(listed(true)).isEqualTo(ServerStatus.OK);
        assertThat(server.asked("tools/list"))
                .filteredOn(turn -> turn.path().equals("/mcp/"))
                .hasSize(2)
                .allMatch(turn -> turn.asked("Authorization").isEmpty());
    }

    @Test
    void probe_redirectsNotWanted_isDown() {
        assertThat(registered(false)).isEqualTo(ServerStatus.DOWN);
        assertThat(listed(false)).isEqualTo(ServerStatus.DOWN);
        assertThat(server.asked("tools/list")).isEmpty();
    }
}
