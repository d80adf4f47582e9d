/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.source;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The central directory at the end of a zip archive, which most programs go by.
 *
 * @param items in its order
 * @param base what stands before the archive, which its offsets do not count
 * @param start where the directory starts
 * @param end where the archive ends with its comment
 * @param whole whether it says the same about itself everywhere
 */
record ZipDirectory(List<Item> items, int base, int start, int end, boolean whole) {
    private static final int END = 0x06054b50;
    private static final int END_64 = 0x06064b50;
    private static final int END_64_BYTES = 76;
    private static final int CENTRAL = 0x02014b50;
    private static final int CENTRAL_BYTES = 46;
    private static final int END_BYTES = 22;
    private static final int MAX_COMMENT = 0xFFFF;
    private static final int TYPE = 0170000;
    private static final int LINK = 0120000;
    private static final int RUN = 0111;

    /** What the directory says of an entry; names are compared as they are, byte by byte. */
    record Item(String name, String raw, int flags, int method, int crc, long packed, long size, long at, int mode) {
        boolean isLink() {
            return (mode & TYPE) == LINK;
        }

        boolean isExecutable() {
            return (mode & RUN) != 0;
        }
    }

    static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Reads the directory, with so many entries at most; null when there is none. */
    static @Nullable ZipDirectory of(byte[] archive, int most) {
        ByteBuffer in = little(archive);
        boolean doubt = false;
        int least = Math.max(0, archive.length - END_BYTES - MAX_COMMENT);
        for (int end = archive.length - END_BYTES; end >= least; end--) {
            if (archive[end] == 'P' && in.getInt(end) == END) {
                ZipDirectory each = at(archive, in, end, most);
                if (each != null) {
                    return doubt ? each.doubted() : each;
                }
                // Some programs take the last sign of an end, whatever it says.
                doubt = true;
            }
        }
        return null;
    }

    private ZipDirectory doubted() {
        return new ZipDirectory(items, base, start, end, false);
    }

    private static @Nullable ZipDirectory at(byte[] archive, ByteBuffer in, int end, int most) {
        int count = in.getShort(end + 10) & 0xFFFF;
        long size = in.getInt(end + 12) & 0xFFFFFFFFL;
        long offset = in.getInt(end + 16) & 0xFFFFFFFFL;
        long start = offset;
        if (!isDirectory(in, start, end, count)) {
            start = end - size;
            if (start < offset || !isDirectory(in, start, end, count)) {
                return null;
            }
        }
        List<Item> items = new ArrayList<>();
        long at = start;
        while (at + CENTRAL_BYTES <= end && items.size() <= most && in.getInt((int) at) == CENTRAL) {
            int entry = (int) at;
            int length = in.getShort(entry + 28) & 0xFFFF;
            long next = at
                    + CENTRAL_BYTES
                    + length
                    + (in.getShort(entry + 30) & 0xFFFF)
                    + (in.getShort(entry + 32) & 0xFFFF);
            if (next > end) {
                break;
            }
            items.add(item(archive, in, entry, length));
            at = next;
        }
        boolean tight = at == end || (at + END_64_BYTES == end && in.getInt((int) at) == END_64);
        int comment = in.getShort(end + 20) & 0xFFFF;
        return new ZipDirectory(
                List.copyOf(items),
                (int) (start - offset),
                (int) start,
                Math.min(archive.length, end + END_BYTES + comment),
                tight && items.size() == count && end + END_BYTES + comment <= archive.length);
    }

    private static boolean isDirectory(ByteBuffer in, long start, int end, int count) {
        return count == 0 ? start == end : start + CENTRAL_BYTES <= end && in.getInt((int) start) == CENTRAL;
    }

    private static Item item(byte[] archive, ByteBuffer in, int at, int length) {
        int from = at + CENTRAL_BYTES;
        return new Item(
                new String(archive, from, length, StandardCharsets.UTF_8),
                new String(archive, from, length, StandardCharsets.ISO_8859_1),
                in.getShort(at + 8) & 0xFFFF,
                in.getShort(at + 10) & 0xFFFF,
                in.getInt(at + 16),
                in.getInt(at + 20) & 0xFFFFFFFFL,
                in.getInt(at + 24) & 0xFFFFFFFFL,
                in.getInt(at + 42) & 0xFFFFFFFFL,
                in.getInt(at + 38) >>> 16);
    }
}
