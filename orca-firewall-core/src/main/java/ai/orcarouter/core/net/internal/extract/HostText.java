/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal.extract;

import ai.orcarouter.core.net.CanonicalUrl;
import ai.orcarouter.core.net.Destination.Kind;
import ai.orcarouter.core.net.Host;
import ai.orcarouter.core.net.HostParser;
import ai.orcarouter.core.net.HostResult;
import ai.orcarouter.core.net.UrlResult;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Asks the canonicaliser of hosts and URLs, and keeps a refused text with its best reading. */
final class HostText {
    private static final int MAX_REFUSED = 253;

    private HostText() {}

    /**
     * A host as a destination needs it.
     *
     * @param kind address or name
     * @param host canonical, or the best reading of a refused text
     * @param portOrNull the port, when a URL gave one
     * @param refusalOrNull why the text was refused
     */
    record Reading(
            Kind kind,
            String host,
            @Nullable Integer portOrNull,
            @Nullable String refusalOrNull) {}

    static Reading read(String text) {
        HostResult result = HostParser.parse(text);
        if (result instanceof HostResult.Accepted accepted) {
            return of(accepted.host(), null, null);
        }
        HostResult.Refused refused = (HostResult.Refused) result;
        return refused(text, refused.reading(), null, refused.reason());
    }

    /**
     * Reads a URL of a scheme that the canonicaliser judges as a whole; {@code authority} serves when it has no
     * reading.
     */
    static Reading readUrl(String url, String authority) {
        UrlResult result = CanonicalUrl.parse(url);
        if (result instanceof UrlResult.Accepted accepted) {
            CanonicalUrl canonical = accepted.url();
            Integer port = canonical.port().isPresent()
                    ? Integer.valueOf(canonical.port().getAsInt())
                    : null;
            return of(canonical.host(), port, null);
        }
        UrlResult.Refused refused = (UrlResult.Refused) result;
        String reading = refused.reading();
        if (reading == null) {
            HostPort parts = HostPort.of(authority.substring(authority.lastIndexOf('@') + 1));
            Reading host = read(parts.host());
            return new Reading(host.kind(), host.host(), refused.port(), refused.reason());
        }
        return refused(authority, reading, refused.port(), refused.reason());
    }

    private static Reading of(Host host, @Nullable Integer port, @Nullable String refusal) {
        return new Reading(host instanceof Host.Address ? Kind.IP : Kind.NAME, host.text(), port, refusal);
    }

    private static Reading refused(String text, @Nullable String reading, @Nullable Integer port, String reason) {
        if (reading != null && HostParser.parse(reading) instanceof HostResult.Accepted accepted) {
            return of(accepted.host(), port, reason);
        }
        String shown = reading != null ? reading : text;
        String cut = shown.length() <= MAX_REFUSED ? shown : shown.substring(0, MAX_REFUSED);
        return new Reading(Kind.NAME, cut.toLowerCase(Locale.ROOT), port, reason);
    }
}
