/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.transport;

import static ai.orcarouter.mcp.internal.transport.Clients.TIME;
import static ai.orcarouter.mcp.internal.transport.Clients.failure;
import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.mcp.internal.protocol.CallOptions;
import ai.orcarouter.mcp.internal.protocol.CallResult;
import ai.orcarouter.mcp.internal.protocol.Cancellation;
import ai.orcarouter.mcp.internal.protocol.Housekeeping;
import ai.orcarouter.mcp.internal.protocol.Json;
import ai.orcarouter.mcp.internal.protocol.ToolList;
import ai.orcarouter.mcp.internal.protocol.Upstream;
import ai.orcarouter.mcp.internal.protocol.UpstreamException.Kind;
import ai.orcarouter.mcp.internal.protocol.WireLimits;
import ai.orcarouter.mcp.spi.InProcessServer;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InProcessUpstreamTest {
    private final Housekeeping housekeeping = Housekeeping.create();
    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch interrupted = new CountDownLatch(1);

    @AfterEach
    void end() {
        housekeeping.close();
    }

    private Upstream over(String list) {
        InProcessServer server = new InProcessServer() {
            @Override
            public String listTools() {
                return list;
            }

            @Override
            public String callTool(String name, String argumentsJson) throws Exception {
                switch (name) {
                    case "hang" -> {
                        entered.countDown();
                        try {
                            new CountDownLatch(1).await();
                        } finally {
                            interrupted.countDown();
                        }
                    }
                    case "fail" -> throw new IllegalStateException("jdbc:postgres://user:secret@db");
                    default -> {
                        // Says what it got.
                    }
                }
                return "{\"content\":[],\"got\":" + argumentsJson + "}";
            }
        };
        return InProcessUpstream.of(server, WireLimits.defaults(), housekeeping);
    }

    @Test
    void tools_areListedRawAndCalled() throws Exception {
        Upstream upstream = over("{\"tools\":[{\"name\":\"t\",\"x-own\":1.10}],\"instructions\":\"read\"}");
        ToolList list = upstream.listTools(TIME);
        assertThat(list.tools().get(0).path("x-own").decimalValue()).isEqualTo("1.10");
        assertThat(list.instructions()).contains("read");
        CallResult result = upstream.callTool("t", Json.object().put("a", 1), CallOptions.of(TIME));
        assertThat(result.result().path("got").path("a").asInt()).isEqualTo(1);
        assertThat(upstream.peer().connected()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "{\"tools\":[{}]}",
                "{\"tools\":[],\"nextCursor\":\"a\"}",
                "{\"tools\":[]",
                "{\"tools\":[],\"tools\":[]}"
            })
    void listThatIsNone_isAProtocolFailure(String list) {
        failure(Kind.PROTOCOL, () -> over(list).listTools(TIME));
    }

    @Test
    void failureOfTheServer_saysNothingOfIt() {
        assertThat(failure(Kind.TRANSPORT, () -> over("{}").callTool("fail", Json.object(), CallOptions.of(TIME))))
                .hasMessageNotContaining("secret");
    }

    @Test
    void callThatHangs_endsAtItsDeadlineAndIsInterrupted() throws Exception {
        Upstream upstream = over("{}");
        CallOptions options = CallOptions.of(Duration.ofMillis(200));
        while (entered.getCount() > 0) {
            failure(Kind.TIMED_OUT, () -> upstream.callTool("hang", Json.object(), options));
        }
        interrupted.await();
    }

    @Test
    void cancelledCall_isInterrupted() throws Exception {
        Cancellation cancellation = Cancellation.create();
        Thread canceller = new Thread(() -> {
            try {
                entered.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            cancellation.cancel();
        });
        canceller.start();
        failure(
                Kind.CANCELLED,
                () -> over("{}")
                        .callTool("hang", Json.object(), CallOptions.of(TIME).with(cancellation)));
        interrupted.await();
        canceller.join();
    }

    @Test
    void closed_refusesCalls() {
        Upstream upstream = over("{}");
        upstream.close();
        failure(Kind.CLOSED, () -> upstream.callTool("t", Json.object(), CallOptions.of(TIME)));
    }
}
