/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds where the string, number or literal at a place ends and checks it. Each look answers a place behind it, or -1
 * with a {@link #fault()}. Expects zeros behind the text; see {@link JsonScanner}. Not thread-safe.
 */
final class ScalarScanner {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH = ONES << 7;

    private int kind;
    private JsonFault fault = JsonFault.VALUE_EXPECTED;
    private int faultAt;

    /** The kind of what was found last. */
    int kind() {
        return kind;
    }

    /** What is wrong, after -1. */
    JsonFault fault() {
        return fault;
    }

    /** Where it is wrong, after -1. */
    int faultAt() {
        return faultAt;
    }

    /** Reads a string from behind its opening quote; returns the place of its closing quote, or -1. */
    int string(byte[] b, int from) {
        int at = from;
        int found = 0;
        while (true) {
            long word = (long) LONGS.get(b, at);
            long quote = word ^ (ONES * '"');
            long backslash = word ^ (ONES * '\\');
            // the lowest set bit marks the first byte that is a quote, a backslash, a control character or not ASCII
            long special =
                    (((quote - ONES) | (backslash - ONES) | (word - (ONES * ' '))) & ~word & HIGH) | (word & HIGH);
            if (special == 0) {
                at += 8;
                continue;
            }
            at += Long.numberOfTrailingZeros(special) >>> 3;
            int c = b[at];
            if (c == '"') {
                kind = found;
                return at;
            }
            if (c == '\\') {
                found |= JsonScanner.ESCAPED;
                int end = JsonText.escapeEnd(b, at);
                if (end < 0) {
                    return refuse(end == JsonText.SURROGATE ? JsonFault.LONE_SURROGATE : JsonFault.BAD_ESCAPE, at);
                }
                at = end;
            } else if (c < 0) {
                found |= JsonScanner.NON_ASCII;
                int end = JsonText.utf8End(b, at);
                if (end < 0) {
                    return refuse(end == JsonText.SURROGATE ? JsonFault.LONE_SURROGATE : JsonFault.BAD_UTF8, at);
                }
                at = end;
            } else {
                return refuse(JsonFault.CONTROL_CHARACTER, at);
            }
        }
    }

    /** Reads a number, {@code true}, {@code false} or {@code null}. */
    int other(byte[] b, int at) {
        switch (b[at]) {
            case 't' -> {
                kind = JsonScanner.TRUE;
                return b[at + 1] == 'r' && b[at + 2] == 'u' && b[at + 3] == 'e'
                        ? at + 4
                        : refuse(JsonFault.VALUE_EXPECTED, at);
            }
            case 'f' -> {
                kind = JsonScanner.FALSE;
                return b[at + 1] == 'a' && b[at + 2] == 'l' && b[at + 3] == 's' && b[at + 4] == 'e'
                        ? at + 5
                        : refuse(JsonFault.VALUE_EXPECTED, at);
            }
            case 'n' -> {
                kind = JsonScanner.NULL;
                return b[at + 1] == 'u' && b[at + 2] == 'l' && b[at + 3] == 'l'
                        ? at + 4
                        : refuse(JsonFault.VALUE_EXPECTED, at);
            }
            default -> {
                return number(b, at);
            }
        }
    }

    private int number(byte[] b, int start) {
        int at = b[start] == '-' ? start + 1 : start;
        kind = JsonScanner.INTEGER;
        int whole = at;
        at = digits(b, whole);
        if (at == whole) {
            return refuse(at > start ? JsonFault.BAD_NUMBER : JsonFault.VALUE_EXPECTED, at);
        }
        if (b[whole] == '0' && at > whole + 1) {
            return refuse(JsonFault.BAD_NUMBER, whole + 1);
        }
        int count = at - whole;
        if (b[at] == '.') {
            kind = JsonScanner.DECIMAL;
            int end = digits(b, at + 1);
            if (end == at + 1) {
                return refuse(JsonFault.BAD_NUMBER, end);
            }
            count += end - at - 1;
            at = end;
        }
        if (count > JsonNumbers.MAX_DIGITS) {
            int zeros = leadingZeros(b, whole);
            if (count - zeros > JsonNumbers.MAX_DIGITS) {
                return refuse(JsonFault.NUMBER_DIGITS, start);
            }
            if (zeros > JsonNumbers.MAX_EXPONENT) {
                return refuse(JsonFault.NUMBER_EXPONENT, start);
            }
        }
        return (b[at] | 0x20) == 'e' ? exponent(b, start, at + 1) : at;
    }

    /** Zeros before the first other digit of a number that starts with a digit. */
    private static int leadingZeros(byte[] b, int whole) {
        if (b[whole] != '0') {
            return 0;
        }
        int at = whole + 2;
        while (b[at] == '0') {
            at++;
        }
        return at - whole - 1;
    }

    private int exponent(byte[] b, int start, int sign) {
        kind = JsonScanner.DECIMAL;
        int from = b[sign] == '-' || b[sign] == '+' ? sign + 1 : sign;
        int end = digits(b, from);
        if (end == from) {
            return refuse(JsonFault.BAD_NUMBER, end);
        }
        return JsonNumbers.exponentFits(b, start, from, end) ? end : refuse(JsonFault.NUMBER_EXPONENT, start);
    }

    private static int digits(byte[] b, int from) {
        int at = from;
        while (b[at] >= '0' && b[at] <= '9') {
            at++;
        }
        return at;
    }

    /** The first place from {@code from} on that is no white space. */
    static int space(byte[] b, int from) {
        int at = from;
        while (b[at] == ' ' || b[at] == '\n' || b[at] == '\r' || b[at] == '\t') {
            at++;
        }
        return at;
    }

    private int refuse(JsonFault why, int at) {
        fault = why;
        faultAt = at;
        return -1;
    }
}
