/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.Actor;
import ai.orcarouter.core.Role;
import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.firewall.CallContext;
import ai.orcarouter.firewall.FirewallEngine;
import ai.orcarouter.firewall.OrcaWorkspace;
import ai.orcarouter.firewall.PolicyCodec;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.mcp.internal.gateway.FakeServer;
import ai.orcarouter.mcp.internal.gateway.FakeServers;
import ai.orcarouter.mcp.internal.protocol.UpstreamException;
import ai.orcarouter.mcp.internal.protocol.UpstreamException.Kind;
import ai.orcarouter.mcp.model.GatewayAnswer;
import ai.orcarouter.mcp.model.GatewayCode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of calls that wait for a thread when the gateway is closed. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class GatewayCloseTest {
    private static final int THREADS = 32;
    private static final int QUEUED = 8;

    private static ToolCall call() {
        return ToolCall.builder("files.read")
                .arguments(Arguments.none())
                .run("run-1")
                .estimatedCostCents(4)
                .build();
    }

    private static McpGatewayBuilder allowing(FakeServer server) {
        return McpGateway.builder()
                .engine(FirewallEngine.builder()
                        .policy(PolicyCodec.standard()
                                .decode("p.yaml", "{name: all, default_verdict: allow}")
                                .policy())
                        .build())
                .openServers(new FakeServers().open(server));
    }

    @Test
    void close_moreCallsThanThreads_endsEveryOne() throws Exception {
        CountDownLatch busy = new CountDownLatch(THREADS);
        FakeServer server = new FakeServer(
                "files",
                (tool, arguments, options) -> {
                    busy.countDown();
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    throw UpstreamException.sent(Kind.CANCELLED, "interrupted");
                },
                "{\"name\":\"read\"}");
        McpGateway gateway = allowing(server).build();
        List<CompletableFuture<GatewayAnswer>> answers = new ArrayList<>();
        for (int i = 0; i < THREADS + QUEUED; i++) {
            answers.add(gateway.callToolAsync(CallContext.anonymous(), call()).toCompletableFuture());
        }
        busy.await();
        gateway.close();
        List<GatewayCode> codes = new ArrayList<>();
        for (CompletableFuture<GatewayAnswer> answer : answers) {
            codes.add(answer.get().code());
        }
        assertThat(codes).filteredOn(GatewayCode.CLOSED::equals).hasSize(QUEUED);
        assertThat(server.calls).hasSize(THREADS);
        assertThat(gateway.callToolAsync(CallContext.anonymous(), call())
                        .toCompletableFuture()
                        .get()
                        .code())
                .isEqualTo(GatewayCode.CLOSED);
    }

    @Test
    void close_judgedCallsThatWait_giveBackWhatWasSetAside() throws Exception {
        String capped = """
                name: capped
                is_default: true
                default_verdict: deny
                rules:
                  - {id: 1, priority: 1, stage: mcp, tool_name_glob: files.*, verdict: cap_cost, cap_cost_cents: 10}
                """;
        FakeServer files = FakeServer.named("files", "read");
        FakeServers servers = new FakeServers().open(files);
        CountDownLatch queued = new CountDownLatch(2);
        try (OrcaWorkspace workspace = OrcaWorkspace.builder("acme").build()) {
            workspace
                    .admin()
                    .policies()
                    .create(
                            new Actor("ann", Role.ADMIN),
                            PolicyCodec.standard().decode("p.yaml", capped).policy());
            List<Runnable> never = new ArrayList<>();
            McpGateway gateway = McpGateway.builder()
                    .workspace(workspace)
                    .openServers(servers)
                    .executor(task -> {
                        never.add(task);
                        queued.countDown();
                    })
                    .build();
            CompletableFuture<List<GatewayAnswer>> batch = CompletableFuture.supplyAsync(
                    () -> gateway.callTools(CallContext.anonymous(), List.of(call(), call())));
            queued.await();
            gateway.close();
            assertThat(batch.get())
                    .extracting(GatewayAnswer::code)
                    .containsExactly(GatewayCode.CLOSED, GatewayCode.CLOSED);
            never.forEach(Runnable::run);
            assertThat(files.calls)
                    .as("a call that was dropped is not sent later")
                    .isEmpty();
            try (McpGateway next = McpGateway.builder()
                    .workspace(workspace)
                    .openServers(servers)
                    .build()) {
                assertThat(next.callTools(CallContext.anonymous(), List.of(call(), call())))
                        .extracting(GatewayAnswer::code)
                        .containsOnly(GatewayCode.ANSWERED);
            }
        }
    }
}
