/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.http;

import ai.orcarouter.core.net.CanonicalUrl;
import ai.orcarouter.core.net.Host;
import ai.orcarouter.core.net.UrlResult;
import okhttp3.HttpUrl;

/**
 * An https URL that core and OkHttp read alike; one that they read differently might be checked as one host and dialled
 * as another. Immutable.
 */
public final class GuardedTarget {
    private final CanonicalUrl canonical;
    private final HttpUrl url;

    private GuardedTarget(CanonicalUrl canonical, HttpUrl url) {
        this.canonical = canonical;
        this.url = url;
    }

    /**
     * Reads a URL. Nothing is looked up, and where it leads is not judged here.
     *
     * @throws TargetRefusedException when it is no URL without userinfo, not https, or read differently by OkHttp
     */
    public static GuardedTarget parse(String text) throws TargetRefusedException {
        if (!(CanonicalUrl.parse(text) instanceof UrlResult.Accepted accepted)) {
            throw new TargetRefusedException("url_invalid");
        }
        CanonicalUrl canonical = accepted.url();
        if (!canonical.scheme().equals("https")) {
            throw new TargetRefusedException("not_https");
        }
        HttpUrl url = HttpUrl.parse(text);
        if (url == null
                || !url.isHttps()
                || url.port() != canonical.port().orElse(0)
                || !url.host().equals(host(canonical.host()))) {
            throw new TargetRefusedException("url_ambiguous");
        }
        return new GuardedTarget(canonical, url);
    }

    private static String host(Host host) {
        return host instanceof Host.Name name && name.trailingDot() ? host.text() + "." : host.text();
    }

    /** The URL as core reads it. */
    public CanonicalUrl canonical() {
        return canonical;
    }

    /** The URL as OkHttp requests it. */
    public HttpUrl url() {
        return url;
    }

    /** Whether {@code other} goes to the same scheme, host and port. */
    public boolean isSameOrigin(HttpUrl other) {
        return other.isHttps() && other.host().equals(url.host()) && other.port() == url.port();
    }

    /** The origin; path and query may hold a secret. */
    @Override
    public String toString() {
        return canonical.origin();
    }
}
