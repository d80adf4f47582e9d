/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What clients hear beside answers: progress, and that tools changed. */
class NoticesTest {
    private static final String INITIALIZE =
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"2025-11-25\"}}";
    private static final String INITIALIZED = "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}";
    private static final String LIST = "{\"jsonrpc\":\"2.0\",\"id\":3,\"method\":\"tools/list\"}";
    private static final String CALL =
            "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/call\",\"params\":{\"name\":\"toy.read\"}}";
    private static final String CALL_WITH_TOKEN = "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/call\","
            + "\"params\":{\"name\":\"toy.read\",\"_meta\":{\"progressToken\":\"mine\"}}}";
    private static final String STREAM = "Accept: application/json, text/event-stream\r\n";
    private static final String FIRST = "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/progress\",\"params\":"
            + "{\"progressToken\":\"mine\",\"progress\":1,\"total\":2.5,\"message\":\"half way\"}}";
    private static final String SECOND = "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/progress\",\"params\":"
            + "{\"progressToken\":\"mine\",\"progress\":2.5,\"total\":2.5,\"message\":\"all\"}}";

    private final Teller teller = new Teller();
    private final GatewayProgram program = teller.program();

    NoticesTest() throws IOException {}

    @AfterEach
    void close() {
        program.close();
        teller.close();
    }

    private HttpEdge listen() throws IOException {
        return program.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    private List<String> overStdio(String message) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        program.serve(new ByteArrayInputStream((message + "\n").getBytes(StandardCharsets.UTF_8)), out);
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static Socket request(HttpEdge edge, String method, String headers, String body) throws IOException {
        InetSocketAddress address = edge.address();
        Socket socket = new Socket(address.getAddress(), address.getPort());
        String head = method + " /mcp HTTP/1.1\r\nHost: 127.0.0.1:" + address.getPort() + "\r\n" + headers
                + "Connection: close\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                + "\r\n\r\n";
        socket.getOutputStream().write((head + body).getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static List<String> response(HttpEdge edge, String method, String headers, String body) throws IOException {
        try (Socket socket = request(edge, method, headers, body)) {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    private static String session(HttpEdge edge) throws IOException {
        String field = "mcp-session-id:";
        return response(edge, "POST", "", INITIALIZE).stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(field))
                .map(line -> "Mcp-Session-Id: " + line.substring(field.length()).trim() + "\r\n")
                .findFirst()
                .orElseThrow();
    }

    private static void awaitLine(Socket stream, String part) throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(stream.getInputStream(), StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.contains(part)) {
                return;
            }
        }
        throw new AssertionError("the stream ended without " + part);
    }

    @Test
    void callWithToken_overStdio_hearsGrowingProgressBeforeItsAnswer() throws IOException {
        assertThat(overStdio(CALL_WITH_TOKEN))
                .hasSize(3)
                .startsWith(FIRST, SECOND)
                .last()
                .asString()
                .contains("\"id\":2", "done");
    }

    @Test
    void callWithoutToken_hearsItsAnswerAlone() throws IOException {
        assertThat(overStdio(CALL)).singleElement().asString().contains("done");
    }

    @Test
    void callWithToken_overHttp_isAnsweredByAStream() throws IOException {
        try (HttpEdge edge = listen()) {
            String session = session(edge);
            List<String> lines = response(edge, "POST", session + STREAM, CALL_WITH_TOKEN);
            assertThat(lines).contains("data: " + FIRST, "data: " + SECOND);
            assertThat(lines.stream().filter(line -> line.startsWith("data: "))).hasSize(3);
            assertThat(String.join("\n", lines)).contains("text/event-stream").contains("done");
            assertThat(String.join("\n", response(edge, "POST", session, CALL_WITH_TOKEN)))
                    .as("a client that takes no stream")
                    .doesNotContain("notifications/progress")
                    .contains("done");
            assertThat(response(
                                    edge,
                                    "POST",
                                    session + STREAM,
                                    "{\"jsonrpc\":\"2.0\",\"method\":\"x\"," + "\"params\":{\"progressToken\":1}}")
                            .get(0))
                    .contains("202");
        }
    }

    @Test
    void get_inASession_tellsOfChangedToolsUntilTheSessionEnds() throws IOException {
        try (HttpEdge edge = listen()) {
            String session = session(edge);
            response(edge, "POST", session, INITIALIZED);
            response(edge, "POST", session, LIST);
            try (Socket stream = request(edge, "GET", session + STREAM, "")) {
                awaitLine(stream, "text/event-stream");
                assertThat(response(edge, "GET", session + STREAM, "").get(0)).contains("409");
                response(edge, "POST", session, CALL);
                awaitLine(stream, "notifications/tools/list_changed");
                assertThat(response(edge, "DELETE", session, "").get(0)).contains("204");
                assertThat(stream.getInputStream().readAllBytes()).isNotNull();
            }
            assertThat(response(edge, "GET", session + STREAM, "").get(0)).contains("404");
            assertThat(response(edge, "GET", session(edge), "").get(0)).contains("406");
        }
    }
}
