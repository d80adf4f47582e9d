/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal.extract;

import ai.orcarouter.core.net.IpAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shapes of destinations that are neither URLs nor plain hosts. False from a method: the text is not of that shape. */
final class Locations {
    private final Places places;

    Locations(Places places) {
        this.places = places;
    }

    /** A URL, or a bare {@code [user@]host[:port][/path]}. */
    void urlOrHost(String text, @Nullable String scheme, Spot spot) {
        String trimmed = Ascii.trim(text);
        if (trimmed.isEmpty()) {
            return;
        }
        if (trimmed.indexOf('{') >= 0 || trimmed.indexOf('[') >= 0) {
            List<String> expanded = Globs.expand(trimmed, true);
            if (expanded == null) {
                places.opaque(Reasons.LIMIT, spot);
                return;
            }
            for (String one : expanded) {
                plain(one, scheme, spot);
            }
        } else {
            plain(trimmed, scheme, spot);
        }
    }

    private void plain(String text, @Nullable String scheme, Spot spot) {
        if (places.surelyUrl(text, spot)) {
            return;
        }
        String bare = text.startsWith("//") ? text.substring(2) : text;
        String authority = bare.substring(0, Ascii.firstOf(bare, "/?#\\", 0));
        String host = authority.substring(authority.lastIndexOf('@') + 1);
        if (host.startsWith(":") && Ascii.port(host.substring(1)) > 0) {
            host = "localhost" + host;
        }
        places.hostPort(host, null, scheme, spot);
    }

    /** {@code [user@]host[:port]}, or a URL. */
    void userHost(String text, @Nullable Integer port, @Nullable String scheme, Spot spot) {
        if (text.indexOf("://") >= 0 && places.url(text, spot)) {
            return;
        }
        String host = text.substring(text.lastIndexOf('@') + 1);
        places.hostPort(host, port, scheme, spot);
    }

    /** {@code [user@]host:path} as scp and git read it; a slash before the colon makes it a local path. */
    boolean scpLike(String text, String scheme, @Nullable Integer port, Spot spot) {
        int from = text.startsWith("[") ? text.indexOf(']') : text.indexOf("@[") >= 0 ? text.indexOf(']') : 0;
        int colon = text.indexOf(':', Math.max(0, from));
        int slash = text.indexOf('/');
        if (colon <= 0 || (slash >= 0 && slash < colon) || Ascii.hasSpace(text.substring(0, colon))) {
            return false;
        }
        String host = text.substring(text.lastIndexOf('@', colon) + 1, colon);
        if (host.length() < 2 && !host.equals(String.valueOf(Places.UNKNOWN))) {
            return false;
        }
        String module = text.substring(colon);
        places.hostPort(host, port, module.startsWith("::") ? "rsync" : scheme, spot);
        return true;
    }

    /** {@code \\host\share} or {@code //host/share}. */
    boolean unc(String text, Spot spot) {
        if (!text.startsWith("\\\\") && !text.startsWith("//")) {
            return false;
        }
        int start = Ascii.firstNotOf(text, "\\/", 0);
        int end = Ascii.firstOf(text, "\\/", start);
        String host = text.substring(start, end);
        int port = host.indexOf('@');
        host = port < 0 ? host : host.substring(0, port);
        if (host.isEmpty()
                || host.equals("?")
                || host.equals(".")
                || !HostShape.of(host).atLeast(HostShape.LABEL)) {
            return host.indexOf(Places.UNKNOWN) >= 0 && computed(spot);
        }
        places.hostPort(host, null, "smb", spot);
        return true;
    }

    private boolean computed(Spot spot) {
        places.opaque(Reasons.COMPUTED, spot);
        return true;
    }

    /** A whole URL in an argument that may also be something local; false when it is none. */
    boolean maybe(String text, Spot spot) {
        if (text.indexOf("://") > 0 && places.url(text, spot)) {
            return true;
        }
        boolean git = text.startsWith("git+") || text.startsWith("git@");
        return git && scpLike(text, "ssh", Schemes.port("ssh"), spot);
    }

    /** A URL or a place as scp and git write it; false for a path of this machine. */
    boolean remote(String text, @Nullable Integer port, Spot spot) {
        return places.url(text, spot) || (!isWindowsPath(text) && scpLike(text, "ssh", port, spot));
    }

    /** {@code C:...}. */
    static boolean isWindowsPath(String text) {
        return text.length() > 1 && text.charAt(1) == ':' && Ascii.letter(text.charAt(0));
    }

    /** A reference to a container image; without a registry the configured one is meant. */
    boolean image(String text, Spot spot) {
        int slash = text.indexOf('/');
        String first = slash < 0 ? "" : text.substring(0, slash);
        if (first.indexOf(Places.UNKNOWN) >= 0 || first.indexOf('$') >= 0) {
            places.opaque(Reasons.COMPUTED, spot);
            return true;
        }
        boolean registry = first.indexOf('.') >= 0 || first.indexOf(':') >= 0 || first.equals("localhost");
        if (!registry || places.url(text, spot)) {
            return registry;
        }
        places.hostPort(first, null, null, spot);
        return true;
    }

    /** A name, an address, a block or a range; blocks and ranges become their addresses, up to a bound. */
    void scan(String text, Spot spot) {
        for (String one : Ascii.split(text, ", ")) {
            if (one.indexOf("://") >= 0) {
                places.url(one, spot);
                continue;
            }
            int slash = one.indexOf('/');
            if (slash > 0) {
                block(one.substring(0, slash), one.substring(slash + 1), spot);
            } else if (one.indexOf('-') > 0 && Ascii.digit(one.charAt(0)) && one.indexOf('.') > 0) {
                range(one, spot);
            } else {
                places.hostPort(one, null, null, spot);
            }
        }
    }

    private void block(String base, String bits, Spot spot) {
        Optional<IpAddress> address = IpAddress.parse(base);
        if (address.isEmpty() || !Ascii.digits(bits) || bits.length() > 3) {
            places.hostPort(base, null, null, spot);
            return;
        }
        byte[] bytes = address.get().bytes();
        int free = bytes.length * 8 - Integer.parseInt(bits);
        if (free < 0 || free > 6) {
            // A rule on addresses cannot be asked about a block, so the whole is also reported as unclear.
            places.hostPort(base, null, null, spot);
            places.opaque(Reasons.ADDRESS_RANGE, spot);
            return;
        }
        int last = bytes.length - 1;
        int first = bytes[last] & 255 & -(1 << free);
        for (int i = 0; i < 1 << free; i++) {
            bytes[last] = (byte) (first + i);
            places.hostPort(IpAddress.ofBytes(bytes).toString(), null, null, spot);
        }
    }

    /** {@code 10.0.0.1-5}. */
    private void range(String text, Spot spot) {
        int dash = text.indexOf('-');
        int dot = text.lastIndexOf('.', dash);
        List<String> all = dot < 0
                ? null
                : Globs.expand(
                        text.substring(0, dot + 1)
                                + '['
                                + text.substring(dot + 1, dash)
                                + '-'
                                + text.substring(dash + 1)
                                + ']',
                        true);
        if (all == null) {
            places.hostPort(text.substring(0, dash), null, null, spot);
            places.opaque(Reasons.ADDRESS_RANGE, spot);
            return;
        }
        for (String one : all) {
            places.hostPort(one, null, null, spot);
        }
    }

    /** An address of socat, such as {@code TCP:host:port} or {@code EXEC:command}; the command, if it is one. */
    @Nullable
    String socat(String text, Spot spot) {
        int colon = text.indexOf(':');
        String type = (colon < 0 ? text : text.substring(0, colon)).toLowerCase(Locale.ROOT);
        String body = colon < 0 ? "" : text.substring(colon + 1);
        String plain = body.substring(0, Ascii.firstOf(body, ",", 0));
        if (type.contains("listen") || type.endsWith("-l") || type.contains("recv")) {
            return null;
        }
        if (type.startsWith("tcp")
                || type.startsWith("udp")
                || type.startsWith("openssl")
                || type.startsWith("ssl")
                || type.startsWith("sctp")
                || type.startsWith("dtls")
                || type.startsWith("ip-send")) {
            places.hostPort(plain, null, null, spot);
        } else if (type.startsWith("proxy") || type.startsWith("socks")) {
            List<String> parts = Ascii.split(plain, ":");
            if (parts.size() >= 2) {
                places.hostPort(parts.get(0), null, null, spot);
                places.hostPort(parts.get(1) + (parts.size() > 2 ? ":" + parts.get(2) : ""), null, null, spot);
            }
        } else if (type.startsWith("unix") || type.startsWith("local") || type.startsWith("abstract")) {
            places.unix(plain, spot);
        } else if (type.equals("exec") || type.equals("system")) {
            return body;
        }
        return null;
    }
}
