/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/**
 * Reads server-sent events out of bytes, in whatever pieces they come. Lines end with CR, LF or both. Of an event its
 * name and its data are kept; other fields mean nothing to the chat APIs. One thread at a time.
 */
final class SseReader {
    /** The longest line and the longest event, in bytes. */
    static final int MAX_BYTES = 4 << 20;

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final StringBuilder data = new StringBuilder();
    private final Queue<SseEvent> events = new ArrayDeque<>();
    private String name = "";
    private boolean hasData;
    private boolean afterReturn;
    private boolean first = true;
    private boolean broken;

    /** Takes bytes. */
    void push(byte[] bytes, int from, int length) {
        for (int at = from; at < from + length && !broken; at++) {
            byte next = bytes[at];
            boolean secondOfTwo = next == '\n' && afterReturn;
            afterReturn = next == '\r';
            if (next == '\r' || next == '\n') {
                if (!secondOfTwo) {
                    endLine();
                }
            } else if (line.size() + data.length() >= MAX_BYTES) {
                broken = true;
            } else {
                line.write(next);
            }
        }
    }

    /** The next event that is complete. */
    Optional<SseEvent> next() {
        return Optional.ofNullable(events.poll());
    }

    /** Whether what comes after the events so far cannot be read. */
    boolean isBroken() {
        return broken;
    }

    private void endLine() {
        String text;
        try {
            text = UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(line.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            broken = true;
            return;
        }
        line.reset();
        if (first && text.startsWith("\uFEFF")) {
            text = text.substring(1);
        }
        first = false;
        if (text.isEmpty()) {
            dispatch();
        } else {
            field(text);
        }
    }

    private void field(String text) {
        int colon = text.indexOf(':');
        String field = colon < 0 ? text : text.substring(0, colon);
        int value = colon < 0 ? text.length() : colon + 1;
        if (value < text.length() && text.charAt(value) == ' ') {
            value++;
        }
        switch (field) {
            case "" -> events.add(SseEvent.COMMENT);
            case "event" -> name = text.substring(value);
            case "data" -> {
                if (hasData) {
                    data.append('\n');
                }
                hasData = true;
                data.append(text, value, text.length());
            }
            default -> {
                // Fields such as id and retry are not handed on.
            }
        }
    }

    private void dispatch() {
        if (!data.isEmpty()) {
            events.add(new SseEvent(name, data.toString()));
        }
        name = "";
        hasData = false;
        data.setLength(0);
    }
}
