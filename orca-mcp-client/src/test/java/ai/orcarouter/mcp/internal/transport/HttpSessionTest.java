/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.transport;

import static ai.orcarouter.mcp.internal.transport.Clients.TIME;
import static ai.orcarouter.mcp.internal.transport.Clients.failure;
import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.mcp.internal.protocol.CallOptions;
import ai.orcarouter.mcp.internal.protocol.CallResult;
import ai.orcarouter.mcp.internal.protocol.Cancellation;
import ai.orcarouter.mcp.internal.protocol.Era;
import ai.orcarouter.mcp.internal.protocol.Housekeeping;
import ai.orcarouter.mcp.internal.protocol.Json;
import ai.orcarouter.mcp.internal.protocol.McpClient;
import ai.orcarouter.mcp.internal.protocol.SurfaceList;
import ai.orcarouter.mcp.internal.protocol.UpstreamException;
import ai.orcarouter.mcp.internal.protocol.UpstreamException.Kind;
import ai.orcarouter.mcp.testkit.ManualHousekeeping;
import ai.orcarouter.mcp.testkit.ScriptedServer;
import ai.orcarouter.mcp.testkit.Turn;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions, streams, credentials and the two eras over HTTP. */
class HttpSessionTest {
    private static final String EMPTY = "{\"content\":[]}";

    private final Housekeeping housekeeping = Housekeeping.create();
    private final ScriptedServer modern = ScriptedServer.modern();
    private final ScriptedServer legacy = ScriptedServer.legacy();

    @AfterEach
    void end() {
        modern.close();
        legacy.close();
        housekeeping.close();
    }

    private static CallResult call(McpClient client) throws UpstreamException {
        return client.callTool("t", Json.object().put("a", 1), CallOptions.of(TIME));
    }

    @Test
    void legacyServer_isInitialisedOnceAndCalledInItsSession() throws Exception {
        legacy.on("tools/call", turn -> turn.result(EMPTY));
        try (McpClient client = Clients.of(legacy, housekeeping)) {
            call(client);
            call(client);
        }
        assertThat(legacy.asked("initialize")).hasSize(1);
        assertThat(legacy.asked("notifications/initialized")).hasSize(1);
        Turn second = legacy.asked("tools/call").get(1);
        assertThat(second.asked("Mcp-Session-Id")).contains("s1");
        assertThat(second.asked("MCP-Protocol-Version")).contains("2025-11-25");
        assertThat(second.asked("Mcp-Method")).isEmpty();
        assertThat(second.message().path("params").has("_meta")).isFalse();
        assertThat(legacy.asked("DELETE").get(0).asked("Mcp-Session-Id")).contains("s1");
    }

    @Test
    void modernServer_isToldEverythingInEachRequest() throws Exception {
        modern.on("tools/call", turn -> turn.result(EMPTY));
        try (McpClient client = Clients.of(modern, housekeeping)) {
            call(client);
        }
        Turn turn = modern.asked("tools/call").get(0);
        assertThat(turn.asked("Mcp-Method")).contains("tools/call");
        assertThat(turn.asked("Mcp-Name")).contains("t");
        assertThat(turn.asked("MCP-Protocol-Version")).contains("2026-07-28");
        assertThat(turn.message().path("params").path("_meta").properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder(
                        "io.modelcontextprotocol/protocolVersion",
                        "io.modelcontextprotocol/clientInfo",
                        "io.modelcontextprotocol/clientCapabilities");
        assertThat(modern.asked("initialize")).isEmpty();
        assertThat(modern.asked("DELETE")).isEmpty();
    }

    @Test
    void emptyResultForDiscovery_isNoModernServer() throws Exception {
        legacy.on("server/discover", turn -> turn.result("{}")).on("tools/call", turn -> turn.result(EMPTY));
        try (McpClient client = Clients.of(legacy, housekeeping)) {
            call(client);
            assertThat(client.peer().era()).isEqualTo(Era.LEGACY);
        }
    }

    @Test
    void statusWithoutAnswerForDiscovery_isNoModernServer() throws Exception {
        legacy.on("server/discover", turn -> turn.status(400)).on("tools/call", turn -> turn.result(EMPTY));
        try (McpClient client = Clients.of(legacy, housekeeping)) {
            call(client);
            assertThat(client.peer().era()).isEqualTo(Era.LEGACY);
        }
    }

    @Test
    void lostSession_failsTheCallAndIsRenewedByTheNextOne() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        legacy.on("tools/call", turn -> {
            if (calls.getAndIncrement() == 1) {
                turn.status(404);
            } else {
                turn.result(EMPTY);
            }
        });
        try (McpClient client = Clients.of(legacy, housekeeping)) {
            call(client);
            assertThat(failure(Kind.TRANSPORT, () -> call(client)).sent()).isTrue();
            assertThat(legacy.asked("tools/call")).hasSize(2);
            call(client);
            assertThat(legacy.asked("initialize")).hasSize(2);
            assertThat(legacy.asked("server/discover")).hasSize(1);
        }
    }

    @Test
    void lostSession_whileListing_isRenewedAtOnce() throws Exception {
        AtomicInteger lists = new AtomicInteger();
        legacy.on("tools/list", turn -> {
            if (lists.getAndIncrement() == 0) {
                turn.status(404);
            } else {
                turn.result("{\"tools\":[{\"name\":\"t\"}]}");
            }
        });
        try (McpClient client = Clients.of(legacy, housekeeping)) {
            assertThat(client.listTools(TIME).tools()).hasSize(1);
            assertThat(legacy.asked("initialize")).hasSize(2);
        }
    }

    @Test
    void streamThatEndsEarly_isContinuedFromItsLastEvent() throws Exception {
        legacy.on("tools/call", turn -> {
            try (OutputStream out = turn.events()) {
                Turn.event(out, "", "id: e7", "retry: 1");
            }
        });
        legacy.on("GET", turn -> {
            String id = legacy.asked("tools/call").get(0).message().path("id").asText();
            try (OutputStream out = turn.events()) {
                Turn.event(out, "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":{\"content\":[]}}");
            }
        });
        try (McpClient client = Clients.of(legacy, housekeeping)) {
            assertThat(call(client).isError()).isFalse();
            assertThat(legacy.asked("GET").get(0).asked("Last-Event-ID")).contains("e7");
            assertThat(legacy.asked("tools/call")).hasSize(1);
        }
    }

    @Test
    void streamOfAModernServerThatEndsEarly_isNotContinued() {
        modern.on("tools/call", turn -> {
            try (OutputStream out = turn.events()) {
                Turn.event(out, "", "id: e7", "retry: 1");
            }
        });
        try (McpClient client = Clients.of(modern, housekeeping)) {
            failure(Kind.TRANSPORT, () -> call(client));
            assertThat(modern.asked("GET")).isEmpty();
        }
    }

    @Test
    void messagesBeforeTheAnswer_arePassedOn() throws Exception {
        AtomicInteger last = new AtomicInteger();
        modern.on("tools/call", turn -> {
            try (OutputStream out = turn.events()) {
                String token = turn.message()
                        .path("params")
                        .path("_meta")
                        .path("progressToken")
                        .asText();
                for (String one : List.of(token, "12345")) {
                    Turn.event(
                            out,
                            "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/progress\",\"params\":{\"progressToken\":"
                                    + one + ",\"progress\":" + one + ",\"total\":1e400}}");
                }
                Turn.event(out, turn.response(EMPTY));
            }
        });
        try (McpClient client = Clients.of(modern, housekeeping)) {
            client.callTool(
                    "t",
                    Json.object(),
                    CallOptions.of(TIME).withProgress(progress -> last.set((int) progress.progress())));
            assertThat(last.get())
                    .isEqualTo(modern.asked("tools/call")
                            .get(0)
                            .message()
                            .path("id")
                            .asInt());
        }
    }

    @Test
    void streamOfAServer_isAskedForWhenSomebodyListens() throws Exception {
        CountDownLatch changed = new CountDownLatch(1);
        legacy.on("tools/call", turn -> turn.result(EMPTY)).on("GET", turn -> {
            OutputStream out = turn.events();
            Turn.event(out, "{\"jsonrpc\":\"2.0\",\"id\":\"p1\",\"method\":\"ping\"}");
            Turn.event(out, "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/tools/list_changed\"}");
            turn.hang();
        });
        try (McpClient client = Clients.of(legacy, housekeeping)) {
            call(client);
            assertThat(legacy.asked("GET")).isEmpty();
            client.onToolsChanged(changed::countDown);
            changed.await();
            assertThat(legacy.await("response", 1).get(0).message().path("id").asText())
                    .isEqualTo("p1");
        }
    }

    /** A client that listens, on time that passes when a test says so. */
    private McpClient listening(HeaderSource headers, ManualHousekeeping time) throws UpstreamException {
        legacy.on("tools/call", turn -> turn.result(EMPTY));
        McpClient client = Clients.of(legacy, headers, Clients.PROFILE, time);
        call(client);
        return client;
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 401, 403, 404, 429, 500, 503})
    void streamThatCannotBeHad_isAskedForAgainLessAndLessOften(int status) throws Exception {
        legacy.on("GET", turn -> turn.status(status));
        ManualHousekeeping time = new ManualHousekeeping();
        try (McpClient client = listening(HeaderSource.none(), time)) {
            client.onToolsChanged(() -> {});
            assertThat(legacy.asked("GET")).hasSize(1);
            time.pass(Duration.ofSeconds(2));
            assertThat(legacy.asked("GET")).hasSize(2);
            time.pass(Duration.ofSeconds(3));
            assertThat(legacy.asked("GET")).hasSize(2);
            time.pass(Duration.ofSeconds(1));
            assertThat(legacy.asked("GET")).hasSize(3);
            legacy.on("GET", turn -> turn.status(405));
            time.pass(Duration.ofHours(1));
            assertThat(legacy.asked("GET")).as("there is none").hasSize(4);
        }
        time.pass(Duration.ofHours(1));
        assertThat(legacy.asked("GET")).hasSize(4);
    }

    @Test
    void streamForWhichThereWasNoToken_isAskedForWhenThereIsOne() throws Exception {
        AtomicBoolean down = new AtomicBoolean();
        HeaderSource headers = new HeaderSource() {
            @Override
            public RequestHeaders headers(Duration timeout) throws UpstreamException {
                assertThat(timeout).isLessThan(Duration.ofHours(1));
                if (down.get()) {
                    throw UpstreamException.unsent(Kind.UNAUTHORIZED, "no token");
                }
                return RequestHeaders.none();
            }

            @Override
            public RequestHeaders refreshed(RequestHeaders refused, List<String> said, Duration timeout) {
                return refused;
            }
        };
        ManualHousekeeping time = new ManualHousekeeping();
        try (McpClient client = listening(headers, time)) {
            down.set(true);
            client.onToolsChanged(() -> {});
            assertThat(legacy.asked("GET")).isEmpty();
            down.set(false);
            time.pass(Duration.ofSeconds(2));
            assertThat(legacy.asked("GET")).hasSize(1);
        }
    }

    @Test
    void streamThatIsSilentForLong_isAskedForAnewFromItsLastEvent() throws Exception {
        legacy.on("tools/call", turn -> turn.result(EMPTY)).on("GET", turn -> {
            Turn.event(turn.events(), "", "id: e1");
            turn.hang();
        });
        HttpEndpoint endpoint = new HttpEndpoint(Clients.guarded(legacy), HeaderSource.none(), Clients.PROFILE);
        Duration silence = Duration.ofMillis(200);
        try (McpClient client = McpClient.over(
                Clients.PROFILE,
                housekeeping,
                (inbox, json) -> new HttpWire(endpoint, inbox, json, housekeeping, silence))) {
            client.onToolsChanged(() -> {});
            call(client);
            assertThat(legacy.await("GET", 2).get(1).asked("Last-Event-ID")).contains("e1");
        }
    }

    private ScriptedServer telling() {
        return modern.on("tools/call", turn -> turn.result(EMPTY)).on("server/discover", turn -> turn.result("""
                        {"supportedVersions": ["2026-07-28"], "capabilities": {"tools": {"listChanged": true}}}"""));
    }

    @Test
    void modernServer_isSubscribedToWhenSomebodyListens() throws Exception {
        CountDownLatch changed = new CountDownLatch(1);
        telling().on("subscriptions/listen", turn -> {
            OutputStream out = turn.events();
            Turn.event(out, "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/subscriptions/acknowledged\"}");
            Turn.event(out, "{\"jsonrpc\":\"2.0\",\"id\":\"r1\",\"method\":\"roots/list\"}");
            Turn.event(out, "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/tools/list_changed\"}");
            turn.hang();
        });
        try (McpClient client = Clients.of(modern, housekeeping)) {
            call(client);
            assertThat(modern.asked("subscriptions/listen")).isEmpty();
            client.onToolsChanged(changed::countDown);
            changed.await();
            call(client);
            Turn turn = modern.asked("subscriptions/listen").get(0);
            assertThat(turn.asked("Mcp-Method")).contains("subscriptions/listen");
            assertThat(turn.message()
                            .path("params")
                            .path("notifications")
                            .path("toolsListChanged")
                            .asBoolean())
                    .isTrue();
            assertThat(turn.message().path("params").path("_meta").has("io.modelcontextprotocol/protocolVersion"))
                    .isTrue();
            // A server of this era asks nothing: the question is not answered, and counted.
            assertThat(modern.asked("response")).isEmpty();
            assertThat(client.peer().noise()).isEqualTo(1);
        }
        assertThat(modern.asked("subscriptions/listen")).hasSize(1);
    }

    @Test
    void modernServerThatDoesNotTellOfChanges_isNotSubscribedTo() throws Exception {
        modern.on("tools/call", turn -> turn.result(EMPTY));
        try (McpClient client = Clients.of(modern, housekeeping)) {
            client.onToolsChanged(() -> {});
            call(client);
            assertThat(modern.asked("subscriptions/listen")).isEmpty();
        }
    }

    @Test
    void subscriptionThatTheServerEnds_isAskedForLessAndLessOften() throws Exception {
        telling().on("subscriptions/listen", turn -> {
            try (OutputStream out = turn.events()) {
                Turn.event(out, turn.response("{\"resultType\":\"complete\"}"));
            }
        });
        ManualHousekeeping time = new ManualHousekeeping();
        try (McpClient client = Clients.of(modern, time)) {
            client.onToolsChanged(() -> {});
            call(client);
            assertThat(modern.asked("subscriptions/listen")).hasSize(1);
            time.pass(Duration.ofSeconds(2));
            assertThat(modern.asked("subscriptions/listen")).hasSize(2);
            time.pass(Duration.ofSeconds(3));
            assertThat(modern.asked("subscriptions/listen")).hasSize(2);
            time.pass(Duration.ofSeconds(1));
            assertThat(modern.asked("subscriptions/listen")).hasSize(3);
            assertThat(client.peer().noise()).isZero();
        }
    }

    @Test
    void subscriptionThatTheServerRefuses_isNotAskedForAgain() throws Exception {
        telling().on("subscriptions/listen", turn -> turn.error(-32603, "too many"));
        ManualHousekeeping time = new ManualHousekeeping();
        try (McpClient client = Clients.of(modern, time)) {
            client.onToolsChanged(() -> {});
            call(client);
            time.pass(Duration.ofHours(1));
            assertThat(modern.asked("subscriptions/listen")).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-32602, -32601, -32022})
    void listRefusedForItsForm_isAskedForInTheOtherOne(int code) throws Exception {
        legacy.on("tools/list", turn -> {
            if (turn.asked("MCP-Protocol-Version").equals(Optional.of("2026-07-28"))) {
                turn.result("{\"tools\":[{\"name\":\"t\"}],\"resultType\":\"complete\"}");
            } else {
                turn.error(code, "no");
            }
        });
        try (McpClient client = Clients.of(legacy, housekeeping)) {
            failure(Kind.RPC_ERROR, () -> client.listTools(TIME));
            assertThat(client.peer().era()).isEqualTo(Era.LEGACY);
            assertThat(legacy.asked("tools/list")).hasSize(2);
            // The server is another one by now.
            legacy.on("initialize", turn -> turn.error(-32602, "no"))
                    .on("server/discover", turn -> turn.result("{\"supportedVersions\": [\"2026-07-28\"]}"));
            assertThat(client.listTools(TIME).tools()).hasSize(1);
            assertThat(client.peer().era()).isEqualTo(Era.MODERN);
        }
    }

    @Test
    void refusedCredentials_areRenewedOnce() throws Exception {
        Renewing headers = new Renewing();
        modern.on("tools/call", turn -> {
            if (turn.asked("Authorization").equals(Optional.of("Bearer 1"))) {
                turn.result(EMPTY);
            } else {
                turn.header("WWW-Authenticate", "Bearer scope=\"x\"");
                turn.status(401);
            }
        });
        try (McpClient client = Clients.of(modern, headers, Clients.PROFILE, housekeeping)) {
            call(client);
            assertThat(headers.challenges).containsExactly("Bearer scope=\"x\"");
            headers.generation.set(5);
            assertThat(failure(Kind.UNAUTHORIZED, () -> call(client)).httpStatus())
                    .hasValue(401);
            assertThat(modern.asked("tools/call")).hasSize(4);
        }
    }

    /** Gives a new token for each refusal. */
    private static final class Renewing implements HeaderSource {
        private final AtomicInteger generation = new AtomicInteger();
        private List<String> challenges = List.of();

        @Override
        public RequestHeaders headers(Duration timeout) {
            return RequestHeaders.of(Map.of("Authorization", "Bearer " + generation.get()));
        }

        @Override
        public RequestHeaders refreshed(RequestHeaders refused, List<String> said, Duration timeout) {
            challenges = said;
            generation.incrementAndGet();
            return headers(timeout);
        }
    }

    @Test
    void credentialsThatCannotBeHad_endTheCallBeforeItIsSent() {
        HeaderSource none = new HeaderSource() {
            @Override
            public RequestHeaders headers(Duration timeout) throws UpstreamException {
                throw UpstreamException.sent(Kind.UNAUTHORIZED, "no token");
            }

            @Override
            public RequestHeaders refreshed(RequestHeaders refused, List<String> said, Duration timeout) {
                return refused;
            }
        };
        try (McpClient client = Clients.of(modern, none, Clients.PROFILE, housekeeping)) {
            assertThat(failure(Kind.UNAUTHORIZED, () -> call(client)).sent()).isFalse();
            assertThat(modern.asked("server/discover")).isEmpty();
        }
    }

    @Test
    void cancelledBefore_isNotSent() {
        Cancellation cancellation = Cancellation.create();
        cancellation.cancel();
        try (McpClient client = Clients.of(modern, housekeeping)) {
            UpstreamException failure = failure(
                    Kind.CANCELLED,
                    () -> client.callTool(
                            "t", Json.object(), CallOptions.of(TIME).with(cancellation)));
            assertThat(failure.sent()).isFalse();
            assertThat(modern.asked("server/discover")).isEmpty();
        }
    }

    @Test
    void closed_endsWhatIsUnderWayAndRefusesTheRest() throws Exception {
        modern.on("tools/call", Turn::hang);
        McpClient client = Clients.of(modern, housekeeping);
        Thread closer = new Thread(() -> {
            modern.await("tools/call", 1);
            client.close();
        });
        closer.start();
        failure(Kind.CLOSED, () -> call(client));
        closer.join();
        failure(Kind.CLOSED, () -> call(client));
    }

    @Test
    void surface_onlyWhatIsDeclared_isListedPageByPage() throws Exception {
        legacy.on("initialize", turn -> turn.result("""
                {"protocolVersion": "2025-11-25", "capabilities": {"prompts": {}, "resources": {}}}"""))
                .on(
                        "prompts/list",
                        turn -> turn.result(
                                turn.message().path("params").has("cursor")
                                        ? "{\"prompts\":[{\"name\":\"b\"}]}"
                                        : "{\"prompts\":[{\"name\":\"a\"}],\"nextCursor\":\"1\"}"))
                .on("resources/list", turn -> turn.result("{\"resources\":[{\"uri\":\"file:///x\"}]}"));
        try (McpClient client = Clients.of(legacy, housekeeping)) {
            SurfaceList list = client.listSurface(TIME);
            assertThat(list.prompts()).hasSize(2);
            assertThat(list.resources()).hasSize(1);
            assertThat(list.templates())
                    .as("a server without any may not know the request")
                    .isEmpty();
        }
        modern.on("prompts/list", turn -> turn.result("{}"));
        try (McpClient client = Clients.of(modern, housekeeping)) {
            assertThat(client.listSurface(TIME)).isEqualTo(SurfaceList.none());
        }
        assertThat(modern.asked("prompts/list")).isEmpty();
    }

    @Test
    void surface_endlessPagesOrNonsense_isAFailure() {
        legacy.on("initialize", turn -> turn.result("""
                {"protocolVersion": "2025-11-25", "capabilities": {"prompts": {}}}"""))
                .on("prompts/list", turn -> turn.result("{\"prompts\":[],\"nextCursor\":\"1\"}"));
        try (McpClient client = Clients.of(legacy, housekeeping)) {
            failure(Kind.PROTOCOL, () -> client.listSurface(TIME));
            legacy.on("prompts/list", turn -> turn.result("{\"prompts\":[{\"title\":\"no name\"}]}"));
            failure(Kind.PROTOCOL, () -> client.listSurface(TIME));
            legacy.on("prompts/list", turn -> turn.error(-32603, "no"));
            failure(Kind.RPC_ERROR, () -> client.listSurface(TIME));
        }
    }
}
