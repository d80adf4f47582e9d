/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.gateway;

import ai.orcarouter.examples.gateway.ScriptedUpstream.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The model of the demonstration: what it answers depends on one word of the question, in both APIs, streamed or not.
 */
final class ScriptedModel {
    private static final int WORD = 6;

    private ScriptedModel() {}

    /**
     * Answers a request: {@code delete} and {@code read} make it call a tool, {@code customer} makes it tell too much.
     */
    static Reply answer(ChatApi api, String request) {
        String question = request.toLowerCase(Locale.ROOT);
        boolean streams =
                JsonReader.read(request).member("stream").filter(Json::isTrue).isPresent();
        if (question.contains("delete")) {
            return call(api, streams, "shell.exec", "{\"command\":\"rm -rf /work\"}");
        }
        if (question.contains("read")) {
            return call(api, streams, "files.read", "{\"path\":\"/work/notes.txt\"}");
        }
        return text(
                api,
                streams,
                question.contains("customer")
                        ? "Order 4711 is by Ann Meyer, ann.meyer@hillcrest.org, and was sent on Monday."
                        : "Good morning. What shall I do?");
    }

    private static Reply text(ChatApi api, boolean streams, String text) {
        boolean openAi = api == ChatApi.OPENAI;
        if (!streams) {
            String quoted = JsonReader.quote(text);
            return Reply.json(
                    openAi
                            ? "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion\",\"choices\":[{\"index\":0,\"message\":"
                                    + "{\"role\":\"assistant\",\"content\":" + quoted
                                    + "},\"finish_reason\":\"stop\"}],"
                                    + "\"usage\":{\"total_tokens\":40}}"
                            : "{\"id\":\"msg_1\",\"type\":\"message\",\"role\":\"assistant\",\"content\":[{\"type\":\"text\","
                                    + "\"text\":" + quoted
                                    + "}],\"stop_reason\":\"end_turn\",\"usage\":{\"output_tokens\":40}}");
        }
        List<String> events = new ArrayList<>();
        if (!openAi) {
            events.add(
                    "{\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}}");
        }
        for (int at = 0; at < text.length(); at += WORD) {
            String word = JsonReader.quote(text.substring(at, Math.min(text.length(), at + WORD)));
            events.add(
                    openAi
                            ? chunk("{\"content\":" + word + "}", "null")
                            : "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":"
                                    + word + "}}");
        }
        if (!openAi) {
            events.add("{\"type\":\"content_block_stop\",\"index\":0}");
        }
        return stream(api, events, openAi ? "stop" : "end_turn");
    }

    private static Reply call(ChatApi api, boolean streams, String tool, String arguments) {
        boolean openAi = api == ChatApi.OPENAI;
        String function = "\"type\":\"function\",\"function\":{\"name\":\"" + tool + "\",\"arguments\":"
                + JsonReader.quote(arguments) + "}}]";
        if (!streams) {
            return Reply.json(
                    openAi
                            ? "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion\",\"choices\":[{\"index\":0,\"message\":"
                                    + "{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{\"id\":\"call_1\","
                                    + function
                                    + "},\"finish_reason\":\"tool_calls\"}]}"
                            : "{\"id\":\"msg_1\",\"type\":\"message\",\"role\":\"assistant\",\"content\":[{\"type\":\"tool_use\","
                                    + "\"id\":\"toolu_1\",\"name\":\"" + tool + "\",\"input\":" + arguments
                                    + "}],\"stop_reason\":\"tool_use\"}");
        }
        if (openAi) {
            return stream(
                    api,
                    List.of(chunk("{\"tool_calls\":[{\"index\":0,\"id\":\"call_1\"," + function + "}", "null")),
                    "tool_calls");
        }
        return stream(
                api,
                List.of(
                        "{\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"tool_use\","
                                + "\"id\":\"toolu_1\",\"name\":\"" + tool + "\",\"input\":{}}}",
                        "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"input_json_delta\","
                                + "\"partial_json\":" + JsonReader.quote(arguments) + "}}",
                        "{\"type\":\"content_block_stop\",\"index\":0}"),
                "tool_use");
    }

    private static String chunk(String delta, String finish) {
        return "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"choices\":[{\"index\":0,\"delta\":"
                + delta + ",\"finish_reason\":" + finish + "}]}";
    }

    private static Reply stream(ChatApi api, List<String> events, String finish) {
        StringBuilder out = new StringBuilder();
        if (api == ChatApi.OPENAI) {
            events.forEach(event -> new SseEvent("", event).write(out));
            new SseEvent("", chunk("{}", "\"" + finish + "\"")).write(out);
            SseEvent.DONE.write(out);
            return Reply.events(out.toString());
        }
        List<String> all = new ArrayList<>();
        all.add("{\"type\":\"message_start\",\"message\":{\"id\":\"msg_1\",\"role\":\"assistant\",\"content\":[]}}");
        all.addAll(events);
        all.add("{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"" + finish
                + "\"},\"usage\":{\"output_tokens\":40}}");
        all.add("{\"type\":\"message_stop\"}");
        for (String event : all) {
            new SseEvent(JsonReader.read(event).string("type").orElseThrow(), event).write(out);
        }
        return Reply.events(out.toString());
    }
}
