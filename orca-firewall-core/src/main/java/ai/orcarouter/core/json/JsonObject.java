/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.json;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An immutable JSON object in document order. Small ones are searched in a row, larger ones through a table on
 * {@link String#hashCode()}; when somebody chose names whose hashes collide, by binary search, so that no look-up takes
 * more than logarithmic time.
 */
final class JsonObject extends AbstractMap<String, @Nullable Object> implements Parsed {
    private static final int ROW = 8;
    private static final int MAX_PROBES = 32;
    /** One for all: a look-up then reads nothing of an object's own to learn that there is none. */
    private static final int[] NONE = {};

    private final String[] names;
    private final @Nullable Object[] values;
    /** Hashes of the names of a small object, side by side; empty when there is a table or an order. */
    private final int[] hashes;
    /** Index of a member plus one by hash; empty when there is no table. */
    private final int[] table;
    /** Members in order of their names; empty unless it replaces the table. */
    private final int[] order;

    /** Takes the arrays over; the names differ from each other. */
    JsonObject(String[] names, @Nullable Object[] values) {
        this.names = names;
        this.values = values;
        this.hashes = names.length <= ROW ? hashes(names) : NONE;
        int[] hashed = names.length <= ROW ? NONE : table(names);
        boolean hostile = names.length > ROW && hashed.length == 0;
        this.table = hashed;
        this.order = hostile ? order(names) : NONE;
    }

    private static int[] hashes(String[] names) {
        int[] hashes = new int[names.length];
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = names[i].hashCode();
        }
        return hashes;
    }

    private static int[] table(String[] names) {
        int[] slots = new int[Integer.highestOneBit(names.length) << 2];
        int mask = slots.length - 1;
        for (int i = 0; i < names.length; i++) {
            int at = slot(names[i]) & mask;
            int probes = 0;
            while (slots[at] != 0) {
                if (++probes > MAX_PROBES) {
                    return NONE;
                }
                at = (at + 1) & mask;
            }
            slots[at] = i + 1;
        }
        return slots;
    }

    private static int[] order(String[] names) {
        Integer[] sorted = new Integer[names.length];
        Arrays.setAll(sorted, i -> i);
        Arrays.sort(sorted, Comparator.comparing(i -> names[i]));
        int[] result = new int[sorted.length];
        Arrays.setAll(result, i -> sorted[i]);
        return result;
    }

    private static int slot(String name) {
        int hash = name.hashCode() * 0x9E3779B9;
        return hash ^ (hash >>> 16);
    }

    /** The place of a member in document order, or -1. */
    @SuppressWarnings("ReferenceEquality") // a first look that touches no string; equality decides
    int indexOf(String name) {
        if (table.length > 0) {
            int mask = table.length - 1;
            int at = slot(name) & mask;
            while (table[at] != 0) {
                int index = table[at] - 1;
                if (names[index].equals(name)) {
                    return index;
                }
                at = (at + 1) & mask;
            }
            return -1;
        }
        if (order.length > 0) {
            return search(name);
        }
        for (int i = 0; i < names.length; i++) {
            if (names[i] == name) { // hosts tend to build arguments from constants
                return i;
            }
        }
        int hash = name.hashCode();
        for (int i = 0; i < hashes.length; i++) {
            if (hashes[i] == hash && names[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private int search(String name) {
        int low = 0;
        int high = order.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int comparison = names[order[middle]].compareTo(name);
            if (comparison == 0) {
                return order[middle];
            }
            if (comparison < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    String name(int index) {
        return names[index];
    }

    @Nullable
    Object valueAt(int index) {
        return values[index];
    }

    @Override
    public int size() {
        return names.length;
    }

    @Override
    public @Nullable Object get(@Nullable Object key) {
        int index = key instanceof String name ? indexOf(name) : -1;
        return index < 0 ? null : values[index];
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return key instanceof String name && indexOf(name) >= 0;
    }

    @Override
    public Set<Entry<String, @Nullable Object>> entrySet() {
        return new Entries();
    }

    private final class Entries extends AbstractSet<Entry<String, @Nullable Object>> {
        @Override
        public int size() {
            return names.length;
        }

        @Override
        public Iterator<Entry<String, @Nullable Object>> iterator() {
            return new Iterator<>() {
                private int next;

                @Override
                public boolean hasNext() {
                    return next < names.length;
                }

                @Override
                public Map.Entry<String, @Nullable Object> next() {
                    if (next >= names.length) {
                        throw new NoSuchElementException();
                    }
                    Map.Entry<String, @Nullable Object> entry = new SimpleImmutableEntry<>(names[next], values[next]);
                    next++;
                    return entry;
                }
            };
        }
    }
}
