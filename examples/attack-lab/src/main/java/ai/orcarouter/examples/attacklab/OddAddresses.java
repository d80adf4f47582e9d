/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.attacklab;

import java.util.ArrayList;
import java.util.List;

/** The spellings of IPv4 addresses that the C library's {@code inet_aton} takes: decimal, octal, hexadecimal, short. */
final class OddAddresses {
    private static final String MAPPED = "[::ffff:";

    private OddAddresses() {}

    /** The address in dotted decimals; empty when it is a name. */
    static String dotted(String host) {
        if (host.startsWith(MAPPED) && host.endsWith("]")) {
            return dotted(host.substring(MAPPED.length(), host.length() - 1));
        }
        List<Long> parts = new ArrayList<>();
        int from = 0;
        while (from <= host.length()) {
            int dot = host.indexOf('.', from);
            int end = dot < 0 ? host.length() : dot;
            long part = number(host.substring(from, end));
            if (part < 0 || parts.size() == 4) {
                return "";
            }
            parts.add(part);
            from = end + 1;
        }
        long address = parts.get(parts.size() - 1);
        for (int at = 0; at < parts.size() - 1; at++) {
            address |= parts.get(at) << (24 - 8 * at);
        }
        return (address >> 24) + "." + ((address >> 16) & 255) + "." + ((address >> 8) & 255) + "." + (address & 255);
    }

    private static long number(String text) {
        if (text.isEmpty() || !Character.isDigit(text.charAt(0))) {
            return -1;
        }
        try {
            return Long.decode(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
