/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal.extract;

import ai.orcarouter.core.net.Destination.Via;
import ai.orcarouter.core.net.internal.extract.ToolProfile.Trait;
import java.util.List;
import java.util.Locale;

/** Reads strings whose name says that they hold a URL, a host or a connection string. */
final class PlaceReader {
    private final Readers readers;
    private final Places places;
    private final Locations locations;
    private final ToolProfile profile;

    PlaceReader(Readers readers, ToolProfile profile) {
        this.readers = readers;
        this.places = readers.places();
        this.locations = readers.locations();
        this.profile = profile;
    }

    void read(String text, KeyKind kind, String key, Spot at, Siblings siblings) {
        if (profile.tool(Trait.TYPING)) {
            readers.prose(text, at);
            return;
        }
        if (scripted(text, at)) {
            return;
        }
        Spot spot = at.as(Via.URL);
        if (!Ascii.hasSpace(text) || UrlLists.startsAsUrl(text)) {
            List<String> several = UrlLists.split(text);
            boolean all = true;
            for (String one : several) {
                all &= places.surelyUrl(one, one.startsWith("jdbc:") ? spot.as(Via.CONNECTION_STRING) : spot);
            }
            if (all) {
                return;
            }
        }
        if (EncodedUrls.read(text, readers, spot) || other(text, key, spot)) {
            return;
        }
        switch (kind) {
            case HOST -> hosts(text, at, siblings);
            case CONNECTION -> {
                ConnectionStrings strings = new ConnectionStrings(places);
                if (!strings.go(text, at) && !strings.pairs(text, at)) {
                    bare(text, kind, at, siblings);
                }
            }
            default -> bare(text, kind, at, siblings);
        }
    }

    /** {@code javascript:} and {@code data:} URLs hold what the tool will run or load. */
    private boolean scripted(String text, Spot at) {
        if (text.regionMatches(true, 0, "javascript:", 0, 11)) {
            readers.code(text.substring(11), at.nested());
            return true;
        }
        if (text.regionMatches(true, 0, "data:text/html", 0, 14)
                || text.regionMatches(true, 0, "data:image/svg", 0, 14)) {
            int comma = text.indexOf(',');
            String body = text.substring(comma + 1);
            boolean base64 = text.substring(0, Math.max(0, comma)).endsWith(";base64");
            String plain = base64 ? Encodings.base64Text(body) : Encodings.percent(body);
            readers.markup(plain == null ? body : plain, at.nested().decoded());
            return true;
        }
        return false;
    }

    /** Shapes that are neither URLs nor hosts. */
    private boolean other(String text, String key, Spot at) {
        if (text.startsWith("\\\\")) {
            return locations.unc(text, at);
        }
        if (text.startsWith("unix:")
                || text.startsWith("/var/run/")
                || text.startsWith("/run/")
                || text.endsWith(".sock")) {
            if (text.startsWith("/")) {
                places.unix(text, at);
                return true;
            }
        }
        boolean image = key.toLowerCase(Locale.ROOT).contains("image")
                || key.toLowerCase(Locale.ROOT).endsWith("registry");
        if (image && profile.any(Trait.CONTAINER)) {
            if (!locations.image(text, at)) {
                places.opaque(Reasons.CONFIGURED_PEER, at);
            }
            return true;
        }
        int sign = text.indexOf('@');
        boolean remote = sign > 0 && text.indexOf(':') > sign + 1 && text.indexOf('/') > 0;
        if ((remote || profile.any(Trait.GIT))
                && HostPort.of(text).portOrNull() == null
                && !Ascii.hasSpace(text)
                && text.length() > 2
                && text.charAt(1) != ':') {
            return locations.scpLike(text, "ssh", Schemes.port("ssh"), at);
        }
        return false;
    }

    /** A value that is a host or, in the host's own words, an invalid one. */
    private void hosts(String text, Spot at, Siblings siblings) {
        Spot spot = at.as(Via.HOST_KEY);
        Spot role = profile.tool(Trait.LOOKUP) && !profile.any(Trait.PROBE) ? spot.mention() : spot;
        for (String one : Ascii.split(text, ",;\n")) {
            if (one.startsWith("*")) {
                continue;
            }
            if (one.indexOf("://") > 0) {
                places.url(one, role);
            } else if (isBlock(one)) {
                locations.scan(one, role);
            } else {
                int end = Ascii.firstOf(one, "/?#", 0);
                String host = one.substring(one.substring(0, end).lastIndexOf('@') + 1, end);
                if (!host.isEmpty()) {
                    places.hostPort(host, siblings.port(), siblings.scheme(), role);
                }
            }
        }
    }

    /** {@code 10.0.0.0/24}. */
    private static boolean isBlock(String text) {
        int slash = text.indexOf('/');
        return slash > 0
                && Ascii.digits(text.substring(slash + 1))
                && HostShape.of(text.substring(0, slash)) == HostShape.ADDRESS;
    }

    /** A value that may be a host among other things. */
    private void bare(String text, KeyKind kind, Spot at, Siblings siblings) {
        Spot spot = at.as(kind == KeyKind.URL ? Via.URL : Via.HOST_KEY);
        boolean any = false;
        for (String one : Ascii.split(text, ",;|\n\t")) {
            if (isBlock(one) && profile.any(Trait.PROBE)) {
                locations.scan(one, spot);
                any = true;
            } else {
                any |= host(one, kind, spot, siblings);
            }
        }
        if (!any) {
            nothing(text, kind, at, siblings);
        }
    }

    private boolean host(String text, KeyKind kind, Spot at, Siblings siblings) {
        int end = Ascii.firstOf(text, "/?#", 0);
        String authority = text.substring(text.substring(0, end).lastIndexOf('@') + 1, end);
        HostPort parts = HostPort.of(authority);
        HostShape shape = HostShape.of(parts.host());
        boolean port = parts.portOrNull() != null;
        boolean file = HostShape.looksLikeFile(parts.host());
        boolean named = shape.atLeast(HostShape.NAME) && (!file || (kind == KeyKind.URL && end < text.length()));
        boolean dotted = shape == HostShape.DOTTED
                && kind == KeyKind.URL
                && !file
                && !Ascii.digits(parts.host().replace(".", ""));
        boolean ported = shape.atLeast(HostShape.LABEL)
                && !Ascii.digits(parts.host())
                && (port || (siblings.port() != null && end == text.length()));
        boolean numeric =
                shape == HostShape.DOTTED && Ascii.digits(parts.host().replace(".", "")) && siblings.port() != null;
        if (!named && !dotted && !ported && !numeric) {
            return false;
        }
        boolean lookup = profile.tool(Trait.LOOKUP) || (kind == KeyKind.PLACE && profile.tool(Trait.SEARCH));
        String scheme = siblings.scheme();
        places.hostPort(authority, siblings.port(), scheme, lookup ? at.mention() : at);
        return true;
    }

    /** URLs with quotes, brackets or words around them. */
    private void inside(String text, Spot at) {
        for (String part : Ascii.split(text, " \t\r\n<>\"'`()[]")) {
            if (part.indexOf("://") > 0) {
                places.url(part, at);
            }
        }
    }

    /** {@code about:blank} and the like. */
    private static boolean isLocal(String text) {
        int colon = UrlText.schemeEnd(text);
        return colon > 0 && Schemes.local(text.substring(0, colon).toLowerCase(Locale.ROOT));
    }

    /** Nothing that can be told: for a tool that requests what it is given, that is unclear. */
    private void nothing(String text, KeyKind kind, Spot at, Siblings siblings) {
        boolean marked = text.charAt(0) == '<' && text.indexOf("://") > 0;
        boolean template = Templates.isTemplate(text) && !Ascii.hasSpace(text) && !marked;
        if (kind == KeyKind.URL && template) {
            places.opaque(Reasons.TEMPLATE, at);
        } else if (kind == KeyKind.URL && text.indexOf("://") > 0) {
            inside(text, at);
        } else if (kind == KeyKind.URL && profile.fetches() && !siblings.hasBase() && !isLocal(text)) {
            boolean relative = "/.?#".indexOf(text.charAt(0)) >= 0;
            places.opaque(relative ? Reasons.RELATIVE : Reasons.UNREADABLE, at);
        } else {
            readers.prose(text, at);
        }
    }
}
