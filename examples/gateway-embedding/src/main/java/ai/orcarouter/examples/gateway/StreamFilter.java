/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.gateway;

import ai.orcarouter.examples.gateway.Filtered.Refused;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Judges one response while it streams as server-sent events: bytes from the model in, text for the caller out.
 *
 * <ul>
 *   <li>Texts are masked before they are sent, or cut with the documented last delta; until they are screened their
 *       events wait, and no event overtakes another. A text in which nothing is found is sent in the events it came in.
 *   <li>Calls of tools are held until they are complete and judged: all of a call is sent, or nothing. A call that is
 *       stopped ends the stream with the error of a whole response.
 *   <li>What cannot be read ends the stream with an error, as does an end too soon.
 * </ul>
 *
 * <p>What comes out does not depend on how the bytes are cut. One thread at a time.
 */
public final class StreamFilter implements AutoCloseable {
    private final SseReader reader = new SseReader();
    private final StreamQueue queue;
    private final StreamEvents events;
    private @Nullable Refused stopped;
    private boolean cut;
    private boolean over;

    StreamFilter(Judging judging) {
        queue = new StreamQueue(judging.api());
        events = switch (judging.api()) {
            case OPENAI -> new OpenAiEvents(judging, queue);
            case ANTHROPIC -> new AnthropicEvents(judging, queue);
        };
    }

    /** Takes bytes of the stream and returns what to send now, which may be empty. */
    public String push(byte[] bytes, int from, int length) {
        if (over) {
            return "";
        }
        reader.push(bytes, from, length);
        StringBuilder out = new StringBuilder();
        while (!over) {
            Optional<SseEvent> next = reader.next();
            if (next.isPresent()) {
                take(() -> events.accept(next.get()), out);
            } else if (reader.isBroken()) {
                take(() -> refuse("it is no stream of events in UTF-8, or one of them is too long"), out);
            } else {
                break;
            }
        }
        return out.toString();
    }

    /** Says that the stream has ended and returns what is left to send. */
    public String finish() {
        StringBuilder out = new StringBuilder();
        if (!over) {
            take(events::finishTexts, out);
        }
        if (!over) {
            take(() -> refuse("it ended too soon"), out);
        }
        return out.toString();
    }

    /** Whether there is nothing more to send; the model need not be read any further. */
    public boolean isOver() {
        return over;
    }

    /** Whether the guardrail cut a text. */
    public boolean isCut() {
        return cut;
    }

    /** The error that the stream ended with, where it did. */
    public Optional<Refused> stopped() {
        return Optional.ofNullable(stopped);
    }

    /** Ends the screening of a stream that nobody reads any more; what was found is recorded. */
    @Override
    public void close() {
        over = true;
        queue.clear();
        events.close();
    }

    private void refuse(String why) {
        throw queue.malformed(why);
    }

    private void take(Runnable step, StringBuilder out) {
        try {
            step.run();
            queue.wasRead();
            queue.drain(out);
            if (events.isComplete()) {
                close();
            }
        } catch (RefusedException e) {
            stopped = e.refused();
            queue.drain(out);
            events.error(e.refused()).forEach(event -> event.write(out));
            close();
        } catch (CutException e) {
            cut = true;
            queue.drain(out);
            events.cut(e).forEach(event -> event.write(out));
            close();
        }
    }
}
