/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net;

import org.jspecify.annotations.Nullable;

/** Strict reading and canonical writing of address literals. */
final class IpLiterals {
    private static final int MAX_CHARS = 45;

    /** Value of each ASCII hexadecimal digit, -1 elsewhere. */
    private static final byte[] HEX = hexDigits();

    private IpLiterals() {}

    /** The 4 or 16 bytes that {@code text} spells (an IPv4-mapped address keeps its 16), or null. */
    static byte @Nullable [] parse(String text) {
        int length = text.length();
        if (length < 2 || length > MAX_CHARS) {
            return null;
        }
        return text.indexOf(':') >= 0 ? parseV6(text, length) : parseV4(text, 0, length, new byte[4], 0);
    }

    /**
     * Four decimal parts from {@code from} to the end, written to {@code out} at {@code at}; null for anything else.
     */
    private static byte @Nullable [] parseV4(String text, int from, int length, byte[] out, int at) {
        int i = from;
        for (int part = 0; part < 4; part++) {
            if (part > 0 && (i >= length || text.charAt(i++) != '.')) {
                return null;
            }
            int value = i < length ? text.charAt(i) - '0' : -1;
            if (value < 0 || value > 9) {
                return null;
            }
            i++;
            boolean zero = value == 0;
            for (int digit; i < length && (digit = text.charAt(i) - '0') >= 0 && digit <= 9; i++) {
                value = (value * 10) + digit;
                if (zero || value > 255) {
                    return null;
                }
            }
            out[at + part] = (byte) value;
        }
        return i == length ? out : null;
    }

    private static byte @Nullable [] parseV6(String text, int length) {
        byte[] out = new byte[16];
        int at = 0;
        int gap = -1;
        int i = 0;
        if (text.charAt(0) == ':') {
            if (text.charAt(1) != ':') {
                return null;
            }
            gap = 0;
            i = 2;
        }
        while (i < length) {
            int start = i;
            int value = 0;
            for (int digit; i < length && (digit = hex(text.charAt(i))) >= 0; i++) {
                value = (value << 4) | digit;
            }
            int digits = i - start;
            if (digits == 0 || digits > 4 || at > 14) {
                return null;
            }
            if (i < length && text.charAt(i) == '.') {
                if (at > 12 || parseV4(text, start, length, out, at) == null) {
                    return null;
                }
                at += 4;
                break;
            }
            out[at++] = (byte) (value >> 8);
            out[at++] = (byte) value;
            if (i == length) {
                break;
            }
            if (text.charAt(i++) != ':' || i == length) {
                return null;
            }
            if (text.charAt(i) == ':') {
                if (gap >= 0) {
                    return null;
                }
                gap = at;
                i++;
            }
        }
        return gap < 0 ? (at == 16 ? out : null) : spread(out, gap, at);
    }

    /** Moves what follows the gap to the end; null when the gap stands for no group at all. */
    private static byte @Nullable [] spread(byte[] out, int gap, int at) {
        if (at > 14) {
            return null;
        }
        int tail = at - gap;
        for (int k = 1; k <= tail; k++) {
            out[16 - k] = out[at - k];
            out[at - k] = 0;
        }
        return out;
    }

    private static int hex(char c) {
        return c < 128 ? HEX[c] : -1;
    }

    private static byte[] hexDigits() {
        byte[] table = new byte[128];
        for (int c = 0; c < table.length; c++) {
            table[c] = (byte) Character.digit((char) c, 16);
        }
        return table;
    }

    static String format(byte[] bytes) {
        if (bytes.length == 4) {
            return (bytes[0] & 255) + "." + (bytes[1] & 255) + "." + (bytes[2] & 255) + "." + (bytes[3] & 255);
        }
        int bestStart = -1;
        int bestLength = 1;
        for (int i = 0; i < 8; i++) {
            int run = i;
            while (run < 8 && group(bytes, run) == 0) {
                run++;
            }
            if (run - i > bestLength) {
                bestStart = i;
                bestLength = run - i;
            }
            i = Math.max(i, run - 1);
        }
        StringBuilder out = new StringBuilder(39);
        for (int i = 0; i < 8; i++) {
            if (i == bestStart) {
                out.append("::");
                i += bestLength - 1;
            } else {
                if (out.length() > 0 && out.charAt(out.length() - 1) != ':') {
                    out.append(':');
                }
                out.append(Integer.toHexString(group(bytes, i)));
            }
        }
        return out.toString();
    }

    private static int group(byte[] bytes, int i) {
        return (bytes[2 * i] & 255) << 8 | (bytes[2 * i + 1] & 255);
    }
}
