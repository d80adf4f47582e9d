/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** The events that wait, in their order: none overtakes another. One thread at a time. */
final class StreamQueue {
    /** The most that is held, in UTF-16 code units. */
    static final int MAX_HELD = 8 << 20;

    private final ChatApi api;
    private final Deque<Held> waiting = new ArrayDeque<>();
    private @Nullable Held current;
    private int size;

    StreamQueue(ChatApi api) {
        this.api = api;
    }

    /** Reads the data of an event. */
    Json read(SseEvent event) {
        if (JsonReader.fault(event.data().getBytes(UTF_8)).isPresent()) {
            throw malformed("an event is no acceptable JSON");
        }
        Json root = JsonReader.read(event.data());
        if (!root.isObject()) {
            throw malformed("an event is no object");
        }
        return root;
    }

    /** Puts an event at the end; it stays there until {@link #wasRead}, whatever happens meanwhile. */
    Held hold(SseEvent event, @Nullable Json root) {
        Held held = new Held(event, root);
        size += held.length();
        if (size > MAX_HELD) {
            throw malformed("too much of it has to be held");
        }
        waiting.add(held);
        current = held;
        return held;
    }

    /** Says that the event that was put last is read to its end. */
    void wasRead() {
        if (current != null) {
            current.wasRead();
            current = null;
        }
    }

    /** Writes the events that nothing holds. */
    void drain(StringBuilder out) {
        while (!waiting.isEmpty() && waiting.getFirst().isReady()) {
            Held held = waiting.removeFirst();
            size -= held.length();
            held.write(out);
        }
    }

    /** Forgets the events that wait. */
    void clear() {
        waiting.clear();
        size = 0;
    }

    /** What ends a stream that cannot be judged. */
    RefusedException malformed(String why) {
        return new RefusedException(Errors.response(api, "the stream of the model cannot be screened: " + why));
    }
}
