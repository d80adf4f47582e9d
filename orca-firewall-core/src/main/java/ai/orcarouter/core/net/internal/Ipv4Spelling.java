/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal;

import org.jspecify.annotations.Nullable;

/** How the WHATWG URL standard reads hosts that are numbers: decimal, octal and hexadecimal, one to four parts. */
public final class Ipv4Spelling {
    private Ipv4Spelling() {}

    /** Whether {@code host} (lower case, no trailing dot) ends in a number, so that some parser takes it for IPv4. */
    public static boolean endsInNumber(String host) {
        int from = host.lastIndexOf('.') + 1;
        int length = host.length();
        if (from == length) {
            return false;
        }
        boolean hex = host.startsWith("0x", from);
        for (int i = hex ? from + 2 : from; i < length; i++) {
            char c = host.charAt(i);
            if (!(c >= '0' && c <= '9') && !(hex && c >= 'a' && c <= 'f')) {
                return false;
            }
        }
        return true;
    }

    /** The dotted address that the WHATWG standard reads, or null when it fails too. */
    public static @Nullable String whatwg(String host) {
        return read(host, false);
    }

    /** The dotted address that a decimal-only reader such as the JDK sees, or null. */
    public static @Nullable String decimal(String host) {
        return read(host, true);
    }

    private static @Nullable String read(String host, boolean decimalOnly) {
        long address = 0;
        int part = 0;
        int start = 0;
        while (true) {
            int dot = host.indexOf('.', start);
            boolean last = dot < 0;
            long value = number(host, start, last ? host.length() : dot, decimalOnly);
            long limit = last ? 1L << (8 * (4 - part)) : 256;
            if (value < 0 || value >= limit) {
                return null;
            }
            if (last) {
                return dotted(address + value);
            }
            address += value << (8 * (3 - part));
            start = dot + 1;
            if (++part == 4) {
                return null;
            }
        }
    }

    private static String dotted(long value) {
        return (value >> 24) + "." + ((value >> 16) & 255) + "." + ((value >> 8) & 255) + "." + (value & 255);
    }

    /** The value of one part, or -1 when it is no number or beyond 32 bits. */
    private static long number(String host, int from, int to, boolean decimalOnly) {
        if (from == to) {
            return -1;
        }
        int radix = 10;
        int at = from;
        if (!decimalOnly && host.charAt(from) == '0' && to - from > 1) {
            radix = host.charAt(from + 1) == 'x' ? 16 : 8;
            at = radix == 16 ? from + 2 : from + 1;
        }
        long value = 0;
        for (int i = at; i < to; i++) {
            char c = host.charAt(i);
            int digit = c < 0x80 ? Character.digit(c, radix) : -1;
            if (digit < 0) {
                return -1;
            }
            value = (value * radix) + digit;
            if (value > 0xffff_ffffL) {
                return -1;
            }
        }
        return value;
    }
}
