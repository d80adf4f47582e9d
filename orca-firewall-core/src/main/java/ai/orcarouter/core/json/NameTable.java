/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * Every member name of a document, found by object and name: it refuses duplicates on all levels while a text is
 * scanned and answers paths afterwards. One open-addressing table for all objects, so that no object costs an
 * allocation; emptied in constant time by moving {@link #base} past all stamps. Not thread-safe.
 *
 * <p>The hash is a folded 128-bit product under secret factors, so that a sender cannot choose names that collide.
 */
final class NameTable {
    /** Readable bytes that {@link #hash} needs behind a name. */
    static final int PADDING = 8;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long SECRET_SEED = new SecureRandom().nextLong();
    private static final long SECRET_FACTOR = new SecureRandom().nextLong() | 1;
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final int INITIAL = 256;
    private static final int RETAINED = 1 << 14;

    /** High half: {@link #base} + object, low half: name token. A high half below {@link #base} is an empty slot. */
    private long[] slots = new long[INITIAL];

    private int base = 1;
    private int used;

    /** Forgets the names of the last document, accepted or not, whose tokens were below {@code tokens}. */
    void clear(int tokens) {
        used = 0;
        if (slots.length > RETAINED) {
            slots = new long[INITIAL];
            base = 1;
        } else if (base > Integer.MAX_VALUE / 2 - tokens) {
            Arrays.fill(slots, 0);
            base = 1;
        } else {
            base += tokens + 1;
        }
    }

    /** Hash of the bytes from {@code start} to {@code end}, behind which {@link #PADDING} more can be read. */
    static long hash(byte[] bytes, int start, int end) {
        long hash = SECRET_SEED ^ (end - start);
        int at = start;
        for (; end - at > 8; at += 8) {
            hash = fold(hash ^ (long) LONGS.get(bytes, at));
        }
        int rest = end - at;
        long tail = rest == 0 ? 0 : (long) LONGS.get(bytes, at) & (-1L >>> (64 - (rest << 3)));
        return fold(hash ^ tail);
    }

    private static long fold(long value) {
        return Math.multiplyHigh(value, SECRET_FACTOR) ^ (value * SECRET_FACTOR);
    }

    /**
     * Adds the name at {@code token} of {@code object}.
     *
     * @return false when the object already has that name
     */
    boolean add(byte[] bytes, int[] tape, int object, int token) {
        if (used >= slots.length >> 1) {
            grow(bytes, tape);
        }
        int start = tape[token] >>> JsonScanner.KIND_BITS;
        int end = tape[token + 1];
        long[] table = slots;
        int mask = table.length - 1;
        int owner = base + object;
        int at = slot(hash(bytes, start, end), object) & mask;
        while (true) {
            long entry = table[at];
            int entryOwner = (int) (entry >>> 32);
            if (entryOwner < base) {
                table[at] = ((long) owner << 32) | token;
                used++;
                return true;
            }
            if (entryOwner == owner && same(bytes, tape, (int) entry, bytes, start, end)) {
                return false;
            }
            at = (at + 1) & mask;
        }
    }

    /** The name token of that member of {@code object}, or -1. */
    int find(byte[] bytes, int[] tape, int object, byte[] name, int length, long hash) {
        int mask = slots.length - 1;
        int owner = base + object;
        int at = slot(hash, object) & mask;
        while (true) {
            long entry = slots[at];
            int entryOwner = (int) (entry >>> 32);
            if (entryOwner < base) {
                return -1;
            }
            if (entryOwner == owner && same(bytes, tape, (int) entry, name, 0, length)) {
                return (int) entry;
            }
            at = (at + 1) & mask;
        }
    }

    private static int slot(long hash, int object) {
        return (int) (((hash + (object * GOLDEN)) * GOLDEN) >>> 32);
    }

    private static boolean same(byte[] bytes, int[] tape, int token, byte[] name, int start, int end) {
        int from = tape[token] >>> JsonScanner.KIND_BITS;
        int to = tape[token + 1];
        return to - from == end - start && Arrays.equals(bytes, from, to, name, start, end);
    }

    /** The most slots in a row that hold names of this document; for tests of what a look-up can cost. */
    int longestRun() {
        int longest = 0;
        int run = 0;
        for (long entry : slots) {
            run = (int) (entry >>> 32) < base ? 0 : run + 1;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    private void grow(byte[] bytes, int[] tape) {
        long[] old = slots;
        slots = new long[old.length << 1];
        int mask = slots.length - 1;
        for (long entry : old) {
            int object = (int) (entry >>> 32) - base;
            if (object >= 0) {
                int token = (int) entry;
                long hash = hash(bytes, tape[token] >>> JsonScanner.KIND_BITS, tape[token + 1]);
                int at = slot(hash, object) & mask;
                while (slots[at] != 0) {
                    at = (at + 1) & mask;
                }
                slots[at] = entry;
            }
        }
    }
}
