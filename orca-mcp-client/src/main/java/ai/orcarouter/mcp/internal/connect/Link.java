/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.connect;

import ai.orcarouter.mcp.internal.protocol.ToolList;
import ai.orcarouter.mcp.internal.protocol.Upstream;
import ai.orcarouter.mcp.internal.protocol.UpstreamException;
import ai.orcarouter.mcp.internal.registry.Health;
import ai.orcarouter.mcp.internal.schema.ListScan;
import ai.orcarouter.mcp.internal.schema.ToolListing;
import ai.orcarouter.mcp.internal.schema.UnusableListException;
import ai.orcarouter.mcp.model.Credential;
import ai.orcarouter.mcp.model.McpServer;
import ai.orcarouter.mcp.model.ServerFinding;
import ai.orcarouter.mcp.model.ServerStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The connection to one server as it was registered at one version. When the registration changes, another link takes
 * its place. Thread-safe; one thread at a time asks for tools.
 */
final class Link implements AutoCloseable {
    /** However short-lived a server calls its list, not every call lists again: 5 seconds. */
    private static final long MIN_HOLD = 5_000;

    private final String generation;
    private final McpServer server;
    private final String target;
    private final Runnable onStale;
    final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable Upstream upstream;
    private volatile @Nullable Tools tools;
    private volatile Availability problem = Availability.DOWN;
    private volatile @Nullable Health health;
    private volatile long askedAt = Long.MIN_VALUE;
    private volatile long holds = Long.MAX_VALUE;
    private volatile long pauseUntil = Long.MIN_VALUE;
    private volatile boolean stale = true;
    private volatile boolean announced;
    private volatile boolean closed;
    private int failures;

    Link(String generation, McpServer server, String target, Runnable onStale) {
        this.generation = generation;
        this.server = server;
        this.target = target;
        this.onStale = onStale;
    }

    String generation() {
        return generation;
    }

    McpServer server() {
        return server;
    }

    String target() {
        return target;
    }

    Optional<Tools> tools() {
        return Optional.ofNullable(tools);
    }

    Availability problem() {
        return problem;
    }

    Optional<Health> health() {
        return Optional.ofNullable(health);
    }

    /** Whether its tools must be listed before they are used. */
    boolean isDue(long now, Duration maxAge) {
        if (now < pauseUntil) {
            return false;
        }
        boolean failedBefore = pauseUntil > Long.MIN_VALUE;
        return stale || failedBefore || now < askedAt || now - askedAt >= Math.min(holds, maxAge.toMillis());
    }

    /** Whether it has become due since the last time that this was asked with the same answer. */
    boolean announcesDue(long now, Duration maxAge) {
        if (announced || !isDue(now, maxAge)) {
            return false;
        }
        announced = true;
        return true;
    }

    /** Lists its tools anew before they are used again. */
    void markStale() {
        stale = true;
        pauseUntil = Long.MIN_VALUE;
        onStale.run();
    }

    Upstream requireUpstream() throws UpstreamException {
        Upstream known = upstream;
        if (known == null || closed) {
            throw UpstreamException.unsent(UpstreamException.Kind.CLOSED, "the connection was closed");
        }
        return known;
    }

    /**
     * Connects when needed and lists the tools. Called while {@link #asking} is held.
     *
     * @param credential opens the credential; empty when there is none that may be used
     * @param others approved tools of other servers, for the scan
     */
    Contact ask(
            Connector connector,
            Supplier<Optional<Credential>> credential,
            ListScan scan,
            Map<String, Collection<String>> others,
            ConnectOptions options,
            Supplier<Instant> clock) {
        stale = false;
        announced = false;
        Instant began = clock.get();
        long nanos = System.nanoTime();
        Contact contact;
        try {
            ToolList list = connected(connector, credential).listTools(options.probeTimeout());
            boolean slow = System.nanoTime() - nanos > options.slow().toNanos();
            contact = listed(list, slow, scan, others, began);
        } catch (UpstreamException e) {
            contact = failed(e, began);
            if (e.kind() == UpstreamException.Kind.CANCELLED) {
                stale = true;
                return new Contact(null, List.of(), contact.health(), Availability.DOWN, false, Long.MAX_VALUE, false);
            }
        } catch (RuntimeException e) {
            contact = unusable(
                    Availability.DOWN, "the client failed: " + e.getClass().getSimpleName(), began, false);
        }
        keep(contact, clock.get().toEpochMilli(), options);
        return contact;
    }

    private Upstream connected(Connector connector, Supplier<Optional<Credential>> credential)
            throws UpstreamException {
        Upstream known = upstream;
        if (known != null) {
            return known;
        }
        Credential opened = credential
                .get()
                .orElseThrow(() -> UpstreamException.unsent(
                        UpstreamException.Kind.UNAUTHORIZED, "there is no credential that may be used"));
        Upstream made = connector.open(server, opened);
        made.onToolsChanged(this::markStale);
        synchronized (this) {
            if (closed) {
                made.close();
                throw UpstreamException.unsent(UpstreamException.Kind.CLOSED, "the connection was closed");
            }
            upstream = made;
        }
        return made;
    }

    private Contact listed(
            ToolList list, boolean slow, ListScan scan, Map<String, Collection<String>> others, Instant when) {
        ToolListing listing;
        try {
            listing = ToolListing.of(list.tools(), list.instructionsOrNull(), server.volatileMembers());
        } catch (UnusableListException e) {
            return unusable(Availability.INVALID, String.valueOf(e.getMessage()), when, true);
        }
        List<ServerFinding> findings = findings(list, listing, scan, others);
        Upstream known = upstream;
        long noise = known == null ? 0 : known.peer().noise();
        String detail = slow ? "it lists its tools slowly" : noise > 0 ? "it sends what is no message" : "";
        ServerStatus status = detail.isEmpty() ? ServerStatus.OK : ServerStatus.DEGRADED;
        long holds = list.ttl().map(ttl -> Math.max(MIN_HOLD, ttl.toMillis())).orElse(Long.MAX_VALUE);
        return new Contact(listing, findings, new Health(status, when, detail), Availability.OPEN, true, holds, true);
    }

    private List<ServerFinding> findings(
            ToolList list, ToolListing listing, ListScan scan, Map<String, Collection<String>> others) {
        Tools before = tools;
        if (before != null && before.listing().hash().equals(listing.hash())) {
            return before.findings();
        }
        List<ServerFinding> out = new ArrayList<>(scan.scan(server.id(), listing, others));
        for (ToolList.LeftOut left : list.leftOut()) {
            out.add(ListScan.leftOut(left.tool().path("name").asText(""), left.reason()));
        }
        return List.copyOf(out);
    }

    private Contact failed(UpstreamException e, Instant when) {
        Upstream known = upstream;
        boolean connected = known != null && known.peer().connected();
        Availability why = switch (e.kind()) {
            case REFUSED_DIAL -> Availability.REFUSED;
            case UNAUTHORIZED -> Availability.UNAUTHORIZED;
            case ERA_UNSUPPORTED -> Availability.ERA_UNSUPPORTED;
            case TIMED_OUT, CANCELLED, TRANSPORT, PROTOCOL, RPC_ERROR, CLOSED -> Availability.DOWN;
        };
        return unusable(why, String.valueOf(e.getMessage()), when, connected && why == Availability.DOWN);
    }

    private static Contact unusable(Availability why, String detail, Instant when, boolean reachable) {
        ServerStatus status = reachable ? ServerStatus.DEGRADED : ServerStatus.DOWN;
        return new Contact(null, List.of(), new Health(status, when, detail), why, reachable, Long.MAX_VALUE, true);
    }

    private void keep(Contact contact, long now, ConnectOptions options) {
        health = contact.health();
        askedAt = now;
        holds = contact.holdsMillis();
        ToolListing listing = contact.listingOrNull();
        if (listing != null) {
            Tools before = tools;
            tools = before != null && before.listing().hash().equals(listing.hash())
                    ? before
                    : Tools.of(listing, contact.findings());
            problem = Availability.OPEN;
            failures = 0;
            pauseUntil = Long.MIN_VALUE;
            return;
        }
        boolean lastListServes = contact.reachable() && contact.problem() == Availability.DOWN && tools != null;
        problem = lastListServes ? Availability.OPEN : contact.problem();
        failures = Math.min(failures + 1, 16);
        pauseUntil = now + Math.min(options.maxPause().toMillis(), 500L << failures);
        if (!contact.reachable()) {
            tools = null;
        }
    }

    boolean isClosed() {
        return closed;
    }

    /** Ends the connection and every call on it. */
    @Override
    public void close() {
        Upstream known;
        synchronized (this) {
            closed = true;
            known = upstream;
            upstream = null;
        }
        problem = Availability.DOWN;
        if (known != null) {
            known.close();
        }
    }
}
