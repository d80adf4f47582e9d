/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.egress;

import ai.orcarouter.core.document.Texts;
import ai.orcarouter.core.net.Host;
import ai.orcarouter.core.net.HostParser;
import ai.orcarouter.core.net.HostResult;
import ai.orcarouter.firewall.internal.egress.EgressEntry.Reading;
import java.util.OptionalInt;

/**
 * Reads the text of an egress entry: a host name, {@code *.suffix}, a canonical IP literal, each with an optional
 * {@code :port} (IPv6 then in brackets), a CIDR block, or {@code mailto:domain}. Everything else is refused with the
 * reason; names are made canonical, addresses must be written so.
 */
final class EntryParser {
    private static final int MAX_CHARS = 2_048;
    private static final String MAIL = "mailto:";

    private EntryParser() {}

    static Reading read(String text) {
        if (text.isEmpty()) {
            return refused("an entry must not be empty", "");
        }
        if (text.length() > MAX_CHARS) {
            return refused("an entry has at most " + MAX_CHARS + " characters", "");
        }
        if (!text.equals(text.strip())) {
            return refused(Texts.quote(text) + " has white space around it", "write " + Texts.quote(text.strip()));
        }
        if (text.regionMatches(true, 0, MAIL, 0, MAIL.length())) {
            return mail(text);
        }
        if (text.contains("://")) {
            String rest = text.substring(text.indexOf("://") + 3);
            return refused(Texts.quote(text) + " is a URL; an entry is a host", writeHost(upToPath(rest)));
        }
        return text.indexOf('/') >= 0 ? blockOrPath(text) : hostAndPort(text);
    }

    static Reading refused(String message, String hint) {
        return new Reading(null, message, hint);
    }

    private static Reading accepted(EgressEntry entry) {
        return new Reading(entry, "", "");
    }

    private static Reading blockOrPath(String text) {
        String host = upToPath(text);
        return hostAndPort(host).entryOrNull() instanceof EgressEntry.Name
                ? refused(Texts.quote(text) + " has a path; an entry is a host", writeHost(host))
                : BlockParser.read(text);
    }

    private static Reading mail(String text) {
        String domain = text.substring(MAIL.length());
        int at = domain.lastIndexOf('@');
        if (at >= 0) {
            String hint = "write " + Texts.quote(MAIL + domain.substring(at + 1));
            return refused(Texts.quote(text) + " is a mail address; an entry is a domain", hint);
        }
        HostResult result = HostParser.parse(domain);
        if (result instanceof HostResult.Accepted accepted && accepted.host() instanceof Host.Name name) {
            return accepted(new EgressEntry.Mail(name.ascii()));
        }
        String why = result instanceof HostResult.Refused refused ? ": " + refused.detail() : "";
        return refused(Texts.quote(domain) + " is not a mail domain" + why, "");
    }

    private static Reading hostAndPort(String text) {
        int colon = text.lastIndexOf(':');
        boolean bracketed = text.startsWith("[");
        int bracket = text.indexOf(']');
        boolean ported = bracketed ? bracket >= 0 && bracket + 1 == colon : colon >= 0 && text.indexOf(':') == colon;
        if (!ported) {
            return host(text, text, OptionalInt.empty());
        }
        int port = port(text, colon + 1);
        if (port < 0) {
            String wrong = Texts.quote(text.substring(colon + 1));
            return refused("the port " + wrong + " of " + Texts.quote(text) + " is not a number from 1 to 65535", "");
        }
        return host(text, text.substring(0, colon), OptionalInt.of(port));
    }

    private static Reading host(String text, String host, OptionalInt port) {
        if (host.equals("*")) {
            String hint = "leave the list out to speak of every destination";
            return refused(Texts.quote(text) + " names every host", hint);
        }
        boolean suffix = host.startsWith("*.");
        String name = suffix ? host.substring(2) : host;
        if (name.indexOf('*') >= 0) {
            String hint = "write a name, or \"*.\" and a name for everything below it";
            return refused("in " + Texts.quote(text) + " a * stands where it has no meaning", hint);
        }
        HostResult result = HostParser.parse(name);
        if (result instanceof HostResult.Refused refused) {
            String hint =
                    refused.reading() == null ? "" : "an address is written as in \"192.0.2.1\", without leading zeros";
            return refused(Texts.quote(text) + " is not a host: " + refused.detail(), hint);
        }
        Host canonical = ((HostResult.Accepted) result).host();
        if (canonical instanceof Host.Name dns) {
            return accepted(
                    suffix ? new EgressEntry.Suffix(dns.ascii(), port) : new EgressEntry.Name(dns.ascii(), port));
        }
        return address(text, name, suffix, (Host.Address) canonical, port);
    }

    private static Reading address(String text, String name, boolean suffix, Host.Address address, OptionalInt port) {
        if (suffix) {
            return refused(Texts.quote(text) + " puts \"*.\" before an address", "write a CIDR block");
        }
        String wanted = address.text();
        if (!name.equals(wanted) && !name.equals("[" + wanted + "]")) {
            String hint = "write " + Texts.quote(withPort(wanted, port));
            return refused(Texts.quote(text) + " is not the canonical form of the address", hint);
        }
        return accepted(new EgressEntry.Address(address.address(), port));
    }

    private static String withPort(String address, OptionalInt port) {
        if (port.isEmpty()) {
            return address;
        }
        return (address.indexOf(':') < 0 ? address : "[" + address + "]") + ":" + port.getAsInt();
    }

    /** The part of a text before its path. */
    static String upToPath(String text) {
        int end = 0;
        while (end < text.length() && "/?#".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return text.substring(0, end);
    }

    /** A hint to write the host that stands in a text; empty when it holds none. */
    static String writeHost(String hostAndPort) {
        String host = hostAndPort.substring(hostAndPort.lastIndexOf('@') + 1);
        return hostAndPort(host).entryOrNull() == null ? "" : "write " + Texts.quote(host);
    }

    /** A port from {@code from} to the end, or -1. */
    private static int port(String text, int from) {
        int length = text.length() - from;
        if (length < 1 || length > 5 || text.charAt(from) == '0') {
            return -1;
        }
        int value = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            value = (value * 10) + (c - '0');
        }
        return value <= 65_535 ? value : -1;
    }
}
