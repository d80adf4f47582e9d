/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.connect;

import ai.orcarouter.core.Actor;
import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.mcp.internal.protocol.UpstreamException;
import ai.orcarouter.mcp.internal.registry.Health;
import ai.orcarouter.mcp.internal.registry.Registry;
import ai.orcarouter.mcp.internal.registry.ServerEntry;
import ai.orcarouter.mcp.internal.registry.ServerSnapshot;
import ai.orcarouter.mcp.internal.schema.ListScan;
import ai.orcarouter.mcp.model.McpServer;
import ai.orcarouter.mcp.model.SchemaStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * {@link OpenServers} over the registry: connects by the records, opens credentials for connected servers only,
 * compares every list with the approved one before it is served, and stores and tells what changed. Whatever cannot be
 * told closes the server.
 */
public final class Connections implements OpenServers, AutoCloseable {
    /** What a server said to have changed while others were waited for is read too. */
    private static final int PASSES = 2;

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
    public Opened open() {
        Patience patience = Patience.of(options.probeTimeout());
        ServerSnapshot current = links.sync().orElse(null);
        if (current == null) {
            return new Opened(links.revision(), List.of());
        }
        Set<Link> late = new HashSet<>();
        for (int pass = 0; pass < PASSES; pass++) {
            lookAtDue(current, patience, late);
        }
        long revision = revision();
        List<OpenServer> out = new ArrayList<>();
        for (ServerEntry entry : current.entries()) {
            Link link = links.find(entry.id());
            if (link != null && !(late.contains(link) && link.looks.isRunning())) {
                OpenServer server = found(link).serverOrNull();
                if (server != null) {
                    out.add(server);
                }
            }
        }
        return new Opened(revision, out);
    }

    private void lookAtDue(ServerSnapshot current, Patience patience, Set<Link> late) {
        Map<Link, SharedLook.Ticket> looks = new LinkedHashMap<>();
        for (ServerEntry entry : current.entries()) {
            Link link = links.of(entry);
            if (link != null && entry.schema().status().isOpen() && contacts.isDue(link)) {
                looks.put(link, contacts.start(link));
            }
        }
        looks.forEach((link, look) -> {
            boolean answered = patience.awaits(look.done()) && (look.started() || contacts.refresh(link, patience));
            if (!answered && late.add(link)) {
                link.looks.afterwards(links::changed);
            }
        });
    }

    @Override
    public void hasten(String serverId) {
        links.sync().flatMap(snapshot -> snapshot.entry(serverId)).ifPresent(entry -> {
            Link link = links.of(entry);
            if (link != null && stored(entry).isOpen() && contacts.isDue(link)) {
                contacts.start(link);
            }
        });
    }

    @Override
    public Found find(String serverId, Patience patience) {
        ServerSnapshot current = links.sync().orElse(null);
        if (current == null) {
            return Found.closed(Availability.INVALID);
        }
        ServerEntry entry = current.entry(serverId).orElse(null);
        Availability stored = stored(entry);
        if (!stored.isOpen() || entry == null) {
            return Found.closed(stored);
        }
        Link link = links.of(entry);
        return link != null && contacts.refresh(link, patience) ? found(link) : Found.closed(Availability.DOWN);
    }

    private Found found(Link link) {
        Availability standing = standing(link);
        Tools tools = link.tools().orElse(null);
        return standing.isOpen() && tools != null ? Found.open(new Served(link, tools, this)) : Found.closed(standing);
    }

    /**
     * How a server that was handed out stands now, after its tools were listed again if that was due.
     *
     * @throws UpstreamException when {@code patience} ended before
     */
    Availability look(Link link, Patience patience) throws UpstreamException {
        links.sync();
        if (!link.isClosed() && !contacts.refresh(link, patience)) {
            throw patience.exhausted();
        }
        return standing(link);
    }

    /** Lists the tools of a server that was handed out anew, if it is still the registered one. */
    void renew(Link link, Patience patience) throws UpstreamException {
        if (!link.isClosed() && !contacts.renew(link, patience)) {
            throw patience.exhausted();
        }
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
        if (link.isOutdated() || contacts.isOver(link)) {
            return Availability.DOWN; // it changed, and how could not be read yet; or it was not read for too long
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
            if (contacts.announces(link)) {
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
                if (unstored.code() == ErrorCode.CONTENDED
                        && Thread.currentThread().isInterrupted()) {
                    return; // it was not asked
                }
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
        contacts.close();
        probers.close();
    }
}
