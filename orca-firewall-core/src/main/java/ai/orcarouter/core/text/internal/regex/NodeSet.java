/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text.internal.regex;

/** A set of instruction numbers that is cleared in constant time (Briggs and Torczon 1993). Not thread-safe. */
final class NodeSet {
    private final int[] dense;
    private final int[] sparse;
    private int size;

    NodeSet(int capacity) {
        dense = new int[capacity];
        sparse = new int[capacity];
    }

    int size() {
        return size;
    }

    /** The element that was added as number {@code index}. */
    int at(int index) {
        return dense[index];
    }

    /** Adds it; false when it is there already. */
    boolean add(int element) {
        int index = sparse[element];
        if (index < size && dense[index] == element) {
            return false;
        }
        sparse[element] = size;
        dense[size++] = element;
        return true;
    }

    boolean contains(int element) {
        int index = sparse[element];
        return index < size && dense[index] == element;
    }

    void clear() {
        size = 0;
    }
}
