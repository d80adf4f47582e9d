/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpEdgeTest {
    private static final String INITIALIZE =
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"2025-11-25\"}}";
    private static final String CALL =
            "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/call\",\"params\":{\"name\":\"toy.read\"}}";

    private final Toy toy = new Toy();
    private final GatewayProgram program = toy.program();
    private HttpEdge edge;

    @BeforeEach
    void listen() throws IOException {
        edge = program.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    @AfterEach
    void close() {
        edge.close();
        program.close();
    }

    /** The whole response, head and body. Fields in {@code headers} end with a line break each. */
    private String send(String method, String host, String headers, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String head = method + " /mcp HTTP/1.1\r\nHost: " + host + "\r\n" + headers + "Connection: close\r\n"
                + "Content-Type: application/json\r\nContent-Length: " + bytes.length + "\r\n\r\n";
        try (Socket socket =
                new Socket(edge.address().getAddress(), edge.address().getPort())) {
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String here() {
        return "127.0.0.1:" + edge.address().getPort();
    }

    private String session() throws IOException {
        String answer = send("POST", here(), "", INITIALIZE);
        return answer.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("mcp-session-id:"))
                .map(line -> line.substring(line.indexOf(':') + 1).trim())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void post_inASession_isAnswered() throws IOException {
        String answer = send("POST", here(), "Mcp-Session-Id: " + session() + "\r\n", CALL);
        assertThat(answer).startsWith("HTTP/1.1 200").contains("done");
        assertThat(toy.calls).containsExactly("read{}");
    }

    @Test
    void post_notification_isAcceptedWithoutABody() throws IOException {
        String notice = "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}";
        assertThat(send("POST", here(), "Mcp-Session-Id: " + session() + "\r\n", notice))
                .startsWith("HTTP/1.1 202");
    }

    @Test
    void delete_session_endsIt() throws IOException {
        String session = "Mcp-Session-Id: " + session() + "\r\n";
        assertThat(send("DELETE", here(), session, "")).startsWith("HTTP/1.1 204");
        assertThat(send("POST", here(), session, CALL)).startsWith("HTTP/1.1 404");
        assertThat(send("DELETE", here(), session, "")).startsWith("HTTP/1.1 404");
    }

    @Test
    void begin_moreSessionsThanAllowed_endsTheOneUnusedForLongest() {
        HttpSessions sessions = new HttpSessions(2);
        McpEdge conversation = program.conversation();
        HttpSessions.Session first = sessions.begin("1", conversation);
        HttpSessions.Session second = sessions.begin("2", conversation);
        assertThat(sessions.find("1")).isSameAs(first);
        sessions.begin("3", conversation);
        assertThat(sessions.find("2")).isNull();
        assertThat(second.ended().getCount()).isZero();
        assertThat(sessions.find("1")).isSameAs(first);
        assertThat(first.ended().getCount()).isOne();
        sessions.endAll();
        assertThat(sessions.find("1")).isNull();
        assertThat(first.ended().getCount()).isZero();
    }

    @Test
    void post_withoutOrWithAnUnknownSession_isRefused() throws IOException {
        assertThat(send("POST", here(), "", CALL)).startsWith("HTTP/1.1 400");
        assertThat(send("POST", here(), "Mcp-Session-Id: x\r\n", CALL)).startsWith("HTTP/1.1 404");
        assertThat(toy.calls).isEmpty();
    }

    @Test
    void post_unknownProtocolVersion_isRefused() throws IOException {
        String headers = "Mcp-Session-Id: " + session() + "\r\nMCP-Protocol-Version: 1999-01-01\r\n";
        assertThat(send("POST", here(), headers, CALL)).startsWith("HTTP/1.1 400");
    }

    @Test
    void put_isNotAllowed() throws IOException {
        assertThat(send("PUT", here(), "", "")).startsWith("HTTP/1.1 405");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"evil.example", "evil.example:PORT", "127.0.0.1", "127.0.0.1:1", "localhost.evil.example:PORT"})
    void post_foreignHost_isForbidden(String host) throws IOException {
        String named = host.replace("PORT", Integer.toString(edge.address().getPort()));
        assertThat(send("POST", named, "", INITIALIZE)).startsWith("HTTP/1.1 403");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://evil.example", "null", "https://localhost:PORT", "http://localhost:1", "http://localhost"
            })
    void post_foreignOrigin_isForbidden(String origin) throws IOException {
        String named = origin.replace("PORT", Integer.toString(edge.address().getPort()));
        assertThat(send("POST", here(), "Origin: " + named + "\r\n", INITIALIZE))
                .startsWith("HTTP/1.1 403");
    }

    @Test
    void post_ownOrigin_isAllowed() throws IOException {
        String origin = "Origin: http://localhost:" + edge.address().getPort() + "\r\n";
        assertThat(send("POST", here(), origin, INITIALIZE)).startsWith("HTTP/1.1 200");
    }

    @Test
    void start_onAnotherAddressThanLoopback_isRefused() {
        assertThatThrownBy(() -> program.listen(new InetSocketAddress("0.0.0.0", 0)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
