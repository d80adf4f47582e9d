/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal.extract;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One open bracket of program text, with the expression that is being read inside it. */
final class CodeFrame {
    /**
     * An argument or member, as far as it is known.
     *
     * @param key name of a keyword argument or member, or empty
     * @param text the text, {@link Places#UNKNOWN} where it is only known when it runs
     * @param literal whether a string literal is part of it
     * @param number its value when it is a number literal, else -1
     * @param list whether it is an element of a list
     * @param sent whether it is only sent along
     */
    record Value(String key, String text, boolean literal, int number, boolean list, boolean sent) {}

    private static final int MAX_VALUES = 512;

    final char open;
    /** The function that is called, lower case; empty when the bracket is no call. */
    final String callee;

    final @Nullable CodeFrame call;
    /** Whether it picks a part of the value before it. */
    final boolean index;

    final boolean sent;
    /** Name that the elements of a list have from the argument it is. */
    private final String elementKey;

    private final List<Value> values;
    private final StringBuilder text = new StringBuilder();
    private String key = "";
    private boolean operand;
    private boolean literal;
    private boolean joined;
    private int number = -1;

    CodeFrame(char open, String callee, boolean index, @Nullable CodeFrame around) {
        this.open = open;
        this.callee = callee;
        this.index = index;
        boolean isCall = !callee.isEmpty();
        this.call = isCall ? this : around == null || index ? null : around.call;
        this.values = isCall || around == null || index ? new ArrayList<>() : around.values;
        String name = around == null ? "" : around.key;
        this.elementKey = open == '[' && !index && call != null ? name : "";
        this.sent = around != null
                && !isCall
                && (around.sent || CodeCalls.data(name) || KeyKind.of(name) == KeyKind.FILTER);
    }

    void key(String name) {
        clear();
        key = name;
    }

    String key() {
        return key;
    }

    void add(String piece, boolean isLiteral) {
        if (operand && !joined && (!isLiteral || !literal)) {
            text.setLength(0);
            literal = false;
        } else if (operand && !closesAuthority(piece, isLiteral)) {
            text.append(Places.UNKNOWN);
        }
        if (text.length() + piece.length() > Caps.VARIABLE * 8) {
            text.append(Places.UNKNOWN);
        } else {
            text.append(piece);
        }
        literal |= isLiteral;
        number = -1;
        operand = true;
        joined = false;
    }

    /** {@code 'https://host' + '/path'}: what follows cannot change the host any more. */
    private static boolean closesAuthority(String piece, boolean isLiteral) {
        return isLiteral && !piece.isEmpty() && "/?#".indexOf(piece.charAt(0)) >= 0;
    }

    void number(int value) {
        if (!operand) {
            number = value;
        }
        operand = true;
        joined = false;
    }

    void join() {
        joined = operand;
        number = -1;
    }

    /** Another operator: what is read is no plain text any more. */
    void other() {
        if (operand) {
            number = -1;
        }
    }

    boolean hasOperand() {
        return operand;
    }

    boolean isLiteral() {
        return literal;
    }

    /** Whether it is what a call fetched, as a whole. */
    boolean isFetched() {
        return Places.FETCHED.contentEquals(text);
    }

    /** Ends the expression; null when there was none. */
    @Nullable
    Value finish() {
        Value value = operand
                ? new Value(key.isEmpty() ? elementKey : key, text.toString(), literal, number, open == '[', sent)
                : null;
        if (value != null && values.size() < MAX_VALUES) {
            values.add(value);
        }
        clear();
        key = "";
        return value;
    }

    List<Value> values() {
        return values;
    }

    void clear() {
        text.setLength(0);
        operand = false;
        literal = false;
        joined = false;
        number = -1;
    }
}
