/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.codec;

import ai.orcarouter.core.net.CanonicalUrl;
import ai.orcarouter.core.net.Host;
import ai.orcarouter.core.net.UrlResult;
import java.util.Optional;

/** What the URLs of a server must be, as text; whether they may be dialled is the address policy's to say. */
public final class Endpoints {
    private static final String MASKED = "/********";

    private Endpoints() {}

    /** The URL of a stored endpoint; empty when it is none. */
    public static Optional<CanonicalUrl> url(String text) {
        return CanonicalUrl.parse(text) instanceof UrlResult.Accepted accepted
                ? Optional.of(accepted.url())
                : Optional.empty();
    }

    /** What is wrong with an endpoint; empty when nothing is. It repeats nothing of the text. */
    static String fault(String text) {
        UrlResult result = CanonicalUrl.parse(text);
        if (result instanceof UrlResult.Refused refused) {
            return "the endpoint is no acceptable URL: " + refused.reason();
        }
        CanonicalUrl url = ((UrlResult.Accepted) result).url();
        if (!isHttp(url)) {
            return "the endpoint must be an http or https URL";
        }
        return url.rest().indexOf('#') >= 0 ? "the endpoint must not have a fragment" : "";
    }

    /** What is wrong with a token URL or issuer; empty when nothing is. */
    static String faultOfTokenUrl(String text) {
        Optional<CanonicalUrl> url = url(text);
        if (url.isEmpty() || !isHttp(url.get()) || text.length() > 512 || text.indexOf('#') >= 0) {
            return "it must be an https URL of at most 512 characters without a fragment";
        }
        return keepsSecrets(url.get()) ? "" : "it must be https, because a secret is sent there";
    }

    private static boolean isHttp(CanonicalUrl url) {
        return url.scheme().equals("http") || url.scheme().equals("https");
    }

    /** Whether what is sent there cannot be read on the way: https, or this very machine. */
    public static boolean keepsSecrets(CanonicalUrl url) {
        return url.scheme().equals("https") || isLoopback(url.host());
    }

    private static boolean isLoopback(Host host) {
        if (host instanceof Host.Address literal) {
            byte[] bytes = literal.address().bytes();
            return bytes.length == 4 ? bytes[0] == 127 : isV6Loopback(bytes);
        }
        return ((Host.Name) host).ascii().equals("localhost");
    }

    private static boolean isV6Loopback(byte[] bytes) {
        int sum = 0;
        for (int i = 0; i < bytes.length - 1; i++) {
            sum |= bytes[i];
        }
        return sum == 0 && bytes[bytes.length - 1] == 1;
    }

    /** An endpoint as it is shown: path and query may hold a key, so nothing behind the origin is. */
    public static String mask(String endpoint) {
        return url(endpoint)
                .map(url -> isBare(url) ? url.serialize() : url.origin() + MASKED)
                .orElse(endpoint.isEmpty() ? "" : MASKED);
    }

    private static boolean isBare(CanonicalUrl url) {
        return url.rest().isEmpty() || url.rest().equals("/") || url.rest().equals("/mcp");
    }
}
