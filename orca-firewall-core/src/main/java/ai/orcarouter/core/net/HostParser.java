/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net;

import ai.orcarouter.core.net.internal.HostText;
import ai.orcarouter.core.net.internal.Idna;
import ai.orcarouter.core.net.internal.Ipv4Spelling;
import ai.orcarouter.core.net.internal.Refusal;
import java.util.Locale;

/**
 * Reads the text of a host: a name, an IPv4 address, or an IPv6 address with or without brackets (egress.md 3.2, steps
 * 7 to 11; SEMANTICS 2.8).
 *
 * <p>Text that any common parser reads as another host is refused, never repaired. Stateless; no look-up, no exception
 * for any string, time linear in the length.
 */
public final class HostParser {
    private static final int MAX_NAME = 253;
    private static final int MAX_LABEL = 63;
    /** A name of 253 characters, each written as three escapes of three characters. */
    private static final int MAX_RAW = 9 * MAX_NAME;

    private HostParser() {}

    /** Reads {@code text}, which is a host alone: no scheme, port, userinfo or path. */
    public static HostResult parse(String text) {
        try {
            return read(text);
        } catch (Refusal refusal) {
            return new HostResult.Refused(refusal.reason(), refusal.detail(), null);
        }
    }

    private static HostResult read(String text) throws Refusal {
        if (text.isEmpty()) {
            throw new Refusal("empty_host", "there is no host");
        }
        if (text.length() > MAX_RAW) {
            throw new Refusal("host_too_long", "a host has at most 253 characters");
        }
        if (isPlain(text)) {
            return name(text.toLowerCase(Locale.ROOT));
        }
        HostText.requireClean(text);
        if (text.charAt(0) == '[') {
            if (text.charAt(text.length() - 1) != ']') {
                throw new Refusal("invalid_ip_literal", "the bracket is not closed");
            }
            return new HostResult.Accepted(v6(text.substring(1, text.length() - 1)));
        }
        if (text.indexOf(':') >= 0) {
            return new HostResult.Accepted(v6(text));
        }
        String decoded = HostText.percentDecode(text);
        HostText.requireClean(decoded);
        return name(Idna.toAscii(decoded));
    }

    /** Letters, digits, {@code -}, {@code _} and dots, and no {@code xn--} that would have to be checked. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (!letter && !isDigitDotDash(c)) {
                return false;
            }
            if (c == '-' && i >= 3 && text.regionMatches(true, i - 3, "xn--", 0, 4)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigitDotDash(char c) {
        return (c >= '-' && c <= '9' && c != '/') || c == '_';
    }

    private static Host.Address v6(String text) throws Refusal {
        if (text.indexOf('%') >= 0) {
            throw new Refusal("zone_id", "a zone means nothing to another machine");
        }
        byte[] raw = text.indexOf(':') < 0 ? null : IpLiterals.parse(text);
        if (raw == null) {
            throw new Refusal("invalid_ip_literal", "not an IPv6 address");
        }
        return new Host.Address(IpAddress.own(raw));
    }

    /** The host that {@code ascii}, in lower case, names. */
    private static HostResult name(String ascii) throws Refusal {
        int length = ascii.length();
        boolean dotted = length > 0 && ascii.charAt(length - 1) == '.';
        String name = dotted ? ascii.substring(0, length - 1) : ascii;
        if (name.isEmpty()) {
            throw new Refusal(dotted ? "empty_label" : "empty_host", "there is no host");
        }
        requireLabels(name);
        if (!Ipv4Spelling.endsInNumber(name)) {
            return new HostResult.Accepted(new Host.Name(name, dotted));
        }
        byte[] raw = IpLiterals.parse(name);
        if (raw != null && !dotted) {
            return new HostResult.Accepted(new Host.Address(IpAddress.own(raw)));
        }
        return ambiguous(name);
    }

    private static void requireLabels(String name) throws Refusal {
        int start = 0;
        for (int i = 0; i <= name.length(); i++) {
            char c = i == name.length() ? '.' : name.charAt(i);
            if (c == '.') {
                if (i == start) {
                    throw new Refusal("empty_label", "two dots with nothing between them");
                }
                if (i - start > MAX_LABEL) {
                    throw new Refusal("label_too_long", "a label has at most 63 characters");
                }
                start = i + 1;
            } else if (!(c >= 'a' && c <= 'z') && !isDigitDotDash(c)) {
                throw new Refusal("forbidden_character", "a host name does not hold '" + c + "'");
            }
        }
        if (name.length() > MAX_NAME) {
            throw new Refusal("host_too_long", "a host has at most 253 characters");
        }
    }

    private static HostResult ambiguous(String name) {
        String whatwg = Ipv4Spelling.whatwg(name);
        String decimal = Ipv4Spelling.decimal(name);
        if (whatwg == null) {
            String detail = decimal == null ? "no IPv4 address" : "no IPv4 address; a decimal reader sees " + decimal;
            return new HostResult.Refused("invalid_ip_literal", detail, null);
        }
        String detail = "browsers read " + whatwg + ", a decimal reader sees " + (decimal == null ? "none" : decimal);
        return new HostResult.Refused("ambiguous_ip_literal", detail, whatwg);
    }

    static boolean isCanonicalName(String ascii) {
        try {
            requireLabels(ascii);
            return !Ipv4Spelling.endsInNumber(ascii);
        } catch (Refusal e) {
            return false;
        }
    }
}
