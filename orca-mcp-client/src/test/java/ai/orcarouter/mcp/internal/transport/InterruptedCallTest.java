/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.transport;

import static ai.orcarouter.mcp.internal.transport.Clients.TIME;
import static ai.orcarouter.mcp.internal.transport.Clients.failure;
import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.mcp.internal.protocol.CallOptions;
import ai.orcarouter.mcp.internal.protocol.Housekeeping;
import ai.orcarouter.mcp.internal.protocol.Json;
import ai.orcarouter.mcp.internal.protocol.McpClient;
import ai.orcarouter.mcp.internal.protocol.UpstreamException;
import ai.orcarouter.mcp.internal.protocol.UpstreamException.Kind;
import ai.orcarouter.mcp.testkit.ScriptedServer;
import ai.orcarouter.mcp.testkit.Turn;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A thread that waits for the answer of a server over HTTP can be interrupted. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class InterruptedCallTest {
    @Test
    void callTool_threadIsInterrupted_endsWithoutAnAnswer() throws Exception {
        Housekeeping housekeeping = Housekeeping.create();
        try (ScriptedServer server = ScriptedServer.modern().on("tools/call", Turn::hang);
                McpClient client = Clients.of(server, housekeeping)) {
            for (int round = 1; round <= 3; round++) {
                CompletableFuture<UpstreamException> failed = new CompletableFuture<>();
                CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
                Thread caller = new Thread(() -> {
                    failed.complete(
                            failure(Kind.CANCELLED, () -> client.callTool("t", Json.object(), CallOptions.of(TIME))));
                    interrupted.complete(Thread.currentThread().isInterrupted());
                });
                caller.setDaemon(true);
                caller.start();
                server.await("tools/call", round);
                caller.interrupt();
                assertThat(failed.get(30, TimeUnit.SECONDS).sent()).isTrue();
                assertThat(interrupted.get(30, TimeUnit.SECONDS)).isTrue();
            }
        } finally {
            housekeeping.close();
        }
    }
}
