/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.transport;

import static ai.orcarouter.mcp.internal.transport.Clients.TIME;
import static ai.orcarouter.mcp.internal.transport.Clients.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.orcarouter.core.net.DialGuard;
import ai.orcarouter.core.net.DialRefusedException;
import ai.orcarouter.mcp.internal.protocol.CallOptions;
import ai.orcarouter.mcp.internal.protocol.Deadline;
import ai.orcarouter.mcp.internal.protocol.Hidden;
import ai.orcarouter.mcp.internal.protocol.Housekeeping;
import ai.orcarouter.mcp.internal.protocol.Upstream;
import ai.orcarouter.mcp.internal.protocol.UpstreamException;
import ai.orcarouter.mcp.internal.protocol.UpstreamException.Kind;
import ai.orcarouter.mcp.testkit.Loopback;
import ai.orcarouter.mcp.testkit.ScriptedServer;
import ai.orcarouter.mcp.testkit.Turn;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import okhttp3.HttpUrl;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Redirects of servers, for hosts that want them followed. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RedirectsTest {
    private static final HeaderSource TOKEN = HeaderSource.fixed(
            RequestHeaders.of(Map.of("Authorization", "Bearer s3cret", "Cookie", "a=b", "X-Api-Key", "k3y")));

    private final Housekeeping housekeeping = Housekeeping.create();
    private final ScriptedServer server =
            ScriptedServer.modern().on("tools/list", turn -> turn.result("{\"tools\":[]}"));
    private final ScriptedServer other =
            ScriptedServer.modern().on("tools/call", turn -> turn.result("{\"content\":[]}"));

    @AfterEach
    void end() {
        server.close();
        other.close();
        housekeeping.close();
    }

    /** A guard that lets both servers be dialled. */
    private DialGuard guard() {
        return DialGuard.builder()
                .policy(Loopback.policy(server.port(), other.port()))
                .port(server.port())
                .port(other.port())
                .build();
    }

    private GuardedClient client(boolean redirects) {
        try {
            return GuardedHttp.create()
                    .client(HttpTarget.parse(server.url(), HttpTarget.Plain.ON_LOOPBACK), guard(), redirects);
        } catch (UpstreamException e) {
            throw new AssertionError(e);
        }
    }

    private Upstream upstream(boolean redirects) {
        return HttpUpstream.of(new HttpEndpoint(client(redirects), TOKEN, Clients.PROFILE), housekeeping);
    }

    private static void call(Upstream upstream) throws UpstreamException {
        upstream.callTool("t", JsonNodeFactory.instance.objectNode().put("a", 1), CallOptions.of(TIME));
    }

    private UpstreamException refused() {
        try (Upstream upstream = upstream(true)) {
            return failure(Kind.REFUSED_DIAL, () -> call(upstream));
        }
    }

    /** Redirects calls of the first path, and answers others. */
    private void redirect(int status, String location) {
        server.on("tools/call", turn -> {
            if (turn.path().equals("/mcp")) {
                turn.header("Location", location);
                turn.status(status);
            } else {
                turn.result("{\"content\":[]}");
            }
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {307, 308})
    void call_redirectWithinTheOrigin_isRepeatedWithoutCredentials(int status) throws Exception {
        redirect(status, "/mcp/");
        try (Upstream upstream = upstream(true)) {
            call(upstream);
        }
        List<Turn> calls = server.asked("tools/call");
        assertThat(calls).extracting(Turn::path).containsExactly("/mcp", "/mcp/");
        assertThat(calls.get(0).asked("Authorization")).contains("Bearer s3cret");
        assertThat(calls.get(1).message()).isEqualTo(calls.get(0).message());
        for (String field : List.of("Authorization", "Cookie", "X-Api-Key")) {
            assertThat(calls.get(1).asked(field)).as(field).isEmpty();
        }
        assertThat(calls.get(1).asked("Mcp-Method")).contains("tools/call");
    }

    @Test
    void call_redirectThatNobodyWants_isARefusedDial() {
        redirect(307, "/mcp/");
        try (Upstream upstream = upstream(false)) {
            failure(Kind.REFUSED_DIAL, () -> call(upstream));
        }
        assertThat(server.asked("tools/call")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303})
    void call_redirectThatWouldTurnItIntoAGet_isRefused(int status) {
        redirect(status, "/mcp/");
        assertThat(refused()).hasMessageContaining("redirect_changes_method");
        assertThat(server.asked("tools/call")).hasSize(1);
        assertThat(server.asked("GET")).isEmpty();
    }

    @Test
    void call_redirectToAnotherOrigin_doesNotTakeTheArgumentsThere() {
        redirect(307, other.url());
        assertThat(refused()).hasMessageContaining("redirect_to_other_origin").hasMessageNotContaining("127");
        assertThat(other.asked("tools/call")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest/meta-data/",
                "http://example.com/mcp",
                "http://user:pass@127.0.0.1/mcp",
                "//127.0.0.1:1/mcp",
                "ftp://127.0.0.1/mcp",
                "file:///etc/passwd",
                "/\\127.0.0.1/mcp",
                "/m cp",
                ""
            })
    void call_redirectElsewhere_isRefusedWithoutNamingIt(String location) {
        redirect(308, location);
        assertThat(refused())
                .hasMessageNotContaining("169")
                .hasMessageNotContaining("127")
                .hasMessageNotContaining("example");
        assertThat(server.asked("tools/call")).hasSize(1);
    }

    @Test
    void call_redirectsInACircle_end() {
        server.on("tools/call", turn -> {
            turn.header("Location", turn.path().equals("/mcp") ? "/a" : "/mcp");
            turn.status(307);
        });
        assertThat(refused()).hasMessageContaining("redirect_loop");
        assertThat(server.asked("tools/call")).hasSize(2);
    }

    @Test
    void call_redirectsWithoutAnEnd_endAfterFive() {
        server.on("tools/call", turn -> {
            turn.header("Location", "/n" + server.asked("tools/call").size());
            turn.status(307);
        });
        assertThat(refused()).hasMessageContaining("too_many_redirects");
        assertThat(server.asked("tools/call")).hasSize(1 + Redirects.MOST);
    }

    @Test
    void call_unauthorizedBehindARedirect_asksForNoOtherCredentials() {
        server.on("tools/call", turn -> {
            if (turn.path().equals("/mcp")) {
                turn.header("Location", "/mcp/");
                turn.status(307);
            } else {
                turn.header("WWW-Authenticate", "Bearer resource_metadata=\"http://127.0.0.1/evil\"");
                turn.status(401);
            }
        });
        try (Upstream upstream = upstream(true)) {
            failure(Kind.UNAUTHORIZED, () -> call(upstream));
        }
        assertThat(server.asked("tools/call")).hasSize(2);
    }

    private Response get(Request request) throws Exception {
        GuardedClient client = client(true);
        return new SignedCalls(client, TOKEN, new Hidden()).send(request, new CallHandle(), Deadline.in(TIME));
    }

    private Request.Builder listening() {
        return new Request.Builder()
                .url(server.url())
                .tag(SentMark.class, new SentMark())
                .header("Accept", "text/event-stream")
                .header("Mcp-Session-Id", "s1")
                .header("Last-Event-ID", "7");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void get_redirectToAnotherOrigin_goesThereWithNothingOfThisOne(int status) throws Exception {
        server.on("GET", turn -> {
            turn.header("Location", other.url());
            turn.status(status);
        });
        other.on("GET", turn -> turn.raw(200, "text/event-stream", "data: x\n\n".getBytes(StandardCharsets.UTF_8)));
        try (Response response = get(listening().build())) {
            assertThat(response.code()).isEqualTo(200);
            assertThat(response.body().string()).contains("data: x");
        }
        Turn asked = other.asked("GET").get(0);
        assertThat(asked.asked("Accept")).contains("text/event-stream");
        for (String field : List.of("Authorization", "Cookie", "X-Api-Key", "Mcp-Session-Id", "Last-Event-ID")) {
            assertThat(asked.asked(field)).as(field).isEmpty();
        }
    }

    @Test
    void get_redirectToAnAddressThatMayNotBeDialled_isRefusedAtTheDial() {
        server.on("GET", turn -> {
            turn.header("Location", "https://169.254.169.254/latest/");
            turn.status(302);
        });
        assertThat(catchThrowable(() -> get(listening().build()).close())).isInstanceOf(DialRefusedException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example/mcp, GET, 302, http://a.example/mcp, redirect_not_https",
        "https://a.example/mcp, GET, 302, http://127.0.0.1/mcp, redirect_not_https",
        "http://a.example/mcp, GET, 302, http://b.example/mcp, redirect_invalid",
        "https://a.example/mcp, GET, 302, https://u@a.example/mcp, redirect_invalid",
        "https://a.example/mcp, DELETE, 302, /x, redirect_changes_method",
        "https://a.example/mcp, POST, 307, https://a.example:444/mcp, redirect_to_other_origin",
        "https://a.example/mcp, DELETE, 307, https://b.example/mcp, redirect_to_other_origin",
    })
    void next_notFollowed_saysWhy(String from, String method, int status, String to, String why) throws Exception {
        Redirects redirects = new Redirects(HttpTarget.parse(from, HttpTarget.Plain.ANYWHERE));
        Request request = new Request.Builder()
                .url(HttpUrl.get(from))
                .method(method, method.equals("POST") ? RequestBody.create(new byte[1]) : null)
                .build();
        Response response = new Response.Builder()
                .request(request)
                .protocol(Protocol.HTTP_1_1)
                .code(status)
                .message("")
                .header("Location", to)
                .build();
        assertThat(catchThrowable(() -> redirects.next(request, response)))
                .isInstanceOf(TargetRefusedException.class)
                .hasMessage("target refused: " + why);
    }
}
