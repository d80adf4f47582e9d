/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.gateway;

import static ai.orcarouter.examples.gateway.Bodies.ADDRESS;
import static ai.orcarouter.examples.gateway.Bodies.CUT;
import static ai.orcarouter.examples.gateway.Bodies.MASKED;
import static ai.orcarouter.examples.gateway.Bodies.call;
import static ai.orcarouter.examples.gateway.Bodies.chunk;
import static ai.orcarouter.examples.gateway.Bodies.openAi;
import static ai.orcarouter.examples.gateway.Bodies.said;
import static ai.orcarouter.examples.gateway.Bodies.stop;
import static ai.orcarouter.examples.gateway.Bodies.stream;
import static ai.orcarouter.examples.gateway.Bodies.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiStreamTest {
    private static final String USAGE = "{\"id\":\"c1\",\"choices\":[],\"usage\":{\"total_tokens\":7,\"cost\":0.10}}";
    private static final String KEY = "sk-" + "a1B2c3D4".repeat(5);

    private static String run(String body) {
        return stream(ChatApi.OPENAI, body);
    }

    private static String withCalls(List<String> calls, String... after) {
        List<String> all = new ArrayList<>(List.of(text("I shall. ")));
        all.addAll(calls);
        all.addAll(List.of(after));
        return openAi(all.toArray(String[]::new));
    }

    @Test
    void stream_nothingFound_comesOutAsItCameIn() {
        String body = openAi(
                chunk("{\"role\":\"assistant\",\"content\":\"\"}", "null"),
                text("Good "),
                "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"day\"},\"logprobs\":{\"content\":[1]},\"finish_reason\":null}]}",
                stop("stop"),
                USAGE);

        assertThat(run(body)).isEqualTo(body);
    }

    @Test
    void stream_allowedCalls_comeOutAsTheyCameIn() {
        List<String> calls = new ArrayList<>(call(0, "files.read", "{\"path\":", " \"/work/a\"", "}"));
        calls.addAll(call(1, "files.list", "", "{}"));
        String body = withCalls(calls, stop("tool_calls"), USAGE);

        assertThat(run(body)).isEqualTo(body);
    }

    @Test
    void stream_addressOverSeveralChunks_isMaskedAndTheRestKept() {
        String body =
                openAi(text("Write to ann.mey"), text("er@hillcr"), text("est.org"), text(" now"), stop("stop"), USAGE);

        String out = run(body);

        assertThat(said(out)).isEqualTo("Write to " + MASKED + " now");
        assertThat(out)
                .contains(USAGE)
                .contains(stop("stop"))
                .endsWith("data: [DONE]\n\n")
                .doesNotContain("hillcr");
    }

    @Test
    void stream_blockedText_isCutWithTheDocumentedLastDelta() {
        String out = run(openAi(text("Fine. "), text("Project "), text("Heron "), text("closes"), stop("stop"), USAGE));

        assertThat(said(out)).endsWith(CUT).doesNotContain("Heron");
        assertThat(out)
                .contains("\"finish_reason\":\"content_filter\"")
                .contains("\"id\":\"c1\",\"created\":17,\"model\":\"m\"")
                .endsWith("data: [DONE]\n\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"command\":\"rm -rf /\"}", "{\"command\":\"ls\",\"command\":\"rm\"}", "{\"command\":"})
    void stream_deniedCall_isNeverSent(String arguments) {
        int half = arguments.length() / 2;
        String out = run(withCalls(
                call(0, "shell.exec", arguments.substring(0, half), arguments.substring(half)), stop("tool_calls")));

        assertThat(out)
                .contains("I shall. ")
                .contains("\"code\":\"firewall_blocked\"")
                .doesNotContain("tool_calls")
                .doesNotContain("rm")
                .endsWith("data: [DONE]\n\n");
    }

    @Test
    void stream_oneOfTwoCallsDenied_sendsNeither() {
        List<String> calls = new ArrayList<>(call(0, "files.read", "{}"));
        calls.addAll(call(1, "shell.exec", "{\"command\":\"rm -rf /\"}"));

        assertThat(run(withCalls(calls, stop("tool_calls"))))
                .doesNotContain("tool_calls")
                .contains("firewall_blocked");
    }

    @Test
    void stream_oldFormOfCall_isJudged() {
        String out = run(openAi(
                chunk("{\"function_call\":{\"name\":\"shell.exec\",\"arguments\":\"{\\\"command\\\":\"}}", "null"),
                chunk("{\"function_call\":{\"arguments\":\"\\\"rm -rf /\\\"}\"}}", "null"),
                stop("function_call")));

        assertThat(out).contains("firewall_blocked").doesNotContain("function_call");
    }

    @Test
    void stream_sanitisedCall_hasItsArgumentsInTheFirstFragment() {
        String out = run(withCalls(
                call(0, "mail.send", "{\"text\":\"" + KEY.substring(0, 9), KEY.substring(9) + "\"}"),
                stop("tool_calls")));

        assertThat(out)
                .isEqualTo(withCalls(
                        call(0, "mail.send", "{\"text\":\"[redacted:openai_key]\"}", ""), stop("tool_calls")));
    }

    @Test
    void stream_otherTextsOfADelta_areScreenedToo() {
        String out = run(openAi(chunk("{\"reasoning_content\":\"mail " + ADDRESS + "\"}", "null"), stop("stop")));

        assertThat(out).contains("mail " + MASKED).doesNotContain(ADDRESS);
    }

    @Test
    void stream_tokensOfAMaskedText_areTakenOut() {
        String out = run(openAi(
                "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + ADDRESS
                        + "\"},\"logprobs\":{\"content\":[{\"token\":\"ann\"}]},\"finish_reason\":null}]}",
                stop("stop")));

        assertThat(out).contains("\"logprobs\":null").doesNotContain("ann");
    }

    @Test
    void stream_longText_isNotHeldToItsEnd() {
        StreamFilter filter = Bodies.FILTER.stream(Caller.anonymous(), ChatApi.OPENAI);
        int sent = 0;
        for (int at = 0; at < 400; at++) {
            byte[] event =
                    Bodies.bytes("data: " + text("Write to " + ADDRESS + " about the orders of this week. ") + "\n\n");
            sent += filter.push(event, 0, event.length).length();
        }

        assertThat(sent).isPositive();
        filter.close();
        assertThat(filter.isOver()).isTrue();
    }

    @Test
    void stream_thoughtThatHasEnded_doesNotHoldTheAnswerBack() {
        StreamFilter filter = Bodies.FILTER.stream(Caller.anonymous(), ChatApi.OPENAI);
        byte[] thought = Bodies.bytes("data: " + chunk("{\"reasoning_content\":\"mail ann.meyer\"}", "null") + "\n\n");
        byte[] end = Bodies.bytes("data: " + chunk("{\"reasoning_content\":\"@hillcrest.org\"}", "null") + "\n\n");
        StringBuilder sent = new StringBuilder(filter.push(thought, 0, thought.length));
        sent.append(filter.push(end, 0, end.length));
        assertThat(sent).isEmpty();
        for (int at = 0; at < 400; at++) {
            byte[] event = Bodies.bytes("data: " + text("The orders of this week are on their way. ") + "\n\n");
            sent.append(filter.push(event, 0, event.length));
        }

        assertThat(sent)
                .contains("mail " + MASKED)
                .contains("The orders of this week")
                .doesNotContain("ann.meyer");
        filter.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data: no json\n\n",
                "data: {\"choices\":[],\"choices\":[]}\n\n",
                "data: []\n\n",
                "data: {\"x\":1}\n\n",
                "data: {\"choices\":[{\"delta\":{}}]}\n\n",
                "data: {\"choices\":[{\"index\":0,\"message\":{\"content\":\"x\"}}]}\n\n",
                "data: {\"choices\":[{\"index\":0,\"delta\":\"x\"}]}\n\n",
                "data: {\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"function\":{\"name\":\"a\"}}]}}]}\n\n",
                "data: {\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,\"function\":{\"name\":\"a\",\"arguments\":{}}}]}}]}\n\n",
                "data: {\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"{}\"}}]},\"finish_reason\":\"stop\"}]}\n\n",
                "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"more\"}}]}\n\n"
            })
    void stream_malformedEvent_endsWithAnError(String body) {
        assertThat(run(body))
                .contains("upstream_response_invalid")
                .endsWith("data: [DONE]\n\n")
                .doesNotContain("more");
    }

    @Test
    void stream_endTooSoon_sendsTheTextAndAnErrorAndNoCall() {
        String body = withCalls(call(0, "files.read", "{}"));
        String out = run(body.substring(0, body.length() - SseEvent.DONE.data().length() - 8));

        assertThat(out).contains("I shall. ").contains("it ended too soon").doesNotContain("files.read");
    }

    @Test
    void stream_commentsAndOtherFields_areNotHandedOn() {
        String out = run(": secret\nid: 7\nretry: 9\n\n" + openAi(text("hi"), stop("stop")));

        assertThat(out).startsWith(": keep-alive\n\n").doesNotContain("secret").doesNotContain("retry");
        assertThat(said(out)).isEqualTo("hi");
    }

    @Test
    void stream_severalLinesAndLineEnds_areRead() {
        String event = text("hi").replace(",\"created\"", ",\r\ndata: \"created\"");
        String out = run("\uFEFFdata: " + event + "\r\rdata:" + stop("stop") + "\n\r\ndata: [DONE]\r\n\r\n");

        assertThat(said(out)).isEqualTo("hi");
        assertThat(out).endsWith("data: [DONE]\n\n");
    }
}
