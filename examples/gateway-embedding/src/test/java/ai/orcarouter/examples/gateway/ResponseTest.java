/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.gateway;

import static ai.orcarouter.examples.gateway.Bodies.ADDRESS;
import static ai.orcarouter.examples.gateway.Bodies.FILTER;
import static ai.orcarouter.examples.gateway.Bodies.MASKED;
import static ai.orcarouter.examples.gateway.Bodies.bytes;
import static ai.orcarouter.examples.gateway.Bodies.passed;
import static ai.orcarouter.examples.gateway.Bodies.refused;
import static ai.orcarouter.examples.gateway.Bodies.response;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseTest {
    private static final String KEY = "sk-" + "a1B2c3D4".repeat(5);

    private static String choice(String message) {
        return "{\"id\":\"c\",\"choices\":[{\"index\":0,\"message\":" + message
                + ",\"logprobs\":{\"content\":[{\"token\":\"x\"}]},\"finish_reason\":\"stop\"}],\"usage\":{\"cost\":1.00}}";
    }

    private static String call(String name, String arguments) {
        return choice("{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{\"id\":\"a\",\"type\":\"function\","
                + "\"function\":{\"name\":\"" + name + "\",\"arguments\":" + JsonReader.quote(arguments) + "}}]}");
    }

    private static String use(String name, String input) {
        return "{\"type\":\"message\",\"content\":[{\"type\":\"text\",\"text\":\"ok\"},{\"type\":\"tool_use\",\"id\":\"t\","
                + "\"name\":\"" + name + "\",\"input\":" + input + "}],\"usage\":{\"output_tokens\":7}}";
    }

    @Test
    void response_nothingFound_goesOnCharacterForCharacter() {
        String openAi = call("files.read", "{\"path\":\"/work/a\", \"n\":1.0}");
        String anthropic = use("files.read", "{ \"path\":\"/work/a\", \"n\":1.0 }");

        assertThat(passed(response(ChatApi.OPENAI, openAi)).body()).isEqualTo(openAi);
        assertThat(passed(response(ChatApi.ANTHROPIC, anthropic)).body()).isEqualTo(anthropic);
    }

    @Test
    void response_maskedText_losesTheTokensThatRepeatIt() {
        String body = choice("{\"role\":\"assistant\",\"content\":\"%s\",\"refusal\":null}");

        assertThat(passed(response(ChatApi.OPENAI, body.formatted(ADDRESS))).body())
                .isEqualTo(body.formatted(MASKED).replace("{\"content\":[{\"token\":\"x\"}]}", "null"));
    }

    @Test
    void response_blockedText_isGuardrailBlocked() {
        String body = choice("{\"role\":\"assistant\",\"content\":\"Project Heron closes\"}");

        Filtered.Refused refused = refused(response(ChatApi.OPENAI, body));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("response blocked by guardrail \\\"gateway desk\\\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"command\":\"rm -rf /\"}", "{\"command\":1,\"command\":2}", "no json"})
    void response_deniedCall_isFirewallBlockedInBothShapes(String arguments) {
        assertThat(refused(response(ChatApi.OPENAI, call("shell.exec", arguments)))
                        .code())
                .isEqualTo("firewall_blocked");
        if (JsonReader.fault(bytes(arguments)).isEmpty()) {
            Filtered.Refused refused = refused(response(ChatApi.ANTHROPIC, use("shell.exec", arguments)));
            assertThat(refused.code()).isEqualTo("firewall_blocked");
            assertThat(refused.body()).contains("destructive shell command").endsWith("\"type\":\"error\"}");
        }
    }

    @Test
    void response_oldFormOfCall_isJudgedToo() {
        String body = choice("{\"role\":\"assistant\",\"function_call\":{\"name\":\"shell.exec\","
                + "\"arguments\":\"{\\\"command\\\":\\\"rm -rf /\\\"}\"}}");

        assertThat(refused(response(ChatApi.OPENAI, body)).code()).isEqualTo("firewall_blocked");
    }

    @Test
    void response_destinationInArguments_isJudged() {
        assertThat(refused(response(ChatApi.OPENAI, call("web.get", "{\"url\":\"http://169.254.169.254/\"}")))
                        .body())
                .contains("no private network");
    }

    @Test
    void response_sanitisedCall_hasOtherArgumentsAndNothingElse() {
        String openAi = passed(response(ChatApi.OPENAI, call("mail.send", "{\"text\":\"" + KEY + "\",\"n\":1.5}")))
                .body();
        String anthropic = passed(response(ChatApi.ANTHROPIC, use("mail.send", "{\"text\":\"" + KEY + "\",\"n\":1.5}")))
                .body();

        assertThat(openAi).isEqualTo(call("mail.send", "{\"text\":\"[redacted:openai_key]\",\"n\":1.5}"));
        assertThat(anthropic).isEqualTo(use("mail.send", "{\"text\":\"[redacted:openai_key]\",\"n\":1.5}"));
    }

    @Test
    void response_customTool_isSanitisedAsText() {
        String body = choice("{\"role\":\"assistant\",\"tool_calls\":[{\"id\":\"a\",\"type\":\"custom\",\"custom\":"
                + "{\"name\":\"mail.send\",\"input\":\"%s!\"}}]}");

        assertThat(passed(response(ChatApi.OPENAI, body.formatted(KEY))).body())
                .isEqualTo(body.formatted("[redacted:openai_key]"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>",
                "{}",
                "{\"choices\":[{\"index\":0}]}",
                "{\"choices\":[{\"message\":{\"tool_calls\":{}}}]}",
                "{\"choices\":[{\"message\":{\"tool_calls\":[{\"type\":\"other\"}]}}]}",
                "{\"choices\":[{\"message\":{\"tool_calls\":[{\"function\":{\"name\":\"\",\"arguments\":\"{}\"}}]}}]}",
                "{\"choices\":[{\"message\":{\"tool_calls\":[{\"function\":{\"name\":\"a\",\"arguments\":{}}}]}}]}",
                "{\"choices\":[],\"choices\":[]}"
            })
    void response_unreadable_isBadGateway(String body) {
        Filtered.Refused refused = refused(response(ChatApi.OPENAI, body));

        assertThat(refused.status()).isEqualTo(502);
        assertThat(refused.code()).isEqualTo("upstream_response_invalid");
    }

    @Test
    void response_otherType_isBadGateway() {
        assertThat(refused(FILTER.response(Caller.anonymous(), ChatApi.OPENAI, "text/event-stream", null, bytes("{}")))
                        .status())
                .isEqualTo(502);
    }

    @Test
    void response_errorOfTheModelServer_isScreened() {
        String body = "{\"error\":{\"message\":\"unknown user %s\",\"type\":\"x\"}}";

        assertThat(passed(response(ChatApi.OPENAI, body.formatted(ADDRESS))).body())
                .isEqualTo(body.formatted(MASKED));
    }
}
