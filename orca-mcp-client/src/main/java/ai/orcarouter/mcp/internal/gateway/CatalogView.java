/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.gateway;

import ai.orcarouter.mcp.internal.connect.OpenServer;
import ai.orcarouter.mcp.internal.connect.OpenServers;
import java.util.List;

/** The current catalogue, which another takes the place of as a whole when the servers change. Thread-safe. */
final class CatalogView {
    private static final int TRIES = 3;

    private final OpenServers servers;
    private volatile Catalog catalog = Catalog.EMPTY;

    CatalogView(OpenServers servers) {
        this.servers = servers;
    }

    /** The catalogue as of the last change; looks at the servers only when there was one since. */
    Catalog current() {
        Catalog held = catalog;
        return held.shown().revision() == servers.revision() ? held : look();
    }

    /** The catalogue after a look at the servers, which lists tools again where a list is too old. */
    Catalog look() {
        for (int i = 0; i < TRIES; i++) {
            long revision = servers.revision();
            List<OpenServer> open = servers.open();
            // Looking may itself find changes; then the answer may be from before or after them.
            if (servers.revision() == revision) {
                return swap(revision, open);
            }
        }
        long revision = servers.revision();
        return swap(revision, servers.open());
    }

    private synchronized Catalog swap(long revision, List<OpenServer> open) {
        Catalog held = catalog;
        if (held.shown().revision() >= revision && held != Catalog.EMPTY) {
            return held;
        }
        Catalog next = Catalog.of(revision, open, held);
        catalog = next;
        return next;
    }
}
