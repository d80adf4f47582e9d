/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.transport;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads a stream of server-sent events (WHATWG HTML, 9.2.6) as the bytes come. An event that is not closed by an empty
 * line is dropped, as it says there. Not thread-safe.
 */
final class SseReader {
    private static final int FIELD_LENGTH = 1_024;
    private static final long LONGEST_RETRY_MILLIS = 3_600_000;

    /**
     * One event.
     *
     * @param type empty when the server gave none
     */
    record Event(String type, String text, int bytes) {
        /** Whether it may hold a message of the protocol. */
        boolean isMessage() {
            return !text.isEmpty() && (type.isEmpty() || type.equals("message"));
        }
    }

    private final InputStream in;
    private final int maxEvent;
    private final byte[] buffer = new byte[8_192];
    private final Line line = new Line();
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();
    private long left;
    private int position;
    private int limit;
    private boolean skipLineFeed;
    private boolean first = true;
    private boolean hasData;
    private String type = "";
    private @Nullable String lastId;
    private @Nullable Duration retry;

    /** A reader of events of at most {@code maxEvent} bytes, up to {@code maxStream} bytes in all. */
    SseReader(InputStream in, int maxEvent, long maxStream) {
        this.in = in;
        this.maxEvent = maxEvent;
        left = maxStream;
    }

    private static final class Line extends ByteArrayOutputStream {
        byte[] raw() {
            return buf;
        }
    }

    /** The last id that came, if it can be sent in a header. */
    @Nullable
    String lastId() {
        return lastId;
    }

    /** How long the server wants to be left alone before it is asked again. */
    @Nullable
    Duration retry() {
        return retry;
    }

    /** The next event, or null at the end. */
    @Nullable
    Event next() throws IOException {
        while (readLine()) {
            if (line.size() > 0) {
                field(line.raw(), line.size());
                continue;
            }
            if (hasData) {
                byte[] bytes = data.toByteArray();
                Event event = new Event(type, new String(bytes, UTF_8), bytes.length);
                data.reset();
                hasData = false;
                type = "";
                if (event.text().indexOf('\ufffd') >= 0
                        && !Arrays.equals(event.text().getBytes(UTF_8), bytes)) {
                    // Malformed UTF-8: nothing that JSON allows.
                    return new Event(event.type(), "malformed", bytes.length);
                }
                return event;
            }
            type = "";
        }
        return null;
    }

    private void field(byte[] bytes, int length) throws IOException {
        int colon = 0;
        while (colon < length && bytes[colon] != ':') {
            colon++;
        }
        int start = colon + 1 < length && bytes[colon + 1] == ' ' ? colon + 2 : Math.min(colon + 1, length);
        if (colon == 4 && bytes[0] == 'd' && bytes[1] == 'a' && bytes[2] == 't' && bytes[3] == 'a') {
            if (hasData) {
                data.write('\n');
            }
            hasData = true;
            data.write(bytes, start, length - start);
            if (data.size() > maxEvent) {
                throw new Bodies.TooLongException();
            }
            return;
        }
        if (colon > 5 || length - start > FIELD_LENGTH) {
            return;
        }
        String value = new String(bytes, start, length - start, UTF_8);
        switch (new String(bytes, 0, colon, UTF_8)) {
            case "event" -> type = value;
            case "id" -> lastId = value.chars().allMatch(c -> c >= ' ' && c < 0x7f) ? value : lastId;
            case "retry" -> retry = millis(value);
            default -> {
                // A comment, or a field that nobody knows.
            }
        }
    }

    private @Nullable Duration millis(String digits) {
        if (digits.isEmpty() || digits.length() > 12 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return retry;
        }
        return Duration.ofMillis(Math.min(Long.parseLong(digits), LONGEST_RETRY_MILLIS));
    }

    /** Reads a line without its end; false at the end of the stream, where a line without an end is dropped. */
    private boolean readLine() throws IOException {
        line.reset();
        while (true) {
            if (position == limit && !fill()) {
                return false;
            }
            if (skipLineFeed) {
                skipLineFeed = false;
                if (buffer[position] == '\n') {
                    position++;
                    continue;
                }
            }
            int end = position;
            while (end < limit && buffer[end] != '\n' && buffer[end] != '\r') {
                end++;
            }
            line.write(buffer, position, end - position);
            if (line.size() > maxEvent + FIELD_LENGTH) {
                throw new Bodies.TooLongException();
            }
            position = end;
            if (end < limit) {
                skipLineFeed = buffer[end] == '\r';
                position++;
                dropMark();
                return true;
            }
        }
    }

    /** A byte order mark may stand before the first line. */
    private void dropMark() {
        if (first && line.size() >= 3) {
            byte[] raw = line.raw();
            if (raw[0] == (byte) 0xef && raw[1] == (byte) 0xbb && raw[2] == (byte) 0xbf) {
                byte[] rest = Arrays.copyOfRange(raw, 3, line.size());
                line.reset();
                line.write(rest, 0, rest.length);
            }
        }
        first = false;
    }

    private boolean fill() throws IOException {
        int read = in.read(buffer, 0, buffer.length);
        if (read < 0) {
            return false;
        }
        left -= read;
        if (left < 0) {
            throw new Bodies.TooLongException();
        }
        position = 0;
        limit = read;
        return true;
    }
}
