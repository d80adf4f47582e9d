/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.injection;

import java.util.Arrays;

/**
 * A hash table from words, each known by its 64-bit hash only, to small positive numbers. Filled once before it is
 * shared; look-ups are thread-safe after.
 */
final class LongTable {
    private long[] keys;
    private byte[] values;
    private int size;

    LongTable(int capacity) {
        int room = Integer.highestOneBit(Math.max(8, capacity) * 2 - 1);
        keys = new long[room];
        values = new byte[room];
    }

    /** Adds a word that is not there yet. */
    void putIfAbsent(long key, int value) {
        if (size * 2 >= keys.length) {
            grow();
        }
        int slot = slot(key);
        if (values[slot] == 0) {
            keys[slot] = key;
            values[slot] = (byte) value;
            size++;
        }
    }

    /** The number of a word; 0 when it is not there. */
    int get(long key) {
        return values[slot(key)];
    }

    private int slot(long key) {
        int mask = keys.length - 1;
        int slot = (int) (key ^ (key >>> 29)) & mask;
        while (values[slot] != 0 && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        byte[] oldValues = values;
        keys = new long[oldKeys.length * 2];
        values = Arrays.copyOf(new byte[0], keys.length);
        size = 0;
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldValues[i] != 0) {
                putIfAbsent(oldKeys[i], oldValues[i]);
            }
        }
    }
}
