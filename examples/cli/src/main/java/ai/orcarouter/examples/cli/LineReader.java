/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Splits a stream of bytes into lines of UTF-8, so that one malformed line does not spoil the next. */
final class LineReader {
    /** Bytes of one line. */
    static final int MAX_LINE_BYTES = 64 << 20;

    private final InputStream in;
    private final Runnable beforeBlocking;
    private final int maxLineBytes;
    private final byte[] buffer = new byte[1 << 16];
    private int at;
    private int limit;
    private long number;

    /**
     * One line.
     *
     * @param number from 1
     * @param text its characters without the line break, null when it cannot be read
     * @param fault why it cannot be read, empty when it can
     */
    record Line(long number, @Nullable String text, String fault) {}

    /**
     * A reader of {@code in}.
     *
     * @param beforeBlocking run before every read of the stream, which may have to wait for its sender
     */
    LineReader(InputStream in, Runnable beforeBlocking) {
        this(in, beforeBlocking, MAX_LINE_BYTES);
    }

    LineReader(InputStream in, Runnable beforeBlocking, int maxLineBytes) {
        this.in = in;
        this.beforeBlocking = beforeBlocking;
        this.maxLineBytes = maxLineBytes;
    }

    /** The next line, empty at the end of the stream. */
    Optional<Line> next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        boolean tooLong = false;
        boolean any = false;
        while (fill()) {
            any = true;
            int end = at;
            while (end < limit && buffer[end] != '\n') {
                end++;
            }
            if (line.size() + (end - at) > maxLineBytes) {
                tooLong = true;
                line.reset();
            } else if (!tooLong) {
                line.write(buffer, at, end - at);
            }
            boolean complete = end < limit;
            at = complete ? end + 1 : end;
            if (complete) {
                break;
            }
        }
        if (!any) {
            return Optional.empty();
        }
        number++;
        return Optional.of(tooLong ? new Line(number, null, "longer than " + maxLineBytes + " bytes") : decode(line));
    }

    private Line decode(ByteArrayOutputStream bytes) {
        byte[] raw = bytes.toByteArray();
        int from = number == 1 && startsWithMark(raw) ? 3 : 0;
        int to = raw.length > from && raw[raw.length - 1] == '\r' ? raw.length - 1 : raw.length;
        try {
            ByteBuffer content = ByteBuffer.wrap(raw, from, to - from);
            return new Line(
                    number, StandardCharsets.UTF_8.newDecoder().decode(content).toString(), "");
        } catch (CharacterCodingException e) {
            return new Line(number, null, "not UTF-8");
        }
    }

    private static boolean startsWithMark(byte[] raw) {
        return raw.length >= 3 && raw[0] == (byte) 0xEF && raw[1] == (byte) 0xBB && raw[2] == (byte) 0xBF;
    }

    private boolean fill() throws IOException {
        if (at == limit) {
            beforeBlocking.run();
            at = 0;
            limit = Math.max(0, in.read(buffer));
        }
        return limit > 0;
    }
}
