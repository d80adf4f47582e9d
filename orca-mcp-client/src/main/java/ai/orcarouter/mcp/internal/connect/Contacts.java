/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.connect;

import ai.orcarouter.core.Actor;
import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.mcp.internal.registry.Registry;
import ai.orcarouter.mcp.internal.registry.Registry.Outcome;
import ai.orcarouter.mcp.internal.registry.Registry.Sighting;
import ai.orcarouter.mcp.internal.registry.ServerEntry;
import ai.orcarouter.mcp.internal.schema.ListScan;
import ai.orcarouter.mcp.internal.schema.OtherTools;
import ai.orcarouter.mcp.internal.schema.ToolListing;
import ai.orcarouter.mcp.model.AuthMode;
import ai.orcarouter.mcp.model.Credential;
import ai.orcarouter.mcp.model.McpServer;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.BooleanSupplier;

/**
 * Asks servers for their tools, stores what is new about them and tells of it. One thread at a time asks one server;
 * the others wait for it as long as they like. Thread-safe.
 */
final class Contacts implements AutoCloseable {
    private final Registry registry;
    private final Links links;
    private final Connector connector;
    private final ListScan scan;
    private final ConnectOptions options;
    private final ServerEvents events;
    private final ExecutorService threads = SharedLook.threads();

    Contacts(Registry registry, Links links, Connector connector, ListScan scan, ConnectOptions options) {
        this.registry = registry;
        this.links = links;
        this.connector = connector;
        this.scan = scan;
        this.options = options;
        events = new ServerEvents(registry.services());
    }

    /** Whether the tools of a server must be listed before they are used. */
    boolean isDue(Link link) {
        return link.isDue(now(), options.maxListAge());
    }

    /** Whether that has become so, or its last list has become too old, since the last time this was asked. */
    boolean announces(Link link) {
        return link.announces(now(), options);
    }

    /** Whether its last list is too old to be served. */
    boolean isOver(Link link) {
        return link.isOver(now(), options.lastListAge());
    }

    private long now() {
        return registry.services().clock().millis();
    }

    /** Starts to list the tools of a server, unless that is under way. */
    SharedLook.Ticket start(Link link) {
        return link.looks.join(() -> list(link, () -> isDue(link)), threads);
    }

    /**
     * Lists the tools of a server if that is due.
     *
     * @return false when {@code patience} ended before; the list is read all the same
     */
    boolean refresh(Link link, Patience patience) {
        return link.looks.settle(() -> isDue(link), () -> list(link, () -> isDue(link)), threads, patience);
    }

    /** Lists the tools of a server after this moment, whatever is known of it and also in a pause. */
    boolean renew(Link link, Patience patience) {
        long mark = link.markStale();
        BooleanSupplier due = () -> link.isUnread(mark);
        return link.looks.settle(due, () -> list(link, due), threads, patience);
    }

    private void list(Link link, BooleanSupplier due) {
        link.asking.lock();
        try {
            if (due.getAsBoolean()) {
                ask(link, Registry.GATEWAY, false);
            }
        } catch (OrcaException unstored) {
            // What was seen could not be stored, so it is not approved: the link serves nothing it did not before.
            link.markStale();
        } finally {
            link.asking.unlock();
        }
    }

    /**
     * Lists the tools of a server now.
     *
     * @throws OrcaException when what was found cannot be stored, and with {@link ErrorCode#CONTENDED} when the thread
     *     is interrupted while another one asks
     */
    Probed probe(Link link, Actor actor, boolean keepHealth) {
        try {
            link.asking.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OrcaException(
                    ErrorCode.CONTENDED,
                    "interrupted while server " + link.server().id() + " was asked for its tools");
        }
        try {
            link.markSurfaceDue();
            return ask(link, actor, keepHealth);
        } finally {
            link.asking.unlock();
        }
    }

    private Probed ask(Link link, Actor actor, boolean keepHealth) {
        String id = link.server().id();
        OtherTools beside = beside(id);
        Contact contact = link.ask(
                connector,
                () -> credential(id, link.generation()),
                scan,
                beside,
                options,
                () -> registry.services().clock().instant());
        if (contact.counts()) {
            take(link, actor, contact, keepHealth);
            ToolListing listing = contact.listingOrNull();
            OtherTools now = beside(id);
            if (listing != null && !now.state().equals(beside.state())) {
                // Another server was approved meanwhile, whose own scan may not have seen this one either.
                take(link, actor, contact.found(scan.beside(listing, now)), false);
            }
            links.sync();
            link.settled();
        }
        links.changed();
        return new Probed(contact.health(), contact.listingOrNull(), contact.findings());
    }

    private OtherTools beside(String id) {
        return registry.current().map(snapshot -> snapshot.toolsBeside(id)).orElse(OtherTools.none());
    }

    private void take(Link link, Actor actor, Contact contact, boolean keepHealth) {
        String id = link.server().id();
        Sighting sighting = new Sighting(
                link.generation(),
                contact.listingOrNull(),
                contact.findings(),
                contact.surfaceOrNull(),
                link.target(),
                options.trustOnFirstUse(),
                contact.health(),
                keepHealth);
        Optional<Outcome> outcome = registry.observe(actor, id, sighting);
        outcome.ifPresent(what -> events.seen(id, what, contact));
    }

    private Optional<Credential> credential(String id, String generation) {
        ServerEntry entry = registry.current()
                .flatMap(snapshot -> Links.usable(snapshot, id))
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

    /** Ends the threads. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
