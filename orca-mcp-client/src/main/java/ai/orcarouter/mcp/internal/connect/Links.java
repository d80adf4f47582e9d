/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.connect;

import ai.orcarouter.mcp.internal.registry.Registry;
import ai.orcarouter.mcp.internal.registry.ServerEntry;
import ai.orcarouter.mcp.internal.registry.ServerSnapshot;
import ai.orcarouter.mcp.model.McpServer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * One link for each enabled server, made for the version of its record that holds; one for another version is closed.
 * Thread-safe. Links are closed outside any lock, since ending a process takes a while.
 */
final class Links implements AutoCloseable {
    private static final long UNREADABLE = -2;

    private final Registry registry;
    private final Connector connector;
    private final Map<String, Link> links = new ConcurrentHashMap<>();
    private final AtomicLong revision = new AtomicLong(1);
    private final AtomicLong seen = new AtomicLong(-1);
    private volatile boolean closed;

    Links(Registry registry, Connector connector) {
        this.registry = registry;
        this.connector = connector;
    }

    /** The servers as they are registered now; ends links to those that are gone, disabled or changed. */
    Optional<ServerSnapshot> sync() {
        Optional<ServerSnapshot> current = closed ? Optional.empty() : registry.current();
        long stored = current.map(snapshot -> snapshot.stored().revision()).orElse(UNREADABLE);
        if (seen.get() != stored && seen.getAndSet(stored) != stored) {
            changed();
            current.ifPresent(this::endOthers);
        }
        return current;
    }

    private void endOthers(ServerSnapshot snapshot) {
        List<Link> gone = new ArrayList<>();
        links.values().removeIf(link -> {
            boolean same = usable(snapshot, link.server().id())
                    .filter(entry -> entry.generation().equals(link.generation()))
                    .isPresent();
            if (!same) {
                gone.add(link);
            }
            return !same;
        });
        gone.forEach(Link::close);
    }

    /** A server, if it is enabled and its record can be used. */
    static Optional<ServerEntry> usable(ServerSnapshot snapshot, String id) {
        return snapshot.entry(id)
                .filter(entry -> entry.server().filter(McpServer::enabled).isPresent());
    }

    /** The link of a server; null when it has none, because it is disabled or all is closed. */
    @Nullable
    Link of(ServerEntry entry) {
        McpServer server = entry.server().orElse(null);
        if (server == null || !server.enabled() || closed) {
            return null;
        }
        List<Link> gone = new ArrayList<>(1);
        Link link = links.compute(entry.id(), (id, known) -> {
            if (known != null && known.generation().equals(entry.generation())) {
                return known;
            }
            if (known != null) {
                gone.add(known);
            }
            return new Link(entry.generation(), server, connector.target(server), this::changed);
        });
        gone.forEach(Link::close);
        if (closed) {
            end(entry.id());
            return null;
        }
        return link;
    }

    /** The link of a server, if it has one. */
    @Nullable
    Link find(String id) {
        return links.get(id);
    }

    /** All links. */
    Collection<Link> all() {
        return List.copyOf(links.values());
    }

    /** What is offered may be something else from now on. */
    void changed() {
        revision.incrementAndGet();
    }

    long revision() {
        return revision.get();
    }

    /** Ends the link of a server; the next use makes another. */
    void end(String id) {
        Link link = links.remove(id);
        if (link != null) {
            link.close();
            changed();
        }
    }

    @Override
    public void close() {
        closed = true;
        List.copyOf(links.keySet()).forEach(this::end);
    }
}
