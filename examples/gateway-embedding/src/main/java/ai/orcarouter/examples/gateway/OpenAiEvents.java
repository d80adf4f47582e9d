/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.gateway;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The chunks of a chat completion. One thread at a time. */
final class OpenAiEvents implements StreamEvents {
    /** The place of the one call that the older form of the API knows. */
    private static final int FUNCTION_CALL = Integer.MAX_VALUE;

    private static final String CONTENT = "/content";

    /** How often a text beside the answer may begin anew; each part is screened on its own. */
    private static final int MAX_TURNS = 64;

    /** One of the answers that the request asked for. */
    private static final class Choice {
        final Map<String, Channel> texts = new LinkedHashMap<>();
        final StreamedCalls calls;
        final int index;
        String path = CONTENT;
        int turns;
        boolean over;

        Choice(int index, StreamedCalls calls) {
            this.index = index;
            this.calls = calls;
        }
    }

    private final Judging judging;
    private final StreamQueue queue;
    private final Map<Integer, Choice> choices = new TreeMap<>();
    private @Nullable Json last;
    private boolean complete;

    OpenAiEvents(Judging judging, StreamQueue queue) {
        this.judging = judging;
        this.queue = queue;
    }

    @Override
    public void accept(SseEvent event) {
        if (event.isComment()) {
            queue.hold(event, null);
        } else if (event.data().equals(SseEvent.DONE.data())) {
            complete = true;
            choices.values().forEach(this::finish);
            queue.hold(event, null);
        } else {
            chunk(event);
        }
    }

    private void chunk(SseEvent event) {
        Json root = queue.read(event);
        last = root;
        Held held = queue.hold(event, root);
        Json error = root.member("error").orElse(null);
        if (error != null) {
            held.screen(judging, error);
        }
        Json list = root.member("choices").filter(Json::isArray).orElse(null);
        if (list == null && error == null) {
            throw queue.malformed("a chunk without choices");
        }
        if (list != null) {
            list.items().forEach(choice -> choice(held, choice));
        }
    }

    private void choice(Held held, Json value) {
        int index = value.index("index").orElseThrow(() -> queue.malformed("a choice without an index"));
        Choice choice = choices.computeIfAbsent(index, any -> new Choice(any, new StreamedCalls(judging, queue)));
        if (value.member("message").isPresent() || value.member("text").isPresent()) {
            throw queue.malformed("a choice with a message");
        }
        Json delta = value.member("delta").orElse(null);
        if (delta != null) {
            if (!delta.isObject()) {
                throw queue.malformed("a delta that is no object");
            }
            Texts.each(
                    delta,
                    (path, node) -> text(
                            held, choice, path, node, value.member("logprobs").orElse(null)));
            calls(held, choice, delta);
        }
        if (value.member("finish_reason").isPresent()) {
            finish(choice);
        }
    }

    private void text(Held held, Choice choice, String path, Json node, @Nullable Json tokens) {
        if (choice.over) {
            throw queue.malformed("a text after the end");
        }
        if (!path.equals(choice.path)) {
            turn(choice, path);
        }
        Channel channel = choice.texts.computeIfAbsent(path, any -> new Channel(judging.stream()));
        channel.push(held.slot(node, tokens));
        refuseIfCut(choice, channel);
    }

    /**
     * A thought has ended when the answer goes on; otherwise its held end would hold the answer back. The answer itself
     * is one text to its end.
     */
    private static void turn(Choice choice, String path) {
        Channel before =
                choice.path.equals(CONTENT) || choice.turns == MAX_TURNS ? null : choice.texts.remove(choice.path);
        choice.path = path;
        if (before != null) {
            choice.turns++;
            before.finish();
            refuseIfCut(choice, before);
        }
    }

    private static void refuseIfCut(Choice choice, Channel channel) {
        if (channel.isCut()) {
            throw new CutException(choice.index, channel.rest());
        }
    }

    private void calls(Held held, Choice choice, Json delta) {
        Json list = delta.member("tool_calls").orElse(null);
        Json function = delta.member("function_call").orElse(null);
        boolean some = list != null || function != null;
        if (some && (choice.over || (list != null && !list.isArray()))) {
            throw queue.malformed("calls where there can be none");
        }
        if (list != null) {
            list.items().forEach(call -> call(held, choice, call));
        }
        if (function != null) {
            add(held, choice, FUNCTION_CALL, function, "", function, "arguments");
        }
    }

    private void call(Held held, Choice choice, Json call) {
        int index = call.index("index").orElseThrow(() -> queue.malformed("a call without an index"));
        Json function = call.member("function").orElse(null);
        Json custom = call.member("custom").orElse(null);
        if (function != null && custom != null) {
            throw queue.malformed("a call of two types");
        }
        if (custom != null) {
            choice.calls.isText(index);
        }
        String id = call.string("id").orElse("");
        Json of = custom != null ? custom : function;
        add(held, choice, index, call, id, of, custom != null ? "input" : "arguments");
    }

    private static void add(
            Held held, Choice choice, int index, Json place, String id, @Nullable Json of, String arguments) {
        String name = of == null ? "" : of.string("name").orElse("");
        choice.calls.add(
                index,
                held,
                place,
                id,
                name,
                of == null ? null : of.member(arguments).orElse(null));
    }

    private void finish(Choice choice) {
        finishTexts(choice);
        choice.calls.complete();
    }

    private static void finishTexts(Choice choice) {
        choice.over = true;
        for (Channel channel : choice.texts.values()) {
            channel.finish();
            refuseIfCut(choice, channel);
        }
    }

    @Override
    public boolean isComplete() {
        return complete;
    }

    @Override
    public void finishTexts() {
        choices.values().forEach(OpenAiEvents::finishTexts);
    }

    @Override
    public List<SseEvent> cut(CutException cut) {
        return List.of(
                chunk(cut.index(), "{\"content\":" + JsonReader.quote(cut.text()) + "}", "null"),
                chunk(cut.index(), "{}", "\"content_filter\""),
                SseEvent.DONE);
    }

    private SseEvent chunk(int index, String delta, String finishReason) {
        StringBuilder chunk = new StringBuilder("{");
        for (String name : List.of("id", "object", "created", "model")) {
            Json value = last == null ? null : last.member(name).orElse(null);
            if (value != null) {
                chunk.append('"').append(name).append("\":").append(value.raw()).append(',');
            }
        }
        chunk.append("\"choices\":[{\"index\":")
                .append(index)
                .append(",\"delta\":")
                .append(delta);
        return new SseEvent(
                "",
                chunk.append(",\"finish_reason\":")
                        .append(finishReason)
                        .append("}]}")
                        .toString());
    }

    @Override
    public List<SseEvent> error(Filtered.Refused refused) {
        return List.of(new SseEvent("", refused.body()), SseEvent.DONE);
    }

    @Override
    public void close() {
        choices.values().forEach(choice -> choice.texts.values().forEach(Channel::close));
    }
}
