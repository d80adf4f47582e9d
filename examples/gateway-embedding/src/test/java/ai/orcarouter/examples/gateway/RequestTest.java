/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.gateway;

import static ai.orcarouter.examples.gateway.Bodies.ADDRESS;
import static ai.orcarouter.examples.gateway.Bodies.CREDENTIAL;
import static ai.orcarouter.examples.gateway.Bodies.FILTER;
import static ai.orcarouter.examples.gateway.Bodies.MASKED;
import static ai.orcarouter.examples.gateway.Bodies.bytes;
import static ai.orcarouter.examples.gateway.Bodies.passed;
import static ai.orcarouter.examples.gateway.Bodies.refused;
import static ai.orcarouter.examples.gateway.Bodies.request;
import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.firewall.FirewallEngine;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.guardrails.GuardrailCodec;
import ai.orcarouter.guardrails.GuardrailEngine;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTest {
    @Test
    void request_nothingFound_goesOnCharacterForCharacter() {
        String body = " {\"model\": \"m\", \"temperature\":1.0, \"seed\":90071992547409931,\n"
                + "\"messages\":[{\"role\":\"user\",\"content\":\"caf\\u00e9 \\/ 5\"}],\"x_new\":{\"b\":1e2,\"a\":[]} } ";

        assertThat(passed(request(ChatApi.OPENAI, body)).body()).isEqualTo(body);
    }

    @Test
    void request_textAndParts_areMaskedInPlace() {
        String body =
                "{\"n\":1.50,\"messages\":[{\"role\":\"user\",\"content\":\"to %s now\"},{\"content\":[{\"type\":\"text\","
                        + "\"text\":\"%s\"},{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:x\"}}],\"role\":\"user\"}],\"stream\":true}";

        Filtered.Passed passed = passed(request(ChatApi.OPENAI, body.formatted(ADDRESS, ADDRESS)));

        assertThat(passed.body()).isEqualTo(body.formatted(MASKED, MASKED)).doesNotContain(ADDRESS);
        assertThat(passed.changed()).isTrue();
        assertThat(passed.streams()).isTrue();
    }

    @Test
    void request_earlierCallsAndResults_areMaskedInPlace() {
        String body =
                "{\"messages\":[{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{\"id\":\"a\",\"type\":\"function\","
                        + "\"function\":{\"name\":\"mail.send\",\"arguments\":\"{\\\"to\\\":\\\"%s\\\",\\\"n\\\":1.5}\"}}]},"
                        + "{\"role\":\"tool\",\"tool_call_id\":\"a\",\"content\":\"sent to %s\"}]}";

        assertThat(passed(request(ChatApi.OPENAI, body.formatted(ADDRESS, ADDRESS)))
                        .body())
                .isEqualTo(body.formatted(MASKED, MASKED));
    }

    @Test
    void request_anthropicSystemBlocksAndInputs_areMaskedInPlace() {
        String body =
                "{\"system\":[{\"type\":\"text\",\"text\":\"%1$s\"}],\"messages\":[{\"role\":\"assistant\",\"content\":"
                        + "[{\"type\":\"tool_use\",\"id\":\"t\",\"name\":\"n\",\"input\":{\"name\":\"%1$s\"}}]},{\"role\":\"user\","
                        + "\"content\":[{\"type\":\"tool_result\",\"tool_use_id\":\"t\",\"content\":[{\"type\":\"text\",\"text\":\"%1$s\"}]},"
                        + "{\"type\":\"document\",\"source\":{\"type\":\"text\",\"media_type\":\"text/plain\",\"data\":\"%1$s\"}}]}]}";

        assertThat(passed(request(ChatApi.ANTHROPIC, body.formatted(ADDRESS))).body())
                .isEqualTo(body.formatted(MASKED));
    }

    @Test
    void request_credential_isGuardrailBlockedInBothShapes() {
        String body = "{\"messages\":[{\"role\":\"user\",\"content\":\"why is " + CREDENTIAL + " slow\"}]}";

        Filtered.Refused openAi = refused(request(ChatApi.OPENAI, body));
        Filtered.Refused anthropic = refused(request(ChatApi.ANTHROPIC, body));

        assertThat(openAi.status()).isEqualTo(400);
        assertThat(openAi.code()).isEqualTo("guardrail_blocked");
        assertThat(openAi.headers()).containsEntry("x-should-retry", "false");
        assertThat(openAi.body())
                .startsWith("{\"error\":{\"code\":\"guardrail_blocked\",\"message\":\"request blocked by guardrail")
                .doesNotContain("Vx7qTz2mPw9k");
        assertThat(anthropic.body())
                .startsWith("{\"error\":{\"code\":\"guardrail_blocked\"")
                .endsWith("\"type\":\"error\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"browser.open\"}}],\"messages\":[]}",
                "{\"tools\":[{\"type\":\"custom\",\"custom\":{\"name\":\"browser.open\"}}],\"messages\":[]}",
                "{\"functions\":[{\"name\":\"browser.open\"}],\"messages\":[]}",
                "{\"tools\":[{\"name\":\"ok\"},{\"name\":\"browser.open\"}],\"messages\":[]}"
            })
    void request_deniedDefinition_isFirewallBlocked(String body) {
        Filtered.Refused refused = refused(request(ChatApi.OPENAI, body));

        assertThat(refused.code()).isEqualTo("firewall_blocked");
        assertThat(refused.body()).contains("tool \\\"browser.open\\\" blocked by firewall: no browser here");
    }

    @Test
    void request_heldDefinition_isPendingInTheShapeOfTheApi() {
        String body = "{\"tools\":[{\"name\":\"payments.send\",\"input_schema\":{}}],\"messages\":[]}";

        Filtered.Refused refused = refused(request(ChatApi.ANTHROPIC, body));

        assertThat(refused.code()).isEqualTo("firewall_approval_pending");
        assertThat(refused.body()).endsWith("\"type\":\"error\"}");
    }

    @Test
    void request_serverOfTheProviderInThePrivateNetwork_isFirewallBlocked() {
        String body =
                "{\"mcp_servers\":[{\"type\":\"url\",\"name\":\"docs\",\"url\":\"http://169.254.169.254/mcp\"}],\"messages\":[]}";

        assertThat(refused(request(ChatApi.ANTHROPIC, body)).code()).isEqualTo("firewall_blocked");
    }

    @Test
    void request_toolKnownByAnotherName_isJudgedByIt() {
        GatewayFilter filter =
                FILTER.withToolNames(name -> name.equals("browser__open") ? List.of("browser.open") : List.of());
        byte[] body = bytes("{\"tools\":[{\"name\":\"browser__open\"}],\"messages\":[]}");

        assertThat(refused(filter.request(Caller.anonymous(), ChatApi.ANTHROPIC, "application/json", null, body))
                        .code())
                .isEqualTo("firewall_blocked");
    }

    @Test
    void request_textMarkedAsData_bringsTheNoteToTheModel() {
        GatewayFilter filter = GatewayFilter.of(
                FirewallEngine.builder()
                        .policy(FirewallPolicy.builder(1, "p").build())
                        .build(),
                GuardrailEngine.builder(GuardrailCodec.decode(
                                        "g.yaml",
                                        "name: g\nrules:\n  - {id: 1, label: l, type: keyword, stage: input, action: spotlight,"
                                                + " keywords: [untrusted page]}\n")
                                .guardrail())
                        .nonces(() -> "n1")
                        .build());
        String messages = "\"messages\":[{\"role\":\"user\",\"content\":\"an untrusted page\"}]}";

        for (String system : List.of("{", "{\"system\":\"be kind\",", "{\"system\":[],", "{\"system\":null,")) {
            String body = passed(filter.request(
                            Caller.anonymous(), ChatApi.ANTHROPIC, "application/json", null, bytes(system + messages)))
                    .body();
            assertThat(JsonReader.fault(bytes(body))).as(body).isEmpty();
            assertThat(body).contains("\"system\":").contains("n1");
            assertThat(body.length()).isGreaterThan(system.length() + messages.length() + 40);
        }
        String openAi = passed(filter.request(
                        Caller.anonymous(), ChatApi.OPENAI, "application/json", null, bytes("{" + messages)))
                .body();
        assertThat(openAi).startsWith("{\"messages\":[{\"role\":\"system\",\"content\":\"");
        assertThat(JsonReader.fault(bytes(openAi))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no json",
                "[]",
                "{\"messages\":[],\"messages\":[]}",
                "{\"messages\":[{\"role\":\"user\",\"content\":\"a\",\"content\":\"b\"}]}",
                "{\"messages\":{}}",
                "{\"stream\":\"yes\",\"messages\":[]}",
                "{\"tools\":{},\"messages\":[]}",
                "{\"tools\":[{\"type\":\"function\"}],\"messages\":[]}",
                "{\"tools\":[{\"type\":\"function\",\"function\":{\"name\":7}}],\"messages\":[]}",
                "{\"messages\":[{\"content\":\"nobody says\"}]}",
                "{\"messages\":[{\"role\":\"assistant\",\"tool_calls\":[{\"function\":{\"arguments\":\"{\\\"a\\\":1,\\\"a\\\":2}\"}}]}]}",
                "{\"messages\":[]} trailing"
            })
    void request_unreadable_isBadRequest(String body) {
        Filtered.Refused refused = refused(request(ChatApi.OPENAI, body));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("invalid_request");
    }

    @Test
    void request_otherTypesAndSizes_areRefusedClearly() {
        byte[] body = bytes("{\"messages\":[]}");
        Caller caller = Caller.anonymous();

        assertThat(refused(FILTER.request(caller, ChatApi.OPENAI, null, null, body))
                        .status())
                .isEqualTo(415);
        assertThat(refused(FILTER.request(caller, ChatApi.OPENAI, "text/plain", null, body))
                        .status())
                .isEqualTo(415);
        assertThat(refused(FILTER.request(caller, ChatApi.OPENAI, "application/json; charset=utf-16", null, body))
                        .status())
                .isEqualTo(415);
        assertThat(refused(FILTER.request(caller, ChatApi.OPENAI, "application/json", "gzip", body))
                        .status())
                .isEqualTo(415);
        assertThat(refused(FILTER.withMaxBody(4).request(caller, ChatApi.OPENAI, "application/json", null, body))
                        .status())
                .isEqualTo(413);
        assertThat(refused(FILTER.request(
                                caller, ChatApi.OPENAI, "application/json", null, new byte[] {'"', (byte) 0xC3, '"'}))
                        .status())
                .isEqualTo(400);
        assertThat(passed(FILTER.request(
                                caller, ChatApi.OPENAI, "Application/JSON; charset=\"UTF-8\"", "identity", body))
                        .changed())
                .isFalse();
    }
}
