/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.transport;

import static ai.orcarouter.mcp.internal.transport.Clients.TIME;
import static ai.orcarouter.mcp.internal.transport.Clients.failure;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.mcp.internal.protocol.CallOptions;
import ai.orcarouter.mcp.internal.protocol.Housekeeping;
import ai.orcarouter.mcp.internal.protocol.Json;
import ai.orcarouter.mcp.internal.protocol.McpClient;
import ai.orcarouter.mcp.internal.protocol.UpstreamException;
import ai.orcarouter.mcp.internal.protocol.UpstreamException.Kind;
import ai.orcarouter.mcp.testkit.ScriptedServer;
import ai.orcarouter.mcp.testkit.Turn;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What servers can do that mean no good, over HTTP. */
class HostileHttpTest {
    private final Housekeeping housekeeping = Housekeeping.create();
    private final ScriptedServer modern = ScriptedServer.modern();
    private final ScriptedServer legacy = ScriptedServer.legacy();

    @AfterEach
    void end() {
        modern.close();
        legacy.close();
        housekeeping.close();
    }

    private static UpstreamException call(Kind kind, McpClient client) {
        return failure(kind, () -> client.callTool("t", Json.object(), CallOptions.of(TIME)));
    }

    private static void works(McpClient client) throws UpstreamException {
        assertThat(client.callTool("fine", Json.object(), CallOptions.of(TIME)).isError())
                .isFalse();
    }

    /** Answers calls of the tool {@code fine}, and does {@code script} about others. */
    private static ScriptedServer.Script unlessFine(ScriptedServer.Script script) {
        return turn -> {
            if (turn.message().path("params").path("name").asText().equals("fine")) {
                turn.result("{\"content\":[]}");
            } else {
                script.serve(turn);
            }
        };
    }

    @Test
    void listTools_endlessPages_areCutAsProtocolFailure() {
        AtomicInteger page = new AtomicInteger();
        modern.on(
                "tools/list",
                turn -> turn.result(
                        "{\"tools\":[{\"name\":\"t\"}],\"nextCursor\":\"" + page.incrementAndGet() + "\"}"));
        try (McpClient client = Clients.of(modern, housekeeping)) {
            failure(Kind.PROTOCOL, () -> client.listTools(TIME));
            assertThat(page.get()).isEqualTo(100);
        }
    }

    @Test
    void listTools_repeatedCursor_isAProtocolFailure() {
        modern.on("tools/list", turn -> turn.result("{\"tools\":[],\"nextCursor\":\"again\"}"));
        try (McpClient client = Clients.of(modern, housekeeping)) {
            failure(Kind.PROTOCOL, () -> client.listTools(TIME));
            assertThat(modern.asked("tools/list")).hasSize(2);
        }
    }

    @Test
    void listTools_moreToolsThanAllowed_isAProtocolFailure() {
        String tools = "{\"name\":\"t\"},".repeat(5_000) + "{\"name\":\"t\"}";
        modern.on("tools/list", turn -> turn.result("{\"tools\":[" + tools + "]}"));
        try (McpClient client = Clients.of(modern, housekeeping)) {
            failure(Kind.PROTOCOL, () -> client.listTools(TIME));
        }
    }

    @Test
    void call_bodyOf100Megabytes_isNotReadToItsEnd() throws Exception {
        AtomicInteger megabytes = new AtomicInteger();
        modern.on("tools/call", unlessFine(turn -> {
            try (OutputStream out = turn.promise("application/json", 0)) {
                pour(out, megabytes);
            }
        }));
        try (McpClient client = Clients.of(modern, housekeeping)) {
            call(Kind.PROTOCOL, client);
            works(client);
            assertThat(megabytes.get()).isLessThan(100);
        }
    }

    @Test
    void call_eventOf100Megabytes_isNotReadToItsEnd() throws Exception {
        AtomicInteger megabytes = new AtomicInteger();
        modern.on("tools/call", unlessFine(turn -> {
            try (OutputStream out = turn.events()) {
                out.write("data: ".getBytes(UTF_8));
                pour(out, megabytes);
            }
        }));
        try (McpClient client = Clients.of(modern, housekeeping)) {
            call(Kind.PROTOCOL, client);
            works(client);
            assertThat(megabytes.get()).isLessThan(100);
        }
    }

    private static void pour(OutputStream out, AtomicInteger megabytes) throws IOException {
        byte[] megabyte = " ".repeat(1 << 20).getBytes(UTF_8);
        while (megabytes.get() < 100) {
            out.write(megabyte);
            megabytes.incrementAndGet();
        }
    }

    @Test
    void call_neverAnswered_timesOutAndTellsALegacyServer() throws Exception {
        legacy.on("tools/call", unlessFine(Turn::hang));
        try (McpClient client = Clients.of(legacy, housekeeping)) {
            works(client);
            Clients.abandoned(client, Json.object());
            Turn cancelled = legacy.await("notifications/cancelled", 1).get(0);
            assertThat(legacy.asked("tools/call").stream().skip(1))
                    .anyMatch(turn -> turn.message()
                            .path("id")
                            .equals(cancelled.message().path("params").path("requestId")));
            works(client);
        }
    }

    @Test
    void call_eventsThatDrip_endAtTheDeadlineOfTheCall() throws Exception {
        modern.on("tools/call", unlessFine(turn -> {
            try (OutputStream out = turn.events()) {
                while (true) {
                    Turn.event(out, "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/message\"}");
                }
            }
        }));
        try (McpClient client = Clients.of(modern, housekeeping)) {
            works(client);
            Clients.abandoned(client, Json.object());
            works(client);
        }
    }

    @Test
    void call_bodyThatEndsEarly_failsAndIsNotSentAgain() throws Exception {
        legacy.on("tools/call", unlessFine(turn -> {
            try (OutputStream out = turn.promise("application/json", 1_000)) {
                out.write("{\"jsonrpc\":".getBytes(UTF_8));
                out.flush();
                throw new IOException("gone");
            }
        }));
        try (McpClient client = Clients.of(legacy, housekeeping)) {
            assertThat(call(Kind.TRANSPORT, client).sent()).isTrue();
            assertThat(legacy.asked("tools/call")).hasSize(1);
            works(client);
        }
    }

    @Test
    void call_streamThatEndsWithoutAnswer_failsAndIsNotSentAgain() throws Exception {
        legacy.on("tools/call", unlessFine(turn -> turn.events().close()));
        try (McpClient client = Clients.of(legacy, housekeeping)) {
            assertThat(call(Kind.TRANSPORT, client).sent()).isTrue();
            assertThat(legacy.asked("tools/call")).hasSize(1);
            works(client);
        }
    }

    @Test
    void call_503WithRetryAfterZero_isNotSentAgain() {
        modern.on("tools/call", turn -> {
            turn.header("Retry-After", "0");
            turn.status(503);
        });
        try (McpClient client = Clients.of(modern, housekeeping)) {
            assertThat(call(Kind.TRANSPORT, client).httpStatus()).hasValue(503);
            assertThat(modern.asked("tools/call")).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"jsonrpc\":\"2.0\",\"id\":999,\"result\":{}}",
                "{\"jsonrpc\":\"2.0\",\"id\":\"2\",\"result\":{}}",
                "{\"jsonrpc\":\"2.0\",\"id\":2,\"result\":{},\"error\":{\"code\":1,\"message\":\"\"}}",
                "{\"jsonrpc\":\"2.0\",\"id\":2,\"result\":{\"a\":1,\"a\":2}}",
                "{\"jsonrpc\":\"2.0\",\"id\":2,\"id\":3,\"result\":{}}",
                "{\"jsonrpc\":\"2.0\",\"id\":2,\"result\":{\"a\":\"\\ud800\"}}",
                "{\"jsonrpc\":\"2.0\",\"id\":2,\"result\":{}} {}",
                "{\"jsonrpc\":\"2.0\",\"id\":2,\"result\":[]}",
                "{\"jsonrpc\":\"2.0\",\"id\":2,\"result\":{\"resultType\":\"surprise\"}}",
                "{\"jsonrpc\":\"2.0\",\"id\":2,\"error\":{\"code\":1e400,\"message\":\"\"}}",
                "[]",
                "null",
                "not json"
            })
    void call_answerThatIsNone_isAProtocolFailure(String answer) throws Exception {
        modern.on("tools/call", unlessFine(turn -> turn.raw(200, "application/json", answer.getBytes(UTF_8))));
        try (McpClient client = Clients.of(modern, housekeeping)) {
            call(Kind.PROTOCOL, client);
            works(client);
        }
    }

    @Test
    void call_json20000Deep_isAProtocolFailure() throws Exception {
        String deep = "[".repeat(20_000) + "]".repeat(20_000);
        modern.on("tools/call", unlessFine(turn -> turn.result("{\"content\":" + deep + "}")));
        try (McpClient client = Clients.of(modern, housekeeping)) {
            call(Kind.PROTOCOL, client);
            works(client);
        }
    }

    @Test
    void call_malformedUtf8_isAProtocolFailure() throws Exception {
        modern.on("tools/call", unlessFine(turn -> {
            byte[] answer = turn.response("{\"a\":\"??\"}").getBytes(UTF_8);
            answer[answer.length - 4] = (byte) 0xc3;
            answer[answer.length - 5] = (byte) 0xed;
            turn.raw(200, "application/json", answer);
        }));
        try (McpClient client = Clients.of(modern, housekeeping)) {
            call(Kind.PROTOCOL, client);
            works(client);
        }
    }

    @Test
    void call_htmlInPlaceOfJson_isAProtocolFailure() {
        modern.on("tools/call", turn -> turn.raw(200, "text/html", "<html>".getBytes(UTF_8)));
        try (McpClient client = Clients.of(modern, housekeeping)) {
            call(Kind.PROTOCOL, client);
        }
    }

    @Test
    void call_redirectToTheMetadataService_isNotFollowed() {
        modern.on("tools/call", turn -> {
            turn.header("Location", "http://169.254.169.254/latest/meta-data/");
            turn.status(307);
        });
        try (McpClient client = Clients.of(modern, housekeeping)) {
            assertThat(call(Kind.REFUSED_DIAL, client)).hasMessageNotContaining("169");
            assertThat(modern.asked("tools/call")).hasSize(1);
        }
    }

    @Test
    void call_asksForInputForEver_isCut() {
        modern.on("tools/call", turn -> turn.result("{\"resultType\":\"input_required\",\"requestState\":\"s\"}"));
        try (McpClient client = Clients.of(modern, housekeeping)) {
            call(Kind.PROTOCOL, client);
            assertThat(modern.asked("tools/call")).hasSize(6);
            assertThat(modern.asked("tools/call").stream()
                            .map(turn -> turn.message().path("id").asText()))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void call_asksForInputThatNobodyGives_isAProtocolFailure() {
        modern.on("tools/call", turn -> turn.result("""
                {"resultType": "input_required",
                 "inputRequests": {"a": {"method": "sampling/createMessage", "params": {}}}}"""));
        try (McpClient client = Clients.of(modern, housekeeping)) {
            call(Kind.PROTOCOL, client);
            assertThat(modern.asked("tools/call")).hasSize(1);
        }
    }

    @Test
    void sessionId_thatIsNoVisibleAscii_isAProtocolFailure() {
        legacy.on("initialize", turn -> {
            turn.header("Mcp-Session-Id", "a b");
            turn.result("{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{}}");
        });
        try (McpClient client = Clients.of(legacy, housekeeping)) {
            failure(Kind.PROTOCOL, () -> client.listTools(TIME));
        }
    }

    @Test
    void version_thatIsUnknown_isUnsupported() {
        legacy.on("initialize", turn -> turn.result("{\"protocolVersion\":\"1999-01-01\",\"capabilities\":{}}"));
        try (McpClient client = Clients.of(legacy, housekeeping)) {
            failure(Kind.ERA_UNSUPPORTED, () -> client.listTools(TIME));
        }
    }
}
