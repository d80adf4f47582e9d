/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.connect;

import ai.orcarouter.core.Actor;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.mcp.internal.registry.Health;
import ai.orcarouter.mcp.internal.registry.Registry;
import ai.orcarouter.mcp.internal.registry.ServerEntry;
import ai.orcarouter.mcp.internal.registry.ServerSnapshot;
import ai.orcarouter.mcp.internal.schema.ListScan;
import ai.orcarouter.mcp.model.McpServer;
import ai.orcarouter.mcp.model.SchemaStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * {@link OpenServers} over the registry: connects by the records, opens credentials for connected servers only,
 * compares every list with the approved one before it is served, and stores and tells what changed. Whatever cannot be
 * told closes the server.
 */
public final class Connections implements OpenServers, AutoCloseable {
    private final Registry registry;
    private final ConnectOptions options;
    private final Probers probers = new Probers();
    private final Links links;
    private final Contacts contacts;

    /** Connections to the servers of {@code registry}. */
    public Connections(Registry registry, Connector connector, ListScan scan, ConnectOptions options) {
        this.registry = registry;
        this.options = options;
        links = new Links(registry, connector);
        contacts = new Contacts(registry, links, connector, scan, options);
    }

    @Override
    public List<OpenServer> open() {
        Optional<ServerSnapshot> current = links.sync();
        if (current.isEmpty()) {
            return List.of();
        }
        List<Link> due = new ArrayList<>();
        for (ServerEntry entry : current.get().entries()) {
            Link link = links.of(entry);
            if (link != null && entry.schema().status().isOpen() && contacts.isDue(link)) {
                due.add(link);
            }
        }
        probers.all(due, contacts::refresh);
        List<OpenServer> out = new ArrayList<>();
        for (ServerEntry entry : current.get().entries()) {
            served(entry.id()).ifPresent(out::add);
        }
        return List.copyOf(out);
    }

    @Override
    public Optional<OpenServer> find(String serverId) {
        return availability(serverId).isOpen() ? served(serverId) : Optional.empty();
    }

    private Optional<OpenServer> served(String id) {
        Link link = links.find(id);
        if (link == null || !standing(link).isOpen()) {
            return Optional.empty();
        }
        return link.tools().map(tools -> new Served(link, tools, this));
    }

    @Override
    public Availability availability(String serverId) {
        Optional<ServerSnapshot> current = links.sync();
        if (current.isEmpty()) {
            return Availability.INVALID;
        }
        ServerEntry entry = current.get().entry(serverId).orElse(null);
        Availability stored = stored(entry);
        if (!stored.isOpen() || entry == null) {
            return stored;
        }
        Link link = links.of(entry);
        if (link == null) {
            return Availability.DOWN;
        }
        contacts.refresh(link);
        return standing(link);
    }

    /** How a server that was handed out stands now, after its tools were listed again if that was due. */
    Availability look(Link link) {
        links.sync();
        if (!link.isClosed()) {
            contacts.refresh(link);
        }
        return standing(link);
    }

    /** What the stored configuration says, before anybody is asked. */
    private Availability stored(@Nullable ServerEntry entry) {
        if (entry == null) {
            return Availability.UNKNOWN;
        }
        McpServer server = entry.server().orElse(null);
        if (server == null) {
            return Availability.INVALID;
        }
        if (!server.enabled()) {
            return Availability.DISABLED;
        }
        Availability tools = of(entry.schema().status());
        return tools.isOpen()
                        && options.strictSurface()
                        && entry.schema().surface().isChanged()
                ? Availability.CHANGED
                : tools;
    }

    private static Availability of(SchemaStatus status) {
        return switch (status) {
            case UNBASELINED, VERIFIED -> Availability.OPEN;
            case CHANGED -> Availability.CHANGED;
            case PENDING -> Availability.PENDING;
            case QUARANTINED -> Availability.QUARANTINED;
        };
    }

    /** Whether what a link has listed is what the configuration of this moment approves. */
    private Availability standing(Link link) {
        ServerEntry entry = registry.current()
                .flatMap(snapshot -> snapshot.entry(link.server().id()))
                .orElse(null);
        Availability stored = stored(entry);
        if (!stored.isOpen() || entry == null) {
            return stored;
        }
        if (link.isClosed() || !entry.generation().equals(link.generation())) {
            return Availability.DOWN;
        }
        if (!link.problem().isOpen()) {
            return link.problem();
        }
        if (link.isOutdated()) {
            return Availability.DOWN; // it changed, and how could not be read yet
        }
        boolean served = link.tools()
                .filter(tools ->
                        entry.schema().serves(link.target(), tools.listing().hash()))
                .isPresent();
        return served ? Availability.OPEN : Availability.INVALID;
    }

    @Override
    public long revision() {
        links.sync();
        for (Link link : links.all()) {
            if (contacts.announcesDue(link)) {
                links.changed();
            }
        }
        return links.revision();
    }

    /** Ends connections to servers that are gone, disabled or changed; cheap when nothing did. */
    public void sync() {
        links.sync();
    }

    /**
     * Asks a server for its tools now, whatever is known of it.
     *
     * @param keepHealth whether the time of the contact is stored even when nothing else is new
     * @return empty when it is not registered, disabled or cannot be used
     * @throws OrcaException when what was found cannot be stored
     */
    public Optional<Probed> probe(Actor actor, String serverId, boolean keepHealth) {
        Link link = links.sync()
                .flatMap(snapshot -> snapshot.entry(serverId))
                .map(links::of)
                .orElse(null);
        return link == null ? Optional.empty() : Optional.of(contacts.probe(link, actor, keepHealth));
    }

    /** The servers whose last contact is so long ago that a scheduled probe is due. */
    public List<String> due(Instant now) {
        List<String> out = new ArrayList<>();
        links.sync().ifPresent(snapshot -> {
            for (ServerEntry entry : snapshot.entries()) {
                if (Links.usable(snapshot, entry.id()).isPresent() && isProbeDue(entry, now)) {
                    out.add(entry.id());
                }
            }
        });
        return out;
    }

    private boolean isProbeDue(ServerEntry entry, Instant now) {
        Instant last = lastContact(entry.id()).map(Health::checkedAtOrNull).orElse(null);
        return last == null
                || last.isAfter(now)
                || !last.plus(options.probeInterval()).isAfter(now);
    }

    /** Probes several servers at once; one whose result cannot be stored is left out. */
    public Map<String, Probed> probeAll(Actor actor, List<String> ids) {
        Map<String, Probed> out = new ConcurrentSkipListMap<>();
        probers.all(ids, id -> {
            try {
                probe(actor, id, false).ifPresent(found -> out.put(id, found));
            } catch (OrcaException unstored) {
                drop(id); // nothing that could not be stored is served; the next call connects and looks again
            }
        });
        return out;
    }

    /** When a server was last asked in this process, and how it answered. */
    public Optional<Health> lastContact(String serverId) {
        return Optional.ofNullable(links.find(serverId)).flatMap(Link::health);
    }

    /** Ends the connection to a server, so that it is made anew with what is stored now. */
    public void drop(String serverId) {
        links.end(serverId);
    }

    /** Ends all connections. */
    @Override
    public void close() {
        links.close();
        probers.close();
    }
}
