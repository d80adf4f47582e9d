/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text.internal.keyword;

import java.util.List;

/**
 * The automaton of a list of keywords: a complete row of transitions for each state near the root, where texts spend
 * their time, and trie edges with failure links for the rest, so that the tables stay small for thousands of keywords.
 * Immutable and thread-safe.
 *
 * <p>A state near the root is named by the offset of its row, another by the number of cells of all rows plus its rank.
 * A transition has its sign bit set when its target needs a closer look: keywords end there or it has no row. So the
 * loop over a text is two loads and a test.
 */
public final class KeywordTable {
    /** The state before the first unit. */
    public static final int START = 0;

    /** Bytes of all tables together, unless the trie alone needs more. */
    private static final int MAX_BYTES = 1 << 20;

    /** Rows have at least this many cells together, however large the trie is. */
    private static final int MIN_CELLS = 1 << 16;

    private static final int BYTES_OF_NODE = 14;
    private static final int OTHER_BYTES = 1 << 10;
    private static final int FLAG = Integer.MIN_VALUE;

    private final UnitClasses classes;
    private final char[] classTable;
    private final int width;
    private final int[] rows;
    private final int rowCount;
    private final int[] firstChild;
    private final char[] classOfNode;
    private final int[] failure;
    private final int[] firstOutput;
    private final int[] nextOutput;

    private KeywordTable(KeywordTrie trie, UnitClasses classes, long cells) {
        this.classes = classes;
        classTable = classes.table();
        width = classes.count();
        rowCount = (int) Math.max(1, Math.min(trie.size(), cells / width));
        rows = new int[rowCount * width];
        firstChild = trie.firstChild();
        classOfNode = trie.classOfNode();
        failure = trie.failure();
        firstOutput = trie.firstOutput();
        nextOutput = trie.nextOutput();
        for (int node = 0; node < rowCount; node++) {
            int row = node * width;
            System.arraycopy(rows, failure[node] * width, rows, row, width);
            for (int child = firstChild[node]; child < firstChild[node + 1]; child++) {
                rows[row + classOfNode[child]] = transition(child);
            }
        }
    }

    /**
     * The table of a list of keywords, none of them empty.
     *
     * @param widely whether U+212A counts as a k and U+017F as an s, as in RE2
     */
    public static KeywordTable of(List<String> keywords, boolean widely) {
        UnitClasses classes = new UnitClasses(keywords, widely);
        KeywordTrie trie = new KeywordTrie(keywords, classes);
        long others = ((long) BYTES_OF_NODE * trie.size()) + ((long) Integer.BYTES * keywords.size()) + OTHER_BYTES;
        return new KeywordTable(trie, classes, Math.max(MIN_CELLS, (MAX_BYTES - others) / Integer.BYTES));
    }

    /** The same with a row for the root only; for tests of the states without one. */
    static KeywordTable ofOneRow(List<String> keywords) {
        UnitClasses classes = new UnitClasses(keywords, false);
        return new KeywordTable(new KeywordTrie(keywords, classes), classes, 0);
    }

    private int transition(int node) {
        int state = node < rowCount ? node * width : rows.length + (node - rowCount);
        return node >= rowCount || firstOutput[node] >= 0 ? state | FLAG : state;
    }

    private int node(int state) {
        return state < rows.length ? state / width : rowCount + (state - rows.length);
    }

    /**
     * Runs from {@code from} until keywords end.
     *
     * @return the position behind the unit where they end, in the upper half, and the state there, in the lower half;
     *     negative when no keyword ends before {@code to}
     */
    public long advance(String text, int from, int to, int state) {
        int at = from;
        int current = state;
        while (at < to) {
            int next = 0;
            if (current >= rows.length) {
                next = sparse(current, classes.of(text.charAt(at)));
            } else {
                for (; at < to; at++) {
                    char unit = text.charAt(at);
                    next = rows[
                            current + (unit < UnitClasses.TABLE_SIZE ? classTable[unit] : classes.beyondTable(unit))];
                    if (next < 0) {
                        break;
                    }
                    current = next;
                }
                if (next >= 0) {
                    return -1;
                }
            }
            at++;
            current = next & ~FLAG;
            if (next < 0 && firstOutput[node(current)] >= 0) {
                return ((long) at << Integer.SIZE) | current;
            }
        }
        return -1;
    }

    private int sparse(int state, int ofClass) {
        int node = node(state);
        while (node >= rowCount) {
            for (int child = firstChild[node]; child < firstChild[node + 1]; child++) {
                if (classOfNode[child] == ofClass) {
                    return transition(child);
                }
            }
            node = failure[node];
        }
        return rows[(node * width) + ofClass];
    }

    /** The longest keyword that ends in a state, or -1. */
    public int firstOutput(int state) {
        return firstOutput[node(state)];
    }

    /** The keyword that ends with another, or -1: the next longest one, or one that differs in case only. */
    public int nextOutput(int keyword) {
        return nextOutput[keyword];
    }

    /** Bytes of the tables; for tests of their bound. */
    long bytes() {
        long words = 0L + rows.length + firstChild.length + failure.length + firstOutput.length + nextOutput.length;
        long units = 0L + classOfNode.length + UnitClasses.TABLE_SIZE;
        return (Integer.BYTES * words) + (Character.BYTES * units);
    }
}
