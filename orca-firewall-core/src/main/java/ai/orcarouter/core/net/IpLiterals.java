/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net;

import org.jspecify.annotations.Nullable;

/** Strict reading and canonical writing of address literals. */
final class IpLiterals {
    private static final int MAX_CHARS = 45;

    private IpLiterals() {}

    static byte @Nullable [] parse(String text) {
        int length = text.length();
        if (length < 2 || length > MAX_CHARS) {
            return null;
        }
        return text.indexOf(':') >= 0 ? parseV6(text) : parseV4(text, 0, new byte[4], 0);
    }

    /**
     * Four decimal parts from {@code from} to the end, written to {@code out} at {@code at}; null when it is anything
     * else.
     */
    private static byte @Nullable [] parseV4(String text, int from, byte[] out, int at) {
        int value = -1;
        int digits = 0;
        int part = 0;
        for (int i = from; i <= text.length(); i++) {
            char c = i == text.length() ? '.' : text.charAt(i);
            if (c == '.') {
                if (digits == 0 || value > 255 || part > 3) {
                    return null;
                }
                out[at + part++] = (byte) value;
                value = -1;
                digits = 0;
            } else if (c >= '0' && c <= '9') {
                if (value == 0 || ++digits > 3) {
                    return null;
                }
                value = value < 0 ? c - '0' : value * 10 + c - '0';
            } else {
                return null;
            }
        }
        return part == 4 ? out : null;
    }

    private static byte @Nullable [] parseV6(String text) {
        byte[] out = new byte[16];
        int at = 0;
        int gap = -1;
        int i = 0;
        int length = text.length();
        if (text.startsWith("::")) {
            gap = 0;
            i = 2;
        }
        while (i < length) {
            int end = i;
            int value = 0;
            while (end < length && end - i < 5 && Character.digit(ascii(text, end), 16) >= 0) {
                value = value << 4 | Character.digit(text.charAt(end), 16);
                end++;
            }
            if (end < length && text.charAt(end) == '.') {
                if (at > 12 || parseV4(text, i, out, at) == null) {
                    return null;
                }
                at += 4;
                i = length;
                break;
            }
            if (end == i || end - i > 4 || at > 14) {
                return null;
            }
            out[at++] = (byte) (value >> 8);
            out[at++] = (byte) value;
            if (end == length) {
                i = end;
                break;
            }
            if (text.charAt(end) != ':' || end + 1 == length) {
                return null;
            }
            i = end + 1;
            if (text.charAt(i) == ':') {
                if (gap >= 0) {
                    return null;
                }
                gap = at;
                i++;
            }
        }
        if (gap < 0) {
            return at == 16 ? out : null;
        }
        if (at > 14) {
            return null;
        }
        System.arraycopy(out, gap, out, 16 - (at - gap), at - gap);
        for (int k = gap; k < 16 - (at - gap); k++) {
            out[k] = 0;
        }
        return out;
    }

    private static char ascii(String text, int i) {
        char c = text.charAt(i);
        return c < 128 ? c : ' ';
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
