/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal.extract;

import ai.orcarouter.core.net.Destination;
import ai.orcarouter.core.net.Destination.Kind;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Turns texts that stand where a destination stands into destinations. */
final class Places {
    /** Stands for a part of a text that is only known when it runs. */
    static final char UNKNOWN = '\uffff';

    /** Stands for what a command or call of the same text fetched: its source is found on its own. */
    static final String FETCHED = UNKNOWN + "\ufffe" + UNKNOWN;

    private final Collector out;

    Places(Collector out) {
        this.out = out;
    }

    /**
     * Reads a whole URL with scheme, or a reference such as {@code //host/path}. False when {@code text} does not start
     * like one; true also when it names nothing on a network or holds a placeholder.
     */
    boolean url(String text, Spot spot) {
        return url(text, spot, false);
    }

    /** The same where a URL has to stand, so that one with white space in its host is refused and not left out. */
    boolean surelyUrl(String text, Spot spot) {
        return url(text, spot, true);
    }

    private boolean url(String text, Spot spot, boolean surely) {
        String trimmed = Ascii.trim(text);
        UrlText url = UrlText.parse(trimmed);
        if (url == null || !plausible(url, surely)) {
            return nested(trimmed, spot);
        }
        String scheme = url.scheme();
        boolean inBrackets = url.authority().indexOf('(') > 0 && new ConnectionStrings(this).go(trimmed, spot);
        if (inBrackets || Schemes.local(scheme)) {
            return true;
        }
        if (scheme.equals("file") || scheme.equals("unix")) {
            return local(url, spot);
        }
        if (url.authority().isEmpty() && url.tail().isEmpty()) {
            // A scheme alone: the host is somewhere else.
            out.opaque(Reasons.ASSEMBLED, spot);
            return true;
        }
        if (Templates.isTemplate(url.authority())) {
            out.opaque(url.authority().indexOf(UNKNOWN) >= 0 ? Reasons.COMPUTED : Reasons.TEMPLATE, spot);
            return true;
        }
        if (Schemes.bucket(scheme) && url.authority().indexOf('@') < 0) {
            bucket(url.authority(), scheme, spot);
            return true;
        }
        authority(url, trimmed, spot);
        return true;
    }

    /** Reads {@code host[:port]}; a port of its own wins over {@code portOrNull}. */
    void hostPort(String text, @Nullable Integer portOrNull, @Nullable String schemeOrNull, Spot spot) {
        String trimmed = Ascii.trim(text);
        if (trimmed.isEmpty()) {
            return;
        }
        if (Templates.isTemplate(trimmed)) {
            out.opaque(trimmed.indexOf(UNKNOWN) >= 0 ? Reasons.COMPUTED : Reasons.TEMPLATE, spot);
            return;
        }
        HostPort parts = HostPort.of(trimmed);
        Integer port = parts.portText().isEmpty() ? portOrNull : parts.portOrNull();
        if (port == null && schemeOrNull != null) {
            port = Schemes.port(schemeOrNull);
        }
        put(HostText.read(parts.host()), port, schemeOrNull, parts.badPort() ? "invalid_port" : null, spot);
    }

    /** A path of a Unix domain socket. */
    void unix(String path, Spot spot) {
        if (path.indexOf(UNKNOWN) >= 0) {
            out.opaque(Reasons.COMPUTED, spot);
        } else {
            add(Kind.UNIX, "unix:" + path, null, null, null, spot);
        }
    }

    /** The name of a storage bucket. */
    void bucket(String name, @Nullable String schemeOrNull, Spot spot) {
        if (!name.isEmpty() && !Templates.isTemplate(name)) {
            add(Kind.BUCKET, name.toLowerCase(Locale.ROOT), null, schemeOrNull, null, spot);
        }
    }

    /** Every address of a list of mail recipients, {@code Name <a@b>} or bare; false when there is none. */
    boolean mail(String text, Spot spot) {
        boolean found = false;
        for (String part : Ascii.split(text, ",;<>\"() \t\r\n")) {
            int at = part.lastIndexOf('@');
            if (at > 0
                    && at + 1 < part.length()
                    && HostShape.of(part.substring(at + 1)).atLeast(HostShape.DOTTED)) {
                HostText.Reading host = HostText.read(part.substring(at + 1));
                add(Kind.MAIL, host.host(), null, "mailto", host.refusalOrNull(), spot);
                found = true;
            }
        }
        return found;
    }

    void opaque(String reason, Spot spot) {
        out.opaque(reason, spot);
    }

    Collector collector() {
        return out;
    }

    private static boolean plausible(UrlText url, boolean surely) {
        String authority = url.authority();
        if (authority.isEmpty()) {
            return !url.scheme().isEmpty() && url.strict();
        }
        if (authority.charAt(0) == '*' || (!surely && Ascii.hasSpace(authority))) {
            return false;
        }
        if (url.scheme().isEmpty()) {
            return HostShape.of(HostPort.of(authority).host()).atLeast(HostShape.NAME)
                    || Templates.isTemplate(authority);
        }
        return true;
    }

    /** A URL behind a prefix, as in {@code jdbc:mysql://h}, {@code view-source:https://h} or {@code git+ssh:...}. */
    private boolean nested(String text, Spot spot) {
        int colon = UrlText.schemeEnd(text);
        if (colon < 0 || spot.nesting() >= Caps.NESTING) {
            return false;
        }
        String prefix = text.substring(0, colon).toLowerCase(Locale.ROOT);
        String rest = text.substring(colon + 1);
        return switch (prefix) {
            case "mailto" -> mail(rest.substring(0, Ascii.firstOf(rest, "?", 0)), spot);
            case "sip", "sips", "xmpp" -> userAtHost(rest, prefix, spot);
            case "jdbc", "odbc", "r2dbc" ->
                new ConnectionStrings(this).jdbc(rest, spot.as(Destination.Via.CONNECTION_STRING));
            case "view-source", "feed", "blob", "jar", "url", "git", "svn", "hg", "zip", "cache" ->
                url(rest, spot.nested());
            case "unix" -> {
                if (rest.startsWith("/")) {
                    unix(rest, spot);
                    yield true;
                }
                yield false;
            }
            default -> false;
        };
    }

    private boolean userAtHost(String text, String scheme, Spot spot) {
        String address = text.substring(0, Ascii.firstOf(text, "?;", 0));
        int at = address.lastIndexOf('@');
        if (at < 0 || address.length() == at + 1) {
            return false;
        }
        hostPort(address.substring(at + 1), null, scheme, spot);
        return true;
    }

    private boolean local(UrlText url, Spot spot) {
        if (url.scheme().equals("unix")) {
            unix(url.authority().isEmpty() ? url.tail() : "/" + url.authority() + url.tail(), spot);
        } else if (HostShape.of(url.authority()).atLeast(HostShape.NAME)
                && !url.authority().equals("localhost")) {
            put(HostText.read(url.authority()), Schemes.port("smb"), "smb", null, spot);
        }
        return true;
    }

    private void authority(UrlText url, String text, Spot spot) {
        String scheme = url.scheme();
        if (Schemes.guarded(scheme)) {
            boolean computed = text.indexOf(UNKNOWN) >= 0;
            HostText.Reading reading =
                    HostText.readUrl(computed ? scheme + "://" + url.authority() + "/" : text, url.authority());
            put(reading, reading.portOrNull(), scheme, null, spot);
            return;
        }
        String hosts = url.authority().substring(url.authority().lastIndexOf('@') + 1);
        String schemeOrNull = scheme.isEmpty() ? null : scheme;
        List<String> each = Schemes.lists(scheme) ? Ascii.split(hosts, ",") : List.of(hosts);
        for (String one : each) {
            HostPort parts = HostPort.of(one);
            if (parts.host().isEmpty()) {
                continue;
            }
            if (!Schemes.known(scheme) && schemeOrNull != null && isInternalName(parts)) {
                put(HostText.read(parts.host()), null, scheme, null, spot.mention());
                continue;
            }
            Integer port =
                    parts.portText().isEmpty() && schemeOrNull != null ? Schemes.port(scheme) : parts.portOrNull();
            put(HostText.read(parts.host()), port, schemeOrNull, parts.badPort() ? "invalid_port" : null, spot);
        }
    }

    /** {@code custom://thing}: names of resources inside a tool look like this far more often than hosts do. */
    private static boolean isInternalName(HostPort parts) {
        return parts.portText().isEmpty() && HostShape.of(parts.host()) == HostShape.LABEL;
    }

    private void put(
            HostText.Reading host,
            @Nullable Integer port,
            @Nullable String scheme,
            @Nullable String refusal,
            Spot spot) {
        String why = host.refusalOrNull() != null ? host.refusalOrNull() : refusal;
        add(host.kind(), host.host(), port, scheme, why, spot);
    }

    private void add(
            Kind kind,
            String host,
            @Nullable Integer port,
            @Nullable String scheme,
            @Nullable String refusal,
            Spot spot) {
        String pointer = spot.pointer().toString();
        out.add(new Destination(spot.role(), kind, host, port, scheme, pointer, spot.via(), refusal));
    }
}
