/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.source;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/** What stands before the data of an entry of a zip archive, which programs that read from a stream go by. */
record ZipLocal(String name, String raw, int flags, int method, int crc, long packed, long size, int data) {
    static final int ENCRYPTED = 1;
    static final int LATER = 8;
    static final int STORED = 0;
    static final int DEFLATED = 8;
    private static final int LOCAL = 0x04034b50;
    private static final int LOCAL_BYTES = 30;
    private static final int DESCRIPTOR = 0x08074b50;
    private static final long WIDE = 0xFFFFFFFFL;
    private static final int CHUNK = 8_192;

    /**
     * The bytes of an entry.
     *
     * @param bytes as many as there is room for
     * @param end where its packed form ended
     * @param whole whether nothing was missing, left or beyond the room
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Data(byte[] bytes, int end, boolean whole) {
        int crc() {
            CRC32 crc = new CRC32();
            crc.update(bytes);
            return (int) crc.getValue();
        }
    }

    /** The header at a place; null when there is none. */
    static @Nullable ZipLocal at(byte[] archive, long place) {
        if (place < 0 || place + LOCAL_BYTES > archive.length) {
            return null;
        }
        ByteBuffer in = ZipDirectory.little(archive);
        int at = (int) place;
        int length = in.getShort(at + 26) & 0xFFFF;
        int from = at + LOCAL_BYTES;
        int data = from + length + (in.getShort(at + 28) & 0xFFFF);
        if (in.getInt(at) != LOCAL || data > archive.length) {
            return null;
        }
        return new ZipLocal(
                new String(archive, from, length, StandardCharsets.UTF_8),
                new String(archive, from, length, StandardCharsets.ISO_8859_1),
                in.getShort(at + 6) & 0xFFFF,
                in.getShort(at + 8) & 0xFFFF,
                in.getInt(at + 14),
                in.getInt(at + 18) & 0xFFFFFFFFL,
                in.getInt(at + 22) & 0xFFFFFFFFL,
                data);
    }

    /** Whether the directory says the same; sizes that come behind the data may be missing here. */
    boolean agrees(ZipDirectory.Item item) {
        boolean later = (flags & LATER) != 0;
        return raw.equals(item.raw())
                && method == item.method()
                && (flags & ENCRYPTED) == (item.flags() & ENCRYPTED)
                && (crc == item.crc() || (later && crc == 0))
                && same(packed, item.packed(), later)
                && same(size, item.size(), later);
    }

    private static boolean same(long here, long there, boolean later) {
        return here == there || here == WIDE || (later && here == 0);
    }

    /** Unpacks, {@code room} bytes at most; null for what cannot be unpacked. */
    static @Nullable Data data(byte[] archive, int from, long packed, int method, int room) {
        int to = (int) Math.min(archive.length, from + packed);
        if (method == STORED) {
            int end = (int) Math.min(to, (long) from + room);
            return new Data(Arrays.copyOfRange(archive, from, end), to, end == from + packed);
        }
        return method == DEFLATED ? inflated(archive, from, to, room) : null;
    }

    private static Data inflated(byte[] archive, int from, int to, int room) {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(archive, from, to - from);
            byte[] out = new byte[Math.min(room, CHUNK)];
            int length = 0;
            while (!inflater.finished() && length < room) {
                if (length == out.length) {
                    out = Arrays.copyOf(out, (int) Math.min(room, 2L * out.length));
                }
                int count = inflater.inflate(out, length, out.length - length);
                if (count == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    break;
                }
                length += count;
            }
            if (length == room && !inflater.finished()) {
                // Its end may be all that is missing.
                inflater.inflate(new byte[1]);
            }
            int end = from + (int) inflater.getBytesRead();
            return new Data(Arrays.copyOf(out, length), end, inflater.finished());
        } catch (DataFormatException e) {
            return new Data(new byte[0], from, false);
        } finally {
            inflater.end();
        }
    }

    /** Behind the sizes and the checksum that follow the data of an entry. */
    static int behindDescriptor(byte[] archive, int at, int to) {
        ByteBuffer in = ZipDirectory.little(archive);
        int from = at + 4 <= to && in.getInt(at) == DESCRIPTOR ? at + 4 : at;
        for (int length : new int[] {12, 20}) {
            if (from + length == to || (from + length + 4 <= to && in.getInt(from + length) == LOCAL)) {
                return from + length;
            }
        }
        return at;
    }
}
