/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net;

import ai.orcarouter.core.net.internal.HostText;
import ai.orcarouter.core.net.internal.Refusal;
import ai.orcarouter.core.net.internal.UrlRest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Steps 1 to 6 and 12 of egress.md 3.2; the host itself is for {@link HostParser}. One instance reads one text. */
final class UrlParser {
    private static final int MAX_CHARS = 8192;

    private final String text;
    private @Nullable String scheme;
    private @Nullable String reading;
    private @Nullable Integer port;

    private UrlParser(String text) {
        this.text = text;
    }

    static UrlResult parse(String text) {
        UrlParser parser = new UrlParser(text);
        try {
            return new UrlResult.Accepted(parser.read());
        } catch (Refusal refusal) {
            return new UrlResult.Refused(
                    refusal.reason(), refusal.detail(), parser.scheme, parser.reading, parser.port);
        }
    }

    static boolean isWeb(String scheme) {
        return switch (scheme) {
            case "http", "https", "ws", "wss" -> true;
            default -> false;
        };
    }

    private CanonicalUrl read() throws Refusal {
        if (text.length() > MAX_CHARS) {
            throw new Refusal("url_too_long", "a URL has at most 8192 characters");
        }
        String name = readScheme();
        scheme = name;
        boolean web = isWeb(name);
        int start = name.length() + 1;
        int rest = endOfPath();
        int backslash = text.indexOf('\\');
        if (backslash >= 0 && backslash < rest) {
            throw new Refusal("backslash", "a backslash is a slash to some parsers and none to others");
        }
        if (!text.startsWith("//", start)) {
            throw new Refusal("missing_slashes", "the scheme is not followed by exactly two slashes");
        }
        int from = start + 2;
        int end = endOfAuthority(from);
        int at = text.lastIndexOf('@', end - 1);
        boolean userinfo = at >= from;
        String authority = text.substring(userinfo ? at + 1 : from, end);
        int colon = portColon(authority);
        String digits = colon < 0 ? "" : authority.substring(colon + 1);
        String hostText = colon < 0 ? authority : authority.substring(0, colon);
        port = digits.isEmpty() ? DefaultPorts.of(name) : readPort(digits);
        Host host = readHost(hostText);
        reading = host.text();
        if (!digits.isEmpty() && port == null) {
            throw new Refusal("invalid_port", "a port is a number from 1 to 65535 without leading zeros");
        }
        HostText.requireClean(text.substring(from, end));
        if (userinfo && web) {
            throw new Refusal("userinfo", "a user name before the host misleads readers and parsers");
        }
        UrlRest.requireClean(text, end);
        requireNoSecondHost(end);
        requireAgreement(host, authority, colon);
        return new CanonicalUrl(name, host, port, userinfo, CanonicalUrl.canonicalRest(text.substring(end), web));
    }

    private String readScheme() throws Refusal {
        int colon = text.indexOf(':');
        if (colon <= 0) {
            throw new Refusal("missing_scheme", "a URL starts with its scheme");
        }
        for (int i = 0; i < colon; i++) {
            char c = text.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            boolean later = (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
            if (!letter && (i == 0 || !later)) {
                boolean path = c == '/' || c == '?' || c == '#';
                throw new Refusal(
                        path ? "missing_scheme" : "invalid_scheme",
                        "a scheme is a letter, then letters, digits and +-.");
            }
        }
        return text.substring(0, colon).toLowerCase(Locale.ROOT);
    }

    private int endOfPath() {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '?' || c == '#') {
                return i;
            }
        }
        return text.length();
    }

    private int endOfAuthority(int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '/' || c == '?' || c == '#') {
                return i;
            }
        }
        return text.length();
    }

    /** Where the colon before the port stands, or -1. A host without brackets holds no colon of its own. */
    private static int portColon(String authority) throws Refusal {
        if (authority.isEmpty() || authority.charAt(0) != '[') {
            return authority.indexOf(':');
        }
        int close = authority.indexOf(']');
        if (close < 0) {
            throw new Refusal("invalid_ip_literal", "the bracket is not closed");
        }
        if (close + 1 == authority.length()) {
            return -1;
        }
        if (authority.charAt(close + 1) != ':') {
            throw new Refusal("invalid_ip_literal", "something follows the bracket");
        }
        return close + 1;
    }

    private static @Nullable Integer readPort(String digits) {
        if (digits.length() > 5 || digits.charAt(0) == '0') {
            return null;
        }
        int value = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c < '0' || c > '9') {
                return null;
            }
            value = (value * 10) + (c - '0');
        }
        return value <= 65_535 ? value : null;
    }

    private Host readHost(String hostText) throws Refusal {
        HostResult result = HostParser.parse(hostText);
        if (result instanceof HostResult.Accepted accepted) {
            return accepted.host();
        }
        HostResult.Refused refused = (HostResult.Refused) result;
        reading = refused.reading();
        throw new Refusal(refused.reason(), refused.detail());
    }

    /**
     * Where a query or fragment follows the host at once, older parsers end the authority only at the next slash, so
     * that {@code http://a#@b/} goes to b. An at sign in a query value is common and harmless.
     */
    private void requireNoSecondHost(int end) throws Refusal {
        if (end == text.length() || text.charAt(end) == '/') {
            return;
        }
        boolean value = false;
        for (int i = end; i < text.length() && text.charAt(i) != '/'; i++) {
            char c = text.charAt(i);
            value |= c == '=' && text.charAt(end) == '?';
            if (c == '\\' || (c == '@' && !value)) {
                throw new Refusal("parser_disagreement", "older parsers read another host after '#' or '?'");
            }
        }
    }

    /**
     * Step 12: where {@link URI} sees a host too, it must be the same one. A host of letters, digits, dots and hyphens
     * followed by digits leaves nothing to disagree about.
     */
    private void requireAgreement(Host host, String authority, int colon) throws Refusal {
        if (isPlain(authority)) {
            return;
        }
        String theirs;
        int theirPort;
        try {
            URI uri = new URI(text);
            theirs = uri.getHost();
            theirPort = uri.getPort();
        } catch (URISyntaxException e) {
            return;
        }
        if (theirs == null) {
            return;
        }
        boolean given = colon >= 0 && colon + 1 < authority.length();
        boolean samePort = theirPort == (given && port != null ? port : -1);
        if (!samePort || !isSameHost(host, theirs)) {
            throw new Refusal("parser_disagreement", "java.net.URI reads another host or port");
        }
    }

    private static boolean isPlain(String authority) {
        for (int i = 0; i < authority.length(); i++) {
            char c = authority.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (!letter && !(c >= '-' && c <= ':' && c != '/')) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSameHost(Host host, String theirs) {
        if (host instanceof Host.Address address) {
            String bare = theirs.startsWith("[") ? theirs.substring(1, theirs.length() - 1) : theirs;
            byte[] raw = IpLiterals.parse(bare);
            return raw != null
                    && Arrays.equals(IpAddress.own(raw).raw(), address.address().raw());
        }
        boolean dotted = host instanceof Host.Name name && name.trailingDot();
        return theirs.toLowerCase(Locale.ROOT).equals(dotted ? host.text() + "." : host.text());
    }
}
