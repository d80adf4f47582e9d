/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.flow;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of a script, with the partner of each bracket. Dotted names are one token; a name that goes on after a
 * bracket begins with its dot.
 */
final class Tokens {
    static final byte NAME = 1;
    static final byte TEXT = 2;
    static final byte SIGN = 3;
    static final byte END = 4;

    private static final int START = 256;

    private final String source;
    private byte[] kinds = new byte[START];
    private int[] starts = new int[START];
    private int[] ends = new int[START];
    private int[] columns = new int[START];
    private @Nullable String[] texts = new String[0];
    private int[] partner = new int[0];
    private int size;
    private boolean cut;

    Tokens(String source) {
        this.source = source;
    }

    void add(byte kind, int start, int end, int column) {
        if (kind == END && (size == 0 || kinds[size - 1] == END)) {
            return;
        }
        if (size == kinds.length) {
            kinds = Arrays.copyOf(kinds, size * 2);
            starts = Arrays.copyOf(starts, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
            columns = Arrays.copyOf(columns, size * 2);
        }
        kinds[size] = kind;
        starts[size] = start;
        ends[size] = end;
        columns[size] = column;
        size++;
    }

    /** Finds the partners; one that is missing is the end of the script. */
    Tokens done() {
        texts = new String[size];
        partner = new int[size];
        Arrays.fill(partner, size);
        int[] open = new int[size];
        int depth = 0;
        for (int i = 0; i < size; i++) {
            if (kinds[i] != SIGN) {
                continue;
            }
            char c = source.charAt(starts[i]);
            if (c == '(' || c == '[' || c == '{') {
                open[depth++] = i;
            } else if ((c == ')' || c == ']' || c == '}') && depth > 0) {
                depth--;
                partner[open[depth]] = i;
                partner[i] = open[depth];
            }
        }
        return this;
    }

    int size() {
        return size;
    }

    /** Says that a part of the script has no tokens. */
    void lose() {
        cut = true;
    }

    /** Whether a part of the script has no tokens. */
    boolean isCut() {
        return cut;
    }

    byte kind(int i) {
        return i >= 0 && i < size ? kinds[i] : END;
    }

    int start(int i) {
        return starts[i];
    }

    int end(int i) {
        return ends[i];
    }

    /** How far from the start of its line it stands. */
    int column(int i) {
        return columns[i];
    }

    /** The other bracket. */
    int partner(int i) {
        return partner[i];
    }

    String text(int i) {
        if (i < 0 || i >= size) {
            return "";
        }
        String text = texts[i];
        if (text == null) {
            text = source.substring(starts[i], ends[i]);
            if (kinds[i] == NAME && text.indexOf('?') >= 0) {
                text = text.replace("?", "");
            }
            texts[i] = text;
        }
        return text;
    }

    /** Whether it is a name that consists of this word. */
    boolean isWord(int i, String word) {
        return kind(i) == NAME && ends[i] - starts[i] == word.length() && source.startsWith(word, starts[i]);
    }

    boolean isName(int i) {
        return kind(i) == NAME;
    }

    boolean is(int i, char sign) {
        return kind(i) == SIGN && ends[i] - starts[i] == 1 && source.charAt(starts[i]) == sign;
    }

    boolean is(int i, String sign) {
        return kind(i) == SIGN && ends[i] - starts[i] == sign.length() && source.startsWith(sign, starts[i]);
    }

    boolean opens(int i) {
        return is(i, '(') || is(i, '[') || is(i, '{');
    }

    boolean closes(int i) {
        return is(i, ')') || is(i, ']') || is(i, '}');
    }

    /** The call whose name is here: where its opening bracket is; -1 when it is not called. */
    int call(int i) {
        return isName(i) && is(i + 1, '(') ? i + 1 : -1;
    }
}
