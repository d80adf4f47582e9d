/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.gateway;

import ai.orcarouter.mcp.internal.connect.OpenServer;
import ai.orcarouter.mcp.internal.connect.OpenServers;
import ai.orcarouter.mcp.internal.connect.Opened;
import ai.orcarouter.mcp.internal.connect.VerifiedTool;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue of all open servers, which another takes the place of as a whole when they change, and the tools of
 * each server by itself, so that a call need not know the others. Thread-safe.
 */
final class CatalogView {
    private final OpenServers servers;
    private final Map<String, Named> byServer = new ConcurrentHashMap<>();
    private volatile Catalog catalog = Catalog.EMPTY;

    CatalogView(OpenServers servers) {
        this.servers = servers;
    }

    /** The tools of one server under their names, as of a list of that server's. */
    private record Named(List<VerifiedTool> tools, Catalog catalog) {}

    /** The catalogue after a look at the servers, which lists tools again where a list is too old. */
    Catalog look() {
        Opened opened = servers.open();
        return swap(opened);
    }

    private synchronized Catalog swap(Opened opened) {
        Catalog held = catalog;
        if (held.shown().revision() >= opened.revision() && !held.equals(Catalog.EMPTY)) {
            return held;
        }
        Catalog next = Catalog.of(opened.revision(), opened.servers());
        byServer.keySet()
                .retainAll(opened.servers().stream().map(OpenServer::id).collect(Collectors.toSet()));
        catalog = next;
        return next;
    }

    /** The tool of an open server with that canonical name or alias; null when it has none. */
    @SuppressWarnings("ReferenceEquality") // the list of one instance never changes
    @Nullable
    CatalogTool find(OpenServer server, String name) {
        List<VerifiedTool> tools = server.tools();
        Named held = byServer.get(server.id());
        if (held == null || held.tools() != tools) {
            held = new Named(tools, Catalog.of(0, List.of(server)));
            byServer.put(server.id(), held);
        }
        return held.catalog().find(name);
    }
}
