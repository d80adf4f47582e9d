/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.gateway;

import static ai.orcarouter.examples.gateway.Bodies.ADDRESS;
import static ai.orcarouter.examples.gateway.Bodies.MASKED;
import static ai.orcarouter.examples.gateway.Bodies.said;
import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.Actor;
import ai.orcarouter.core.Role;
import ai.orcarouter.firewall.OrcaWorkspace;
import ai.orcarouter.firewall.PolicyCodec;
import ai.orcarouter.guardrails.GuardrailWorkspace;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GatewayServerTest {
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private ScriptedUpstream upstream;
    private GatewayServer gateway;

    @BeforeEach
    void start() throws IOException {
        upstream = ScriptedUpstream.start(ScriptedModel::answer);
        gateway = GatewayServer.start(Bodies.FILTER, upstream.uri(), 0);
    }

    @AfterEach
    void stop() {
        gateway.close();
        upstream.close();
    }

    private HttpResponse<String> post(URI server, ChatApi api, String body) throws Exception {
        return client.send(
                HttpRequest.newBuilder(server.resolve(api.path()))
                        .header("Content-Type", "application/json")
                        .header(GatewayServer.RUN_HEADER, "run-1")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String ask(String question, boolean stream) {
        return "{\"stream\":" + stream + ",\"messages\":[{\"role\":\"user\",\"content\":\"" + question + "\"}]}";
    }

    @Test
    void chat_harmlessQuestion_comesBackAsTheModelAnswered() throws Exception {
        for (ChatApi api : ChatApi.values()) {
            for (boolean stream : new boolean[] {false, true}) {
                for (String question : new String[] {"hello", "read the notes"}) {
                    HttpResponse<String> response = post(gateway.uri(), api, ask(question, stream));

                    assertThat(response.statusCode()).isEqualTo(200);
                    assertThat(response.body())
                            .isEqualTo(ScriptedModel.answer(api, ask(question, stream))
                                    .body());
                }
            }
        }
        assertThat(upstream.requests()).hasSize(8).contains(ask("hello", false));
    }

    @Test
    void chat_addresses_areMaskedOnBothWays() throws Exception {
        for (ChatApi api : ChatApi.values()) {
            HttpResponse<String> whole = post(gateway.uri(), api, ask("customer " + ADDRESS, false));
            HttpResponse<String> stream = post(gateway.uri(), api, ask("customer " + ADDRESS, true));

            assertThat(whole.body()).contains(MASKED).doesNotContain(ADDRESS);
            assertThat(said(stream.body())).contains(MASKED).doesNotContain(ADDRESS);
        }
        assertThat(upstream.requests()).hasSize(4).allMatch(request -> request.contains("customer " + MASKED));
    }

    @Test
    void chat_deniedCall_reachesTheClientInNoForm() throws Exception {
        for (ChatApi api : ChatApi.values()) {
            HttpResponse<String> whole = post(gateway.uri(), api, ask("delete it", false));
            HttpResponse<String> stream = post(gateway.uri(), api, ask("delete it", true));

            assertThat(whole.statusCode()).isEqualTo(400);
            assertThat(whole.headers().firstValue("x-should-retry")).contains("false");
            assertThat(stream.statusCode()).isEqualTo(200);
            assertThat(stream.headers().firstValue("Content-Type")).contains("text/event-stream; charset=utf-8");
            for (HttpResponse<String> response : List.of(whole, stream)) {
                assertThat(response.body()).contains("firewall_blocked").doesNotContain("rm -rf");
            }
        }
    }

    @Test
    void chat_unfitRequest_isAnsweredAndNotForwarded() throws Exception {
        HttpRequest get =
                HttpRequest.newBuilder(gateway.uri().resolve("/v1/messages")).build();
        HttpRequest other =
                HttpRequest.newBuilder(gateway.uri().resolve("/v1/models")).build();

        assertThat(post(gateway.uri(), ChatApi.OPENAI, "{\"messages\":[],\"messages\":[]}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(client.send(get, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(405);
        assertThat(client.send(other, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(404);
        assertThat(upstream.requests()).isEmpty();
    }

    @Test
    void chat_modelServerThatAnswersAnythingElse_isABadGateway() throws Exception {
        ScriptedUpstream.Reply[] replies = {
            new ScriptedUpstream.Reply(200, "text/html", "<p>rm -rf</p>"), ScriptedUpstream.Reply.json("{\"choices\":"),
        };
        for (ScriptedUpstream.Reply reply : replies) {
            try (ScriptedUpstream odd = ScriptedUpstream.start((api, request) -> reply);
                    GatewayServer before = GatewayServer.start(Bodies.FILTER, odd.uri(), 0)) {
                for (boolean stream : new boolean[] {false, true}) {
                    HttpResponse<String> response = post(before.uri(), ChatApi.OPENAI, ask("hello", stream));
                    assertThat(response.statusCode()).isEqualTo(502);
                    assertThat(response.body()).contains("upstream_response_invalid");
                }
            }
        }
    }

    @Test
    void chat_modelServerThatIsGone_isABadGateway() throws Exception {
        upstream.close();

        assertThat(post(gateway.uri(), ChatApi.ANTHROPIC, ask("hello", true)).statusCode())
                .isEqualTo(502);
    }

    @Test
    void chat_errorOfTheModelServer_keepsItsStatus() throws Exception {
        ScriptedUpstream.Reply busy =
                new ScriptedUpstream.Reply(529, "application/json", "{\"error\":{\"message\":\"busy\"}}");
        try (ScriptedUpstream odd = ScriptedUpstream.start((api, request) -> busy);
                GatewayServer before = GatewayServer.start(Bodies.FILTER, odd.uri(), 0)) {
            HttpResponse<String> response = post(before.uri(), ChatApi.OPENAI, ask("hello", true));

            assertThat(response.statusCode()).isEqualTo(529);
            assertThat(response.body()).isEqualTo(busy.body());
        }
    }

    @Test
    void chat_inAWorkspace_isHeldByItsPolicy() throws Exception {
        Actor ann = new Actor("ann", Role.ADMIN);
        try (OrcaWorkspace workspace = OrcaWorkspace.builder("acme").build()) {
            String policy = "name: p\nrules:\n  - {id: 1, label: look, stage: inbound, tool_name_glob: \"payments.*\","
                    + " verdict: pending_approval}\n";
            workspace
                    .admin()
                    .policies()
                    .create(
                            ann,
                            PolicyCodec.standard().decode("p.yaml", policy).policy().toBuilder()
                                    .isDefault(true)
                                    .build());
            GatewayFilter filter = GatewayFilter.of(workspace, GuardrailWorkspace.of(workspace));
            try (GatewayServer held = GatewayServer.start(filter, upstream.uri(), 0)) {
                String body =
                        "{\"tools\":[{\"name\":\"payments.send\"}],\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}";

                HttpResponse<String> response = post(held.uri(), ChatApi.ANTHROPIC, body);

                assertThat(response.body())
                        .contains("firewall_approval_pending")
                        .contains("resolve approval ");
                assertThat(upstream.requests()).isEmpty();
            }
        }
    }
}
