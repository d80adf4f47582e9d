/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.match;

import ai.orcarouter.core.net.CanonicalUrl;
import ai.orcarouter.core.net.Host;
import ai.orcarouter.core.net.HostParser;
import ai.orcarouter.core.net.HostResult;
import ai.orcarouter.core.net.UrlResult;
import ai.orcarouter.firewall.internal.egress.EgressEntry;
import java.util.List;

/** The entries of a {@code host_in} clause. Resolves nothing (SEMANTICS 1.3). */
public final class HostSet {
    private static final int NO_PORT = -1;
    private static final int MAX_PORT = 65_535;

    private final List<EgressEntry> entries;

    /** A set of parsed entries. */
    public HostSet(List<EgressEntry> entries) {
        this.entries = List.copyOf(entries);
    }

    int test(String text) {
        if (text.contains("://")) {
            return CanonicalUrl.parse(text) instanceof UrlResult.Accepted url
                    ? test(url.url().host(), url.url().port().orElse(NO_PORT))
                    : Truth.SUSPICIOUS;
        }
        int colon = text.lastIndexOf(':');
        boolean ported =
                colon > 0 && (text.charAt(colon - 1) == ']' || text.indexOf(':') == colon) && isPort(text, colon + 1);
        String host = ported ? text.substring(0, colon) : text;
        int port = ported ? Integer.parseInt(text, colon + 1, text.length(), 10) : NO_PORT;
        return HostParser.parse(host) instanceof HostResult.Accepted accepted
                ? test(accepted.host(), port)
                : Truth.SUSPICIOUS;
    }

    private int test(Host host, int port) {
        for (EgressEntry entry : entries) {
            if (entry.acceptsPort(port) && entry.matchesLiterally(host)) {
                return Truth.TRUE;
            }
        }
        return Truth.FALSE;
    }

    /** As in URLs: from 1 to 65535, without leading zeros. */
    private static boolean isPort(String text, int from) {
        int length = text.length() - from;
        if (length < 1 || length > 5 || text.charAt(from) == '0') {
            return false;
        }
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return Integer.parseInt(text, from, text.length(), 10) <= MAX_PORT;
    }
}
