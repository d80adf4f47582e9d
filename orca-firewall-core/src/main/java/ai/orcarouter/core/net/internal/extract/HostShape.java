/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal.extract;

import ai.orcarouter.core.net.IpAddress;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** How much a bare text looks like a host; only a guess, for places where hosts are one possibility among others. */
enum HostShape {
    /** Not a host. */
    NONE,
    /** One label. */
    LABEL,
    /** Labels with dots, but nothing that says it is not a file or a property. */
    DOTTED,
    /** Labels with dots that end in a known top-level name. */
    NAME,
    /** {@code localhost}. */
    LOCAL,
    /** An address, or numbers that some client reads as one. */
    ADDRESS;

    private static final Map<String, Set<String>> NAMES = Tables.groups("names.txt");

    boolean atLeast(HostShape other) {
        return compareTo(other) >= 0;
    }

    /** Judges {@code host}, which has no port. */
    static HostShape of(String host) {
        int length = host.length();
        if (length == 0 || length > 255) {
            return NONE;
        }
        if (host.charAt(0) == '[' || host.indexOf(':') >= 0) {
            return ofV6(host);
        }
        boolean numeric = true;
        int dots = 0;
        int lastDot = -1;
        for (int i = 0; i < length; i++) {
            char c = host.charAt(i);
            if (isDot(c)) {
                if (i == lastDot + 1) {
                    return NONE;
                }
                dots++;
                lastDot = i;
            } else if (!Ascii.digit(c)) {
                numeric = false;
                if (!Ascii.letter(c) && c != '-' && c != '_' && c != '%' && (c < 128 || Character.isWhitespace(c))) {
                    return NONE;
                }
            }
        }
        if (dots == 0 && isWholeAddressInHex(host)) {
            return ADDRESS;
        }
        if (numeric || endsInHexNumber(host, lastDot)) {
            return dots == 3 || (dots > 0 && !numeric) ? ADDRESS : dots == 0 ? LABEL : DOTTED;
        }
        String last = lastLabel(host, lastDot, length);
        if (last.equals("localhost")) {
            return LOCAL;
        }
        if (dots == 0 || (dots == 1 && lastDot == length - 1)) {
            return LABEL;
        }
        return isTopLevel(last) ? NAME : DOTTED;
    }

    /** Whether the last label is more often the end of a file name. */
    static boolean looksLikeFile(String host) {
        int dot = host.lastIndexOf('.');
        return dot >= 0 && in("file", host.substring(dot + 1).toLowerCase(Locale.ROOT));
    }

    private static HostShape ofV6(String host) {
        String inner = host;
        if (host.charAt(0) == '[') {
            if (!host.endsWith("]")) {
                return NONE;
            }
            inner = host.substring(1, host.length() - 1);
            return inner.indexOf(':') >= 0 ? ADDRESS : NONE;
        }
        return IpAddress.parse(inner).isPresent() ? ADDRESS : NONE;
    }

    private static boolean isDot(char c) {
        return c == '.' || c == '\u3002' || c == '\uff0e' || c == '\uff61';
    }

    /** {@code 0x} and seven or eight digits: 32 bits, which some clients take for an IPv4 address. */
    private static boolean isWholeAddressInHex(String host) {
        return (host.length() == 9 || host.length() == 10) && endsInHexNumber(host, -1);
    }

    private static boolean endsInHexNumber(String host, int lastDot) {
        int from = lastDot + 1;
        if (host.length() - from < 3 || host.charAt(from) != '0' || (host.charAt(from + 1) | 32) != 'x') {
            return false;
        }
        for (int i = from + 2; i < host.length(); i++) {
            if (!Ascii.hex(host.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static String lastLabel(String host, int lastDot, int length) {
        String last = lastDot == length - 1
                ? host.substring(Math.max(0, host.lastIndexOf('.', length - 2) + 1), length - 1)
                : host.substring(lastDot + 1);
        return last.toLowerCase(Locale.ROOT);
    }

    private static boolean isTopLevel(String label) {
        return in("tld", label) || label.startsWith("xn--");
    }

    private static boolean in(String group, String label) {
        Set<String> members = NAMES.get(group);
        return members != null && members.contains(label);
    }
}
