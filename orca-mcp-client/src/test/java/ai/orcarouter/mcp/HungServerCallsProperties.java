/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.firewall.CallContext;
import ai.orcarouter.firewall.FirewallEngine;
import ai.orcarouter.firewall.PolicyCodec;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.mcp.internal.gateway.FakeServer;
import ai.orcarouter.mcp.internal.gateway.FakeServers;
import ai.orcarouter.mcp.internal.protocol.UpstreamException;
import ai.orcarouter.mcp.internal.protocol.UpstreamException.Kind;
import ai.orcarouter.mcp.model.GatewayCode;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Calls of servers that never answer, beside those of one that does. */
class HungServerCallsProperties {
    private static FakeServer hung(String id, CountDownLatch release) {
        return new FakeServer(
                id,
                (tool, arguments, options) -> {
                    try {
                        release.await(1, TimeUnit.MINUTES);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    throw UpstreamException.sent(Kind.CANCELLED, "released");
                },
                "{\"name\":\"read\"}");
    }

    private static ToolCall call(String server) {
        return ToolCall.of(server + ".read", Arguments.none());
    }

    @Property(tries = 25)
    void callToolAsync_otherServersHang_isAnsweredAllTheSame(
            @ForAll @IntRange(min = 1, max = 6) int servers,
            @ForAll @IntRange(min = 1, max = 1_200) int calls,
            @ForAll @IntRange(min = 1, max = 16) int healthy)
            throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        FakeServers all = new FakeServers().open(FakeServer.named("healthy", "read"));
        for (int i = 0; i < servers; i++) {
            all.open(hung("hung" + i, release));
        }
        try (McpGateway gateway = McpGateway.builder()
                .engine(FirewallEngine.builder()
                        .policy(PolicyCodec.standard()
                                .decode("p.yaml", "{name: all, default_verdict: allow}")
                                .policy())
                        .build())
                .openServers(all)
                .build()) {
            for (int i = 0; i < calls; i++) {
                gateway.callToolAsync(CallContext.anonymous(), call("hung" + i % servers));
            }
            for (int i = 0; i < healthy; i++) {
                assertThat(gateway.callToolAsync(CallContext.anonymous(), call("healthy"))
                                .toCompletableFuture()
                                .get(1, TimeUnit.MINUTES)
                                .code())
                        .isEqualTo(GatewayCode.ANSWERED);
            }
            assertThat(gateway.callTools(CallContext.anonymous(), List.of(call("healthy"), call("healthy"))))
                    .allMatch(answer -> answer.code() == GatewayCode.ANSWERED);
        } finally {
            release.countDown();
        }
    }
}
