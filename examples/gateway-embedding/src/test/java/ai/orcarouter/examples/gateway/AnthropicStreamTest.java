/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.gateway;

import static ai.orcarouter.examples.gateway.Bodies.CUT;
import static ai.orcarouter.examples.gateway.Bodies.END;
import static ai.orcarouter.examples.gateway.Bodies.MASKED;
import static ai.orcarouter.examples.gateway.Bodies.START;
import static ai.orcarouter.examples.gateway.Bodies.anthropic;
import static ai.orcarouter.examples.gateway.Bodies.delta;
import static ai.orcarouter.examples.gateway.Bodies.reason;
import static ai.orcarouter.examples.gateway.Bodies.said;
import static ai.orcarouter.examples.gateway.Bodies.startCall;
import static ai.orcarouter.examples.gateway.Bodies.startText;
import static ai.orcarouter.examples.gateway.Bodies.stop;
import static ai.orcarouter.examples.gateway.Bodies.stream;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnthropicStreamTest {
    private static final String KEY = "sk-" + "a1B2c3D4".repeat(5);

    private static String run(String body) {
        return stream(ChatApi.ANTHROPIC, body);
    }

    private static String text(int index, String text) {
        return delta(index, "text_delta", "text", text);
    }

    private static String json(int index, String text) {
        return delta(index, "input_json_delta", "partial_json", text);
    }

    private static String useOf(String tool, String... pieces) {
        String[] events = new String[pieces.length + 8];
        int at = 0;
        events[at++] = START;
        events[at++] = startText(0);
        events[at++] = text(0, "I shall. ");
        events[at++] = stop(0);
        events[at++] = startCall(1, tool);
        for (String piece : pieces) {
            events[at++] = json(1, piece);
        }
        events[at++] = stop(1);
        events[at++] = reason("tool_use");
        events[at] = END;
        return anthropic(events);
    }

    @Test
    void stream_nothingFound_comesOutAsItCameIn() {
        String body = anthropic(
                START,
                "{\"type\":\"ping\"}",
                startText(0),
                text(0, "Good "),
                text(0, "day"),
                stop(0),
                reason("end_turn"),
                END);

        assertThat(run(body)).isEqualTo(body);
        assertThat(run(useOf("files.read", "", "{\"path\":", "\"/work/a\"}")))
                .isEqualTo(useOf("files.read", "", "{\"path\":", "\"/work/a\"}"));
        assertThat(run(useOf("files.list"))).isEqualTo(useOf("files.list"));
    }

    @Test
    void stream_addressOverSeveralDeltas_isMasked() {
        String out = run(anthropic(
                START,
                startText(0),
                text(0, "Write to ann.mey"),
                text(0, "er@hillcrest"),
                text(0, ".org now"),
                stop(0),
                reason("end_turn"),
                END));

        assertThat(said(out)).isEqualTo("Write to " + MASKED + " now");
        assertThat(out).contains("\"output_tokens\":9").endsWith("{\"type\":\"message_stop\"}\n\n");
    }

    @Test
    void stream_blockedText_isCutAndClosed() {
        String out = run(anthropic(
                START, startText(0), text(0, "Project "), text(0, "Heron"), stop(0), reason("end_turn"), END));

        assertThat(said(out)).isEqualTo(CUT);
        assertThat(out)
                .isEqualTo(anthropic(
                        START,
                        startText(0),
                        text(0, CUT),
                        stop(0),
                        "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"refusal\",\"stop_sequence\":null},"
                                + "\"usage\":{\"output_tokens\":0}}",
                        END));
    }

    @Test
    void stream_blockedThinking_isCutInATextOfItsOwn() {
        String start = startText(0).replace("\"text\"", "\"thinking\"");
        String out =
                run(anthropic(START, start, delta(0, "thinking_delta", "thinking", "Project Heron"), stop(0), END));

        assertThat(out)
                .doesNotContain("Heron")
                .contains(stop(0))
                .contains(startText(1))
                .contains(text(1, CUT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"command\":\"rm -rf /\"}", "{\"command\":\"ls\",\"command\":\"rm\"}", "{\"command\":"})
    void stream_deniedCall_isNeverSent(String arguments) {
        String out = run(useOf("shell.exec", arguments.substring(0, 5), arguments.substring(5)));

        assertThat(out)
                .contains("I shall. ")
                .doesNotContain("tool_use")
                .doesNotContain("shell.exec\\\",")
                .doesNotContain("rm")
                .contains("event: error\ndata: {\"error\":{\"code\":\"firewall_blocked\"")
                .endsWith("\"type\":\"error\"}\n\n");
    }

    @Test
    void stream_sanitisedCall_hasItsArgumentsInTheFirstDelta() {
        assertThat(run(useOf("mail.send", "{\"text\":\"" + KEY.substring(0, 9), KEY.substring(9) + "\"}")))
                .isEqualTo(useOf("mail.send", "{\"text\":\"[redacted:openai_key]\"}", ""));
    }

    @Test
    void stream_callOfAServerOfTheProvider_isJudgedByTheServersName() {
        String call = startCall(0, "exec").replace("\"tool_use\"", "\"mcp_tool_use\",\"server_name\":\"shell\"");
        String out =
                run(anthropic(START, call, json(0, "{\"command\":\"rm -rf /\"}"), stop(0), reason("tool_use"), END));

        assertThat(out).contains("tool \\\"shell.exec\\\" blocked by firewall").doesNotContain("mcp_tool_use");
    }

    @Test
    void stream_unknownEvent_isLeftOut() {
        String body = anthropic(START, startText(0), text(0, "hi"), stop(0), reason("end_turn"), END);
        String more = "event: news\ndata: {\"type\":\"news\",\"text\":\"Project Heron\"}\n\n";

        assertThat(run(more + body)).isEqualTo(body);
    }

    @Test
    void stream_errorOfTheModelServer_isHandedOnAndEndsIt() {
        String error = "{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"busy\"}}";

        assertThat(run(anthropic(START, error))).isEqualTo(anthropic(START, error));
    }

    @Test
    void stream_malformedEvents_endWithAnError() {
        String[][] bodies = {
            {START, text(0, "x")},
            {START, startText(0), json(0, "{}")},
            {START, startCall(0, "files.read"), text(0, "x")},
            {START, startText(0), stop(0), startText(0)},
            {START, startText(0), END},
            {START, startCall(0, ""), stop(0)},
            {START.replace("[]", "[{\"type\":\"text\",\"text\":\"x\"}]")},
            {START, startCall(0, "shell.exec").replace("{}", "{\"command\":\"rm\"}")},
            {START, startText(0), "{\"type\":\"content_block_delta\",\"index\":0}"},
        };
        for (String[] body : bodies) {
            assertThat(run(anthropic(body))).as(body[body.length - 1]).contains("upstream_response_invalid");
        }
        assertThat(run("event: ping\ndata: " + END + "\n\n")).contains("upstream_response_invalid");
    }
}
