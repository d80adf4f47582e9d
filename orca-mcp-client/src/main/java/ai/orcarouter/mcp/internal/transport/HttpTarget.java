/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.transport;

import ai.orcarouter.core.net.CanonicalUrl;
import ai.orcarouter.core.net.Host;
import ai.orcarouter.core.net.UrlResult;
import ai.orcarouter.mcp.internal.protocol.UpstreamException;
import okhttp3.HttpUrl;

/**
 * A URL that core and OkHttp read alike; one that they read differently might be checked as one host and dialled as
 * another. Immutable.
 */
public final class HttpTarget {
    /** When a URL may be plain http. */
    public enum Plain {
        /** Never. */
        NEVER,
        /** On a loopback address or {@code localhost} only; whether that may be dialled is for the guard to say. */
        ON_LOOPBACK,
        /** Everywhere. */
        ANYWHERE
    }

    private final CanonicalUrl canonical;
    private final HttpUrl url;

    private HttpTarget(CanonicalUrl canonical, HttpUrl url) {
        this.canonical = canonical;
        this.url = url;
    }

    /**
     * Reads a URL. Nothing is looked up, and where it leads is not judged here.
     *
     * @throws UpstreamException of kind {@code REFUSED_DIAL} when it is no http or https URL without userinfo, when it
     *     is plain where that is not allowed, or when OkHttp reads it differently
     */
    public static HttpTarget parse(String text, Plain plain) throws UpstreamException {
        if (!(CanonicalUrl.parse(text) instanceof UrlResult.Accepted accepted)) {
            throw refused("url_invalid");
        }
        CanonicalUrl canonical = accepted.url();
        boolean https = canonical.scheme().equals("https");
        if (!https && !canonical.scheme().equals("http")) {
            throw refused("scheme_blocked");
        }
        if (!https && !isPlainAllowed(canonical.host(), plain)) {
            throw refused("not_https");
        }
        HttpUrl url = HttpUrl.parse(text);
        if (url == null
                || url.isHttps() != https
                || url.port() != canonical.port().orElse(0)
                || !url.host().equals(hostText(canonical.host()))) {
            throw refused("url_ambiguous");
        }
        return new HttpTarget(canonical, url.newBuilder().fragment(null).build());
    }

    private static UpstreamException refused(String code) {
        return UpstreamException.unsent(UpstreamException.Kind.REFUSED_DIAL, "target refused: " + code);
    }

    private static boolean isPlainAllowed(Host host, Plain plain) {
        return switch (plain) {
            case NEVER -> false;
            case ANYWHERE -> true;
            case ON_LOOPBACK ->
                host instanceof Host.Address literal
                        ? literal.address().toInetAddress().isLoopbackAddress()
                        : ((Host.Name) host).ascii().equals("localhost");
        };
    }

    private static String hostText(Host host) {
        return host instanceof Host.Name name && name.trailingDot() ? host.text() + "." : host.text();
    }

    /** The URL as core reads it. */
    public CanonicalUrl canonical() {
        return canonical;
    }

    /** The URL as OkHttp requests it. */
    HttpUrl url() {
        return url;
    }

    /** Whether {@code other} goes to the same scheme, host and port. */
    boolean isSameOrigin(HttpUrl other) {
        return other.isHttps() == url.isHttps() && other.host().equals(url.host()) && other.port() == url.port();
    }

    /** The origin; path and query may hold a secret. */
    @Override
    public String toString() {
        return canonical.origin();
    }
}
