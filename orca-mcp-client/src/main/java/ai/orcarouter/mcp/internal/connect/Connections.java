/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.connect;

import ai.orcarouter.core.Actor;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.mcp.internal.protocol.CallOptions;
import ai.orcarouter.mcp.internal.protocol.CallResult;
import ai.orcarouter.mcp.internal.protocol.UpstreamException;
import ai.orcarouter.mcp.internal.registry.Health;
import ai.orcarouter.mcp.internal.registry.Registry;
import ai.orcarouter.mcp.internal.registry.Registry.Outcome;
import ai.orcarouter.mcp.internal.registry.Registry.Sighting;
import ai.orcarouter.mcp.internal.registry.ServerEntry;
import ai.orcarouter.mcp.internal.registry.ServerSnapshot;
import ai.orcarouter.mcp.internal.schema.ListScan;
import ai.orcarouter.mcp.internal.schema.SchemaState;
import ai.orcarouter.mcp.internal.schema.ToolListing;
import ai.orcarouter.mcp.model.AuthMode;
import ai.orcarouter.mcp.model.Credential;
import ai.orcarouter.mcp.model.McpServer;
import ai.orcarouter.mcp.model.SchemaStatus;
import ai.orcarouter.mcp.model.ServerFinding;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * {@link OpenServers} over the registry: connects by the records, opens credentials for connected servers only,
 * compares every list with the approved one before it is served, and stores and tells what changed. Whatever cannot be
 * told closes the server.
 */
public final class Connections implements OpenServers, AutoCloseable {
    private static final int UNKNOWN_TOOL = -32602;

    private final Registry registry;
    private final Connector connector;
    private final ListScan scan;
    private final ConnectOptions options;
    private final ServerEvents events;
    private final Probers probers = new Probers();
    private final Map<String, Link> links = new ConcurrentHashMap<>();
    private final AtomicLong revision = new AtomicLong(1);
    private final AtomicLong seen = new AtomicLong(-1);
    private volatile boolean closed;

    /** Connections to the servers of {@code registry}. */
    public Connections(Registry registry, Connector connector, ListScan scan, ConnectOptions options) {
        this.registry = registry;
        this.connector = connector;
        this.scan = scan;
        this.options = options;
        events = new ServerEvents(registry.services());
    }

    private long now() {
        return registry.services().clock().millis();
    }

    /** Ends connections to servers that are gone, disabled or changed; cheap when nothing did. */
    public Optional<ServerSnapshot> sync() {
        Optional<ServerSnapshot> current = closed ? Optional.empty() : registry.current();
        long stored = current.map(snapshot -> snapshot.stored().revision()).orElse(-2L);
        if (seen.getAndSet(stored) != stored) {
            revision.incrementAndGet();
            links.values().removeIf(link -> {
                boolean same = current.flatMap(
                                snapshot -> usable(snapshot, link.server().id()))
                        .filter(entry -> entry.generation().equals(link.generation()))
                        .isPresent();
                if (!same && current.isPresent()) {
                    link.close();
                }
                return !same && current.isPresent();
            });
        }
        return current;
    }

    private static Optional<ServerEntry> usable(ServerSnapshot snapshot, String id) {
        return snapshot.entry(id)
                .filter(entry -> entry.server().filter(McpServer::enabled).isPresent());
    }

    private @Nullable Link link(ServerEntry entry) {
        McpServer server = entry.server().orElse(null);
        if (server == null || !server.enabled() || closed) {
            return null;
        }
        return links.compute(entry.id(), (id, known) -> {
            if (known != null && known.generation().equals(entry.generation())) {
                return known;
            }
            if (known != null) {
                known.close();
            }
            return new Link(entry.generation(), server, connector.target(server), revision::incrementAndGet);
        });
    }

    @Override
    public List<OpenServer> open() {
        Optional<ServerSnapshot> current = sync();
        if (current.isEmpty()) {
            return List.of();
        }
        List<Link> due = new ArrayList<>();
        for (ServerEntry entry : current.get().entries()) {
            Link link = link(entry);
            if (link != null && mayServe(entry.schema()) && link.isDue(now(), options.maxListAge())) {
                due.add(link);
            }
        }
        probers.all(due, link -> refresh(link, Registry.GATEWAY, false));
        List<OpenServer> out = new ArrayList<>();
        for (ServerEntry entry : current.get().entries()) {
            served(entry.id()).ifPresent(out::add);
        }
        return List.copyOf(out);
    }

    private static boolean mayServe(SchemaState state) {
        return state.status().isOpen();
    }

    @Override
    public Optional<OpenServer> find(String serverId) {
        return availability(serverId).isOpen() ? served(serverId) : Optional.empty();
    }

    @Override
    public Availability availability(String serverId) {
        Optional<ServerSnapshot> current = sync();
        if (current.isEmpty()) {
            return Availability.INVALID;
        }
        ServerEntry entry = current.get().entry(serverId).orElse(null);
        Availability stored = stored(entry);
        if (!stored.isOpen() || entry == null) {
            return stored;
        }
        Link link = link(entry);
        if (link == null) {
            return Availability.DOWN;
        }
        if (link.isDue(now(), options.maxListAge())) {
            refresh(link, Registry.GATEWAY, false);
        }
        return standing(link);
    }

    /** What the stored configuration says, before anybody is asked. */
    private static Availability stored(@Nullable ServerEntry entry) {
        if (entry == null) {
            return Availability.UNKNOWN;
        }
        McpServer server = entry.server().orElse(null);
        if (server == null) {
            return Availability.INVALID;
        }
        return server.enabled() ? of(entry.schema().status()) : Availability.DISABLED;
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
        boolean served = link.tools()
                .filter(tools ->
                        entry.schema().serves(link.target(), tools.listing().hash()))
                .isPresent();
        return served ? Availability.OPEN : Availability.INVALID;
    }

    private Optional<OpenServer> served(String id) {
        Link link = links.get(id);
        if (link == null || !standing(link).isOpen()) {
            return Optional.empty();
        }
        return link.tools().map(tools -> new Served(link, tools));
    }

    @Override
    public long revision() {
        sync();
        for (Link link : links.values()) {
            if (link.announcesDue(now(), options.maxListAge())) {
                revision.incrementAndGet();
            }
        }
        return revision.get();
    }

    /**
     * Asks a server for its tools now, whatever is known of it.
     *
     * @param keepHealth whether the time of the contact is stored even when nothing else is new
     * @return empty when it is not registered, disabled or cannot be used
     * @throws OrcaException when what was found cannot be stored
     */
    public Optional<Probed> probe(Actor actor, String serverId, boolean keepHealth) {
        Link link = sync().flatMap(snapshot -> snapshot.entry(serverId))
                .map(this::link)
                .orElse(null);
        if (link == null) {
            return Optional.empty();
        }
        link.asking.lock();
        try {
            return Optional.of(contact(link, actor, keepHealth));
        } finally {
            link.asking.unlock();
        }
    }

    /** What a probe found, with the tools that it saw. */
    public record Probed(Health health, @Nullable ToolsSeen seenOrNull) {}

    /** Tools as they were listed, and what a scan found. */
    public record ToolsSeen(ToolListing listing, List<ServerFinding> findings) {}

    /** When a server was last asked in this process. */
    public Optional<Health> lastContact(String serverId) {
        return Optional.ofNullable(links.get(serverId)).flatMap(Link::health);
    }

    private void refresh(Link link, Actor actor, boolean keepHealth) {
        link.asking.lock();
        try {
            if (link.isDue(now(), options.maxListAge())) {
                contact(link, actor, keepHealth);
            }
        } catch (OrcaException unstored) {
            // What was seen could not be stored, so it is not approved: the link serves nothing it did not before.
            link.markStale();
        } finally {
            link.asking.unlock();
        }
    }

    private Probed contact(Link link, Actor actor, boolean keepHealth) {
        String id = link.server().id();
        Contact contact = link.ask(
                connector,
                () -> credential(id, link.generation()),
                scan,
                registry.current().map(snapshot -> snapshot.toolsBeside(id)).orElse(Map.of()),
                options,
                () -> registry.services().clock().instant());
        revision.incrementAndGet();
        if (!contact.counts()) {
            return new Probed(contact.health(), null);
        }
        Sighting sighting = new Sighting(
                link.generation(),
                contact.listingOrNull(),
                contact.findings(),
                link.target(),
                options.trustOnFirstUse(),
                contact.health(),
                keepHealth);
        Optional<Outcome> outcome = registry.observe(actor, id, sighting);
        outcome.ifPresent(what -> events.seen(id, what, contact));
        if (outcome.isEmpty()) {
            sync();
        }
        ToolsSeen seenTools =
                contact.listingOrNull() == null ? null : new ToolsSeen(contact.listingOrNull(), contact.findings());
        return new Probed(contact.health(), seenTools);
    }

    private Optional<Credential> credential(String id, String generation) {
        ServerEntry entry = registry.current()
                .flatMap(snapshot -> usable(snapshot, id))
                .filter(found -> found.generation().equals(generation))
                .orElse(null);
        if (entry == null || entry.serverOrNull() == null) {
            return Optional.empty();
        }
        McpServer server = entry.serverOrNull();
        if (server.authMode() == AuthMode.NONE) {
            return Optional.of(Credential.none());
        }
        return entry.credentialOrNull() == null
                ? Optional.empty()
                : registry.vault().open(server, entry.credentialOrNull());
    }

    /** The servers whose last contact is so long ago that a scheduled probe is due. */
    public List<String> due(Instant now) {
        List<String> out = new ArrayList<>();
        sync().ifPresent(snapshot -> {
            for (ServerEntry entry : snapshot.entries()) {
                if (usable(snapshot, entry.id()).isPresent() && isProbeDue(entry, now)) {
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

    /** Ends the connection to a server, so that it is made anew with what is stored now. */
    public void drop(String serverId) {
        Link link = links.remove(serverId);
        if (link != null) {
            link.close();
            revision.incrementAndGet();
        }
    }

    /** Ends all connections. */
    @Override
    public void close() {
        closed = true;
        List.copyOf(links.keySet()).forEach(this::drop);
        probers.close();
    }

    /** A server that was open when it was handed out; each call looks again. */
    private final class Served implements OpenServer {
        private final Link link;
        private final Tools tools;

        Served(Link link, Tools tools) {
            this.link = link;
            this.tools = tools;
        }

        @Override
        public String id() {
            return link.server().id();
        }

        @Override
        public List<VerifiedTool> tools() {
            return tools.verified();
        }

        @Override
        public Optional<String> instructions() {
            return tools.listing().instructions();
        }

        @Override
        public CallResult call(String upstreamName, ObjectNode arguments, CallOptions callOptions)
                throws UpstreamException, SchemaDriftException {
            VerifiedTool tool = approved(upstreamName);
            try {
                return link.requireUpstream().callTool(upstreamName, arguments, callOptions.withDefinition(tool.raw()));
            } catch (UpstreamException e) {
                if (tellsOfTools(e)) {
                    link.markStale();
                }
                throw e;
            }
        }

        /** Whether the tools must be listed again: the connection is another one now, or the tool is gone. */
        private boolean tellsOfTools(UpstreamException e) {
            return switch (e.kind()) {
                case RPC_ERROR -> e.code().orElse(0) == UNKNOWN_TOOL;
                case TIMED_OUT, CANCELLED -> false;
                case REFUSED_DIAL, TRANSPORT, PROTOCOL, UNAUTHORIZED, ERA_UNSUPPORTED, CLOSED -> true;
            };
        }

        private VerifiedTool approved(String name) throws SchemaDriftException {
            sync();
            if (link.isDue(now(), options.maxListAge())) {
                refresh(link, Registry.GATEWAY, false);
            }
            Availability standing = standing(link);
            if (!standing.isOpen()) {
                throw new SchemaDriftException(standing, "the server is not open: " + standing.code());
            }
            VerifiedTool offered = tools.byName().get(name);
            VerifiedTool now =
                    link.tools().map(known -> known.byName().get(name)).orElse(null);
            if (offered == null || now == null || !now.hash().equals(offered.hash())) {
                throw new SchemaDriftException(Availability.CHANGED, "the tool is not the one that was approved");
            }
            return now;
        }
    }
}
