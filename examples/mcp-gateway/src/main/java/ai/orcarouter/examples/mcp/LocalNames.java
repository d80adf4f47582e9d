/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.mcp;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names of this machine for itself, with the port of a server: what {@code Host} and {@code Origin} of a request
 * may be. A name that somebody else's DNS leads here is none of them (DNS rebinding).
 */
final class LocalNames {
    private final Set<String> hosts;
    private final int port;

    LocalNames(int port) {
        this.port = port;
        this.hosts = Set.of("localhost", "127.0.0.1", "[::1]");
    }

    /** Whether a request with these fields comes from this machine and means it. */
    boolean allow(@Nullable String host, @Nullable String origin) {
        return host != null && isOurs(host) && (origin == null || isOurOrigin(origin));
    }

    private boolean isOurs(String authority) {
        String text = authority.toLowerCase(Locale.ROOT);
        String suffix = ":" + port;
        return text.endsWith(suffix) && hosts.contains(text.substring(0, text.length() - suffix.length()));
    }

    /** A page of another port of this machine is somebody else's page. */
    private boolean isOurOrigin(String origin) {
        String scheme = "http://";
        return origin.toLowerCase(Locale.ROOT).startsWith(scheme) && isOurs(origin.substring(scheme.length()));
    }
}
