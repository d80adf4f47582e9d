/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.gateway;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The events of a streamed message. One thread at a time. */
final class AnthropicEvents implements StreamEvents {
    /** A block of the message. */
    private static final class Block {
        final int index;
        final String type;
        final Held start;
        final StreamedCalls calls;
        final Map<String, Channel> texts = new LinkedHashMap<>();

        Block(int index, String type, Held start, StreamedCalls calls) {
            this.index = index;
            this.type = type;
            this.start = start;
            this.calls = calls;
        }

        boolean isCall() {
            return Calls.isCallBlock(type);
        }
    }

    private final Judging judging;
    private final StreamQueue queue;
    private final Map<Integer, Block> open = new TreeMap<>();
    private int highest = -1;
    private boolean complete;

    AnthropicEvents(Judging judging, StreamQueue queue) {
        this.judging = judging;
        this.queue = queue;
    }

    @Override
    public void accept(SseEvent event) {
        if (event.isComment()) {
            queue.hold(event, null);
            return;
        }
        Json root = queue.read(event);
        String type = root.string("type").orElse("");
        if (!type.equals(event.name())) {
            throw queue.malformed("an event that is called otherwise than its type");
        }
        switch (type) {
            case "content_block_start" -> start(queue.hold(event, root), root);
            case "content_block_delta" -> delta(queue.hold(event, root), root);
            case "content_block_stop" -> {
                finish(block(root));
                queue.hold(event, root);
            }
            case "message_start" -> {
                if (root.member("message")
                                .map(message -> message.member("content").isEmpty())
                                .orElse(true)
                        || !root.member("message")
                                .orElseThrow()
                                .member("content")
                                .orElseThrow()
                                .items()
                                .isEmpty()) {
                    throw queue.malformed("a message that begins with content");
                }
                queue.hold(event, root);
            }
            case "message_delta" -> queue.hold(event, root);
            case "message_stop" -> {
                if (!open.isEmpty()) {
                    throw queue.malformed("a block without an end");
                }
                complete = true;
                queue.hold(event, root);
            }
            case "ping" -> queue.hold(event, root);
            case "error" -> {
                complete = true;
                open.values().forEach(AnthropicEvents::finishTexts);
                Held held = queue.hold(event, root);
                root.member("error").ifPresent(error -> held.screen(judging, error));
            }
            default -> {
                // What is not known cannot be judged; it is not handed on.
            }
        }
    }

    private void start(Held held, Json root) {
        int index = root.index("index").orElseThrow(() -> queue.malformed("a block without an index"));
        Json content = root.member("content_block").orElseThrow(() -> queue.malformed("a block without content"));
        String type = content.string("type").orElseThrow(() -> queue.malformed("a block without a type"));
        if (index <= highest) {
            throw queue.malformed("a block that was there before");
        }
        highest = index;
        Block block = new Block(index, type, held, new StreamedCalls(judging, queue));
        open.put(index, block);
        if (block.isCall()) {
            if (content.member("input")
                    .filter(input -> !input.members().isEmpty())
                    .isPresent()) {
                throw queue.malformed("a call that begins with arguments");
            }
            String name = Calls.toolName(
                    content.string("name").orElse(""),
                    content.string("server_name").orElse(""));
            block.calls.add(index, held, content, content.string("id").orElse(""), name, null);
        } else {
            texts(held, block, content);
        }
    }

    private Block block(Json root) {
        Block block = open.get(root.index("index").orElse(-1));
        if (block == null) {
            throw queue.malformed("a part of a block that is not open");
        }
        return block;
    }

    private void delta(Held held, Json root) {
        Block block = block(root);
        Json delta = root.member("delta").orElseThrow(() -> queue.malformed("a delta without content"));
        boolean input = delta.string("type").filter("input_json_delta"::equals).isPresent();
        if (input != block.isCall()) {
            throw queue.malformed("a delta of another type than its block");
        }
        if (input) {
            block.calls.add(
                    block.index,
                    held,
                    delta,
                    "",
                    "",
                    delta.member("partial_json").orElse(null));
        } else {
            texts(held, block, delta);
        }
    }

    private void texts(Held held, Block block, Json value) {
        Texts.each(value, (path, node) -> {
            Channel channel = block.texts.computeIfAbsent(path, any -> new Channel(judging.stream()));
            channel.push(held.slot(node, null));
            refuseIfCut(block, channel);
        });
    }

    private static void refuseIfCut(Block block, Channel channel) {
        if (channel.isCut()) {
            throw new CutException(block.index, channel.rest());
        }
    }

    private void finish(Block block) {
        finishTexts(block);
        if (block.isCall()) {
            block.calls.complete();
        }
        open.remove(block.index);
    }

    private static void finishTexts(Block block) {
        for (Channel channel : block.texts.values()) {
            channel.finish();
            refuseIfCut(block, channel);
        }
    }

    @Override
    public boolean isComplete() {
        return complete;
    }

    @Override
    public void finishTexts() {
        open.values().forEach(AnthropicEvents::finishTexts);
    }

    @Override
    public List<SseEvent> cut(CutException cut) {
        List<SseEvent> events = new ArrayList<>();
        int index = cut.index();
        Block block = open.get(index);
        boolean isOpen = block != null && block.start.isWritten();
        if (isOpen && block != null && !block.type.equals("text")) {
            events.add(event("content_block_stop", "\"index\":" + index));
            index++;
            isOpen = false;
        }
        if (!isOpen) {
            events.add(event(
                    "content_block_start",
                    "\"index\":" + index + ",\"content_block\":{\"type\":\"text\",\"text\":\"\"}"));
        }
        events.add(event(
                "content_block_delta",
                "\"index\":" + index + ",\"delta\":{\"type\":\"text_delta\",\"text\":" + JsonReader.quote(cut.text())
                        + "}"));
        events.add(event("content_block_stop", "\"index\":" + index));
        events.add(event(
                "message_delta",
                "\"delta\":{\"stop_reason\":\"refusal\",\"stop_sequence\":null},\"usage\":{\"output_tokens\":0}"));
        events.add(new SseEvent("message_stop", "{\"type\":\"message_stop\"}"));
        return events;
    }

    private static SseEvent event(String type, String members) {
        return new SseEvent(type, "{\"type\":\"" + type + "\"," + members + "}");
    }

    @Override
    public List<SseEvent> error(Filtered.Refused refused) {
        return List.of(new SseEvent("error", refused.body()));
    }

    @Override
    public void close() {
        open.values().forEach(block -> block.texts.values().forEach(Channel::close));
    }
}
