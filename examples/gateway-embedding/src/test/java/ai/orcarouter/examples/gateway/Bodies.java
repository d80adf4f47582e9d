/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.orcarouter.examples.gateway.Filtered.Passed;
import ai.orcarouter.examples.gateway.Filtered.Refused;
import java.util.ArrayList;
import java.util.List;

/** Bodies of requests and streams for the tests. */
final class Bodies {
    static final GatewayFilter FILTER = GatewayMain.filter();
    static final String ADDRESS = "ann.meyer@hillcrest.org";
    static final String MASKED = masked();
    static final String CUT = "[response truncated by guardrail: keyword policy violation]";
    static final String CREDENTIAL = "postgres://billing:Vx7qTz2mPw9k@db.larkfield.net/orders";

    private Bodies() {}

    private static String masked() {
        Passed passed = (Passed) FILTER.response(
                Caller.anonymous(), ChatApi.ANTHROPIC, "application/json", null, bytes(block("\"" + ADDRESS + "\"")));
        return JsonReader.read(passed.body())
                .member("content")
                .orElseThrow()
                .items()
                .get(0)
                .string("text")
                .orElseThrow();
    }

    static String block(String quoted) {
        return "{\"type\":\"message\",\"content\":[{\"type\":\"text\",\"text\":" + quoted + "}]}";
    }

    static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    static Filtered request(ChatApi api, String body) {
        return FILTER.request(Caller.anonymous(), api, "application/json", null, bytes(body));
    }

    static Filtered response(ChatApi api, String body) {
        return FILTER.response(Caller.anonymous(), api, "application/json", null, bytes(body));
    }

    static Passed passed(Filtered filtered) {
        if (filtered instanceof Passed passed) {
            return passed;
        }
        throw new AssertionError(filtered);
    }

    static Refused refused(Filtered filtered) {
        if (filtered instanceof Refused refused) {
            return refused;
        }
        throw new AssertionError(filtered);
    }

    /** A stream of chat completions. */
    static String openAi(String... chunks) {
        StringBuilder out = new StringBuilder();
        for (String chunk : chunks) {
            new SseEvent("", chunk).write(out);
        }
        SseEvent.DONE.write(out);
        return out.toString();
    }

    static String chunk(String delta, String finish) {
        return "{\"id\":\"c1\",\"created\":17,\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":" + delta
                + ",\"finish_reason\":" + finish + "}]}";
    }

    static String text(String text) {
        return chunk("{\"content\":" + JsonReader.quote(text) + "}", "null");
    }

    static String stop(String reason) {
        return chunk("{}", "\"" + reason + "\"");
    }

    /** A call in as many fragments as it has pieces. */
    static List<String> call(int index, String name, String... pieces) {
        List<String> chunks = new ArrayList<>();
        for (int at = 0; at < pieces.length; at++) {
            String head = at == 0 ? "\"id\":\"call_" + index + "\",\"type\":\"function\"," : "";
            String named = at == 0 ? "\"name\":\"" + name + "\"," : "";
            chunks.add(chunk(
                    "{\"tool_calls\":[{\"index\":" + index + "," + head + "\"function\":{" + named + "\"arguments\":"
                            + JsonReader.quote(pieces[at]) + "}}]}",
                    "null"));
        }
        return chunks;
    }

    /** A stream of a message; every event is called as its type says. */
    static String anthropic(String... events) {
        StringBuilder out = new StringBuilder();
        for (String event : events) {
            new SseEvent(JsonReader.read(event).string("type").orElse(""), event).write(out);
        }
        return out.toString();
    }

    static final String START = "{\"type\":\"message_start\",\"message\":{\"id\":\"m1\",\"content\":[]}}";
    static final String END = "{\"type\":\"message_stop\"}";

    static String reason(String reason) {
        return "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"" + reason
                + "\"},\"usage\":{\"output_tokens\":9}}";
    }

    static String startText(int index) {
        return "{\"type\":\"content_block_start\",\"index\":" + index
                + ",\"content_block\":{\"type\":\"text\",\"text\":\"\"}}";
    }

    static String startCall(int index, String name) {
        return "{\"type\":\"content_block_start\",\"index\":" + index
                + ",\"content_block\":{\"type\":\"tool_use\",\"id\":\"t" + index + "\",\"name\":\"" + name
                + "\",\"input\":{}}}";
    }

    static String delta(int index, String type, String member, String text) {
        return "{\"type\":\"content_block_delta\",\"index\":" + index + ",\"delta\":{\"type\":\"" + type + "\",\""
                + member + "\":" + JsonReader.quote(text) + "}}";
    }

    static String stop(int index) {
        return "{\"type\":\"content_block_stop\",\"index\":" + index + "}";
    }

    /** What comes out of a stream that comes in pieces of {@code size} bytes. */
    static String stream(ChatApi api, String body, int size) {
        StringBuilder out = new StringBuilder();
        byte[] bytes = bytes(body);
        try (StreamFilter filter = FILTER.stream(Caller.anonymous(), api)) {
            for (int at = 0; at < bytes.length && !filter.isOver(); at += size) {
                out.append(filter.push(bytes, at, Math.min(size, bytes.length - at)));
            }
            out.append(filter.finish());
        }
        return out.toString();
    }

    static String stream(ChatApi api, String body) {
        return stream(api, body, Integer.MAX_VALUE);
    }

    /** The texts that a client puts together from a stream. */
    static String said(String stream) {
        StringBuilder out = new StringBuilder();
        SseReader reader = new SseReader();
        byte[] bytes = bytes(stream);
        reader.push(bytes, 0, bytes.length);
        for (var next = reader.next(); next.isPresent(); next = reader.next()) {
            if (next.get().isComment() || next.get().data().equals("[DONE]")) {
                continue;
            }
            Json root = JsonReader.read(next.get().data());
            root.member("delta").flatMap(delta -> delta.string("text")).ifPresent(out::append);
            root.member("choices")
                    .map(Json::items)
                    .orElse(List.of())
                    .forEach(choice -> choice.member("delta")
                            .flatMap(delta -> delta.string("content"))
                            .ifPresent(out::append));
        }
        return out.toString();
    }
}
