/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net;

import ai.orcarouter.core.net.internal.UrlRest;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * An absolute URL that every common parser reads alike (egress.md 3.2). It has a scheme and a host; path, query and
 * fragment are carried along without being interpreted. Which schemes may be dialled is for {@link AddressPolicy} to
 * say. Immutable.
 */
public final class CanonicalUrl {
    private final String scheme;
    private final Host host;
    private final @Nullable Integer port;
    private final boolean userinfo;
    private final String rest;

    CanonicalUrl(String scheme, Host host, @Nullable Integer port, boolean userinfo, String rest) {
        this.scheme = scheme;
        this.host = host;
        this.port = port;
        this.userinfo = userinfo;
        this.rest = rest;
    }

    /**
     * Reads an absolute URL of at most 8192 characters. Userinfo is refused for http, https, ws and wss and dropped for
     * other schemes (SEMANTICS 2.7). Never looks a name up, never throws, and takes time linear in the length.
     */
    public static UrlResult parse(String text) {
        return UrlParser.parse(text);
    }

    /**
     * Reads {@code reference}, such as the value of a Location header, against this URL (RFC 3986 section 5.2). Only
     * absolute URLs, {@code //host} references and references to the same host are understood; dot segments stay.
     */
    public UrlResult resolve(String reference) {
        return UrlParser.parse(UrlReferences.absolute(this, reference));
    }

    /** Scheme in lower case. */
    public String scheme() {
        return scheme;
    }

    /** The canonical host. */
    public Host host() {
        return host;
    }

    /** The port that is given, else the default of the scheme; empty for a scheme without a known default. */
    public OptionalInt port() {
        return port == null ? OptionalInt.empty() : OptionalInt.of(port);
    }

    /** Whether the text had a user name or password, which this value no longer holds. */
    public boolean hasUserinfo() {
        return userinfo;
    }

    /** Path, query and fragment, with characters escaped that are not allowed in a URL. */
    public String rest() {
        return rest;
    }

    /** Whether the scheme is http, https, ws or wss. */
    public boolean isWeb() {
        return UrlParser.isWeb(scheme);
    }

    /** Scheme, host and port; two URLs with the same origin reach the same service. The default port is left out. */
    public String origin() {
        StringBuilder out = new StringBuilder(scheme).append("://");
        if (host instanceof Host.Address address && !address.address().isV4()) {
            out.append('[').append(host.text()).append(']');
        } else {
            out.append(host.text());
        }
        if (host instanceof Host.Name name && name.trailingDot()) {
            out.append('.');
        }
        if (port != null && !port.equals(DefaultPorts.of(scheme))) {
            out.append(':').append(port);
        }
        return out.toString();
    }

    /** The canonical text; reading it again gives an equal value. */
    public String serialize() {
        return origin() + rest;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof CanonicalUrl other
                && scheme.equals(other.scheme)
                && host.equals(other.host)
                && Objects.equals(port, other.port)
                && rest.equals(other.rest);
    }

    @Override
    public int hashCode() {
        return Objects.hash(scheme, host, port, rest);
    }

    /** The same as {@link #serialize()}. */
    @Override
    public String toString() {
        return serialize();
    }

    static String canonicalRest(String text, boolean web) {
        String escaped = UrlRest.escape(text);
        return web && (escaped.isEmpty() || escaped.charAt(0) != '/') ? "/" + escaped : escaped;
    }
}
