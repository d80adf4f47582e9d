/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.gateway;

import static ai.orcarouter.examples.gateway.Bodies.END;
import static ai.orcarouter.examples.gateway.Bodies.START;
import static ai.orcarouter.examples.gateway.Bodies.anthropic;
import static ai.orcarouter.examples.gateway.Bodies.call;
import static ai.orcarouter.examples.gateway.Bodies.delta;
import static ai.orcarouter.examples.gateway.Bodies.openAi;
import static ai.orcarouter.examples.gateway.Bodies.passed;
import static ai.orcarouter.examples.gateway.Bodies.reason;
import static ai.orcarouter.examples.gateway.Bodies.request;
import static ai.orcarouter.examples.gateway.Bodies.response;
import static ai.orcarouter.examples.gateway.Bodies.said;
import static ai.orcarouter.examples.gateway.Bodies.startCall;
import static ai.orcarouter.examples.gateway.Bodies.startText;
import static ai.orcarouter.examples.gateway.Bodies.stop;
import static ai.orcarouter.examples.gateway.Bodies.stream;
import static ai.orcarouter.examples.gateway.Bodies.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class GatewayProperties {
    private static final String SECRET = "rm -rf /work/everything";

    /** Words that no rule minds, as JSON strings in odd spellings. */
    @Provide
    Arbitrary<String> word() {
        return Arbitraries.of("day", "\\u0063af\\u00e9", "\\/ \\n \\\"x\\\"", "\\ud83d\\ude00", "\u00fc\u4e2d", "");
    }

    /** Members that no API knows. */
    @Provide
    Arbitrary<String> extra() {
        return Arbitraries.of(
                "\"n\":1.0",
                "\"big\": 123456789012345678901234567890",
                "\"e\":1E-7",
                "\"a\" :[ ]",
                "\"o\":{\"z\":1,\"b\":null}");
    }

    @Provide
    Arbitrary<String> body() {
        return Combinators.combine(
                        word().list().ofMaxSize(4),
                        extra().list().uniqueElements().ofMaxSize(3))
                .as((words, extras) -> {
                    StringBuilder out = new StringBuilder("{");
                    extras.forEach(extra -> out.append(extra).append(",\n"));
                    out.append("\"messages\" : [");
                    for (int at = 0; at < words.size(); at++) {
                        out.append(at == 0 ? "" : " , ").append("{\"role\":\"user\",\"content\":\"");
                        out.append(words.get(at)).append("\"}");
                    }
                    return out.append("]}\n").toString();
                });
    }

    @Property
    void request_nothingFound_isUnchanged(@ForAll("body") String body) {
        for (ChatApi api : ChatApi.values()) {
            assertThat(passed(request(api, body)).body()).isEqualTo(body);
        }
    }

    @Property
    void response_nothingFound_isUnchanged(@ForAll("body") String body) {
        String openAi = body.replace("\"messages\"", "\"choices\"")
                .replace("{\"role\"", "{\"message\":{\"role\"")
                .replace("\"}", "\"}}");
        String anthropic = body.replace("\"messages\"", "\"content\"")
                .replace("\"role\":\"user\",\"content\"", "\"type\":\"text\",\"text\"");

        assertThat(passed(response(ChatApi.OPENAI, openAi)).body()).isEqualTo(openAi);
        assertThat(passed(response(ChatApi.ANTHROPIC, anthropic)).body()).isEqualTo(anthropic);
    }

    /** Streams with harmless, masked, blocked, denied and broken parts. */
    @Provide
    Arbitrary<List<String>> parts() {
        return Arbitraries.of(
                        "Good day. ",
                        "ann.meyer",
                        "@hillcrest.org",
                        " Project",
                        " Heron",
                        "\ud83d\ude00",
                        "call",
                        "denied",
                        "")
                .list()
                .ofMaxSize(8);
    }

    private static String openAiOf(List<String> parts) {
        List<String> chunks = new ArrayList<>();
        int calls = 0;
        for (String part : parts) {
            switch (part) {
                case "call" -> chunks.addAll(call(calls++, "files.read", "{\"path\":", "\"/work/a\"}"));
                case "denied" -> chunks.addAll(call(calls++, "shell.exec", "{\"command\":\"", SECRET + "\"}"));
                default -> chunks.add(text(part));
            }
        }
        chunks.add(stop("stop"));
        return openAi(chunks.toArray(String[]::new));
    }

    private static String anthropicOf(List<String> parts) {
        List<String> events = new ArrayList<>(List.of(START));
        int index = 0;
        for (String part : parts) {
            boolean denied = part.equals("denied");
            boolean call = denied || part.equals("call");
            events.add(call ? startCall(index, denied ? "shell.exec" : "files.read") : startText(index));
            String[] pieces =
                    denied ? new String[] {"{\"command\":\"", SECRET + "\"}"} : new String[] {call ? "{}" : part};
            for (String piece : pieces) {
                events.add(
                        delta(index, call ? "input_json_delta" : "text_delta", call ? "partial_json" : "text", piece));
            }
            events.add(stop(index++));
        }
        events.add(reason("end_turn"));
        events.add(END);
        return anthropic(events.toArray(String[]::new));
    }

    @Property(tries = 300)
    void stream_anyPieces_giveTheSame(
            @ForAll("parts") List<String> parts, @ForAll @IntRange(min = 1, max = 40) int size) {
        String openAi = openAiOf(parts);
        String anthropic = anthropicOf(parts);

        assertThat(stream(ChatApi.OPENAI, openAi, size)).isEqualTo(stream(ChatApi.OPENAI, openAi));
        assertThat(stream(ChatApi.ANTHROPIC, anthropic, size)).isEqualTo(stream(ChatApi.ANTHROPIC, anthropic));
    }

    @Property(tries = 300)
    void stream_anyDeltas_sayTheSame(
            @ForAll("parts") List<String> parts, @ForAll @IntRange(min = 1, max = 9) int size) {
        List<String> texts = parts.stream()
                .filter(part -> !part.equals("call") && !part.equals("denied"))
                .toList();
        String whole = String.join("", texts);
        List<String> pieces = new ArrayList<>();
        for (int at = 0; at < whole.length(); ) {
            int end = Math.min(whole.length(), at + size);
            end += end < whole.length() && Character.isLowSurrogate(whole.charAt(end)) ? 1 : 0;
            pieces.add(whole.substring(at, end));
            at = end;
        }

        assertThat(said(stream(ChatApi.OPENAI, openAiOf(pieces))))
                .isEqualTo(said(stream(ChatApi.OPENAI, openAiOf(List.of(whole)))));
    }

    @Property(tries = 300)
    void stream_deniedCall_isNeverSent(
            @ForAll("parts") List<String> parts, @ForAll @IntRange(min = 1, max = 40) int size) {
        List<String> some = new ArrayList<>(parts);
        some.add("denied");

        assertThat(stream(ChatApi.OPENAI, openAiOf(some), size))
                .doesNotContain(SECRET)
                .doesNotContain("files.read");
        assertThat(stream(ChatApi.ANTHROPIC, anthropicOf(some), size)).doesNotContain(SECRET);
    }

    @Property(tries = 300)
    void stream_harmless_comesOutAsItCameIn(@ForAll("parts") List<String> parts) {
        List<String> harmless = parts.stream()
                .filter(part -> part.isEmpty() || part.equals("call") || part.equals("Good day. "))
                .toList();

        assertThat(stream(ChatApi.OPENAI, openAiOf(harmless))).isEqualTo(openAiOf(harmless));
        assertThat(stream(ChatApi.ANTHROPIC, anthropicOf(harmless))).isEqualTo(anthropicOf(harmless));
    }
}
