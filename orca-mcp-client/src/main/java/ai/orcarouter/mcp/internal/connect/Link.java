/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.connect;

import ai.orcarouter.mcp.internal.protocol.SurfaceList;
import ai.orcarouter.mcp.internal.protocol.ToolList;
import ai.orcarouter.mcp.internal.protocol.Upstream;
import ai.orcarouter.mcp.internal.protocol.UpstreamException;
import ai.orcarouter.mcp.internal.registry.Health;
import ai.orcarouter.mcp.internal.schema.ListScan;
import ai.orcarouter.mcp.internal.schema.OtherTools;
import ai.orcarouter.mcp.internal.schema.SurfaceListing;
import ai.orcarouter.mcp.internal.schema.ToolListing;
import ai.orcarouter.mcp.internal.schema.UnusableListException;
import ai.orcarouter.mcp.model.Credential;
import ai.orcarouter.mcp.model.McpServer;
import ai.orcarouter.mcp.model.ServerFinding;
import ai.orcarouter.mcp.model.ServerStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
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
    final SharedLook looks = new SharedLook();
    private volatile @Nullable Upstream upstream;
    private volatile @Nullable Tools tools;
    private volatile Availability problem = Availability.DOWN;
    private volatile @Nullable Health health;
    private volatile long askedAt = Long.MIN_VALUE;
    private volatile long holds = Long.MAX_VALUE;
    private volatile long listedAt = Long.MIN_VALUE;
    private volatile long pauseUntil = Long.MIN_VALUE;
    /** How often a list was called for whatever its age, and how often it had been when one was asked for last. */
    private final AtomicLong marks = new AtomicLong(1);

    private volatile long marksRead;
    /** How often the server said that its lists changed, and how often it had when they were read last. */
    private final AtomicLong notices = new AtomicLong();

    private volatile long noticesRead;
    private volatile boolean surfaceDue = true;
    private volatile boolean announced;
    private volatile boolean announcedEnd;
    private volatile boolean closed;
    private int failures;
    /** The tools of the other servers at the time of the scan. */
    private Map<String, String> scannedBeside = Map.of();

    private long marksSeen;
    private long noticesSeen;

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

    /**
     * Whether its tools must be listed before they are used. After a failure nothing calls for that before the pause is
     * over, also no word of the server's own: else it could have itself asked without an end.
     */
    boolean isDue(long now, Duration maxAge) {
        if (now < pauseUntil && now >= askedAt) {
            return false;
        }
        boolean failedBefore = pauseUntil > Long.MIN_VALUE;
        return isUnread(marks.get())
                || isOutdated()
                || failedBefore
                || now < askedAt
                || now - askedAt >= Math.min(holds, maxAge.toMillis());
    }

    /** Whether no list was asked for since one was called for that often. */
    boolean isUnread(long mark) {
        return marksRead < mark;
    }

    /** Whether its last list is too old to be served while no other can be had. */
    boolean isOver(long now, Duration lastListAge) {
        long age = now - listedAt;
        return listedAt > Long.MIN_VALUE && (age < 0 || age >= lastListAge.toMillis());
    }

    /** Whether it has become due, or its last list too old, since the last time that this was asked. */
    boolean announces(long now, ConnectOptions options) {
        boolean due = !announced && isDue(now, options.maxListAge());
        boolean end = !announcedEnd && isOver(now, options.lastListAge());
        announced = announced || due;
        announcedEnd = announcedEnd || end;
        return due || end;
    }

    /**
     * Whether the server said since that what was read last is not what it offers any more. Nothing is served then
     * until it could be read again (SEMANTICS 8.3); a list of which nothing is known but its age may be.
     */
    boolean isOutdated() {
        return notices.get() != noticesRead;
    }

    /** Takes the server's word that its lists changed. */
    private void outdate() {
        notices.incrementAndGet();
        markStale();
    }

    /** Lists its prompts and resources anew with its tools. */
    void markSurfaceDue() {
        surfaceDue = true;
    }

    /**
     * Lists its tools anew before they are used again, after the pause if there is one.
     *
     * @return how often that was called for, for {@link #isUnread}
     */
    long markStale() {
        long mark = marks.incrementAndGet();
        surfaceDue = true;
        onStale.run();
        return mark;
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
            OtherTools others,
            ConnectOptions options,
            Supplier<Instant> clock) {
        marksSeen = marks.get();
        noticesSeen = notices.get();
        Instant began = clock.get();
        long nanos = System.nanoTime();
        Contact contact;
        try {
            Upstream from = connected(connector, credential, options.strictSurface());
            ToolList list = from.listTools(options.probeTimeout());
            long took = System.nanoTime() - nanos;
            contact = listed(list, took > options.slow().toNanos(), scan, others, began);
            contact =
                    withSurface(contact, from, options.probeTimeout().minusNanos(took), options.strictSurface(), began);
        } catch (UpstreamException e) {
            contact = failed(e, began, options);
            if (e.kind() == UpstreamException.Kind.CANCELLED) {
                return contact.uncounted();
            }
        } catch (RuntimeException e) {
            contact = unusable(
                    Availability.DOWN, "the client failed: " + e.getClass().getSimpleName(), began, false);
        }
        long now = clock.get().toEpochMilli();
        if (contact.listingOrNull() != null) {
            listedAt = now;
        } else {
            noticesSeen = noticesRead;
        }
        keep(contact, now, options);
        return contact;
    }

    /** What came of asking is stored now: until then it is still to be waited for. Called as {@link #ask}. */
    void settled() {
        noticesRead = noticesSeen;
        marksRead = marksSeen;
        announced = false;
        announcedEnd = false;
    }

    private Upstream connected(Connector connector, Supplier<Optional<Credential>> credential, boolean strictSurface)
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
        made.onToolsChanged(this::outdate);
        made.onSurfaceChanged(strictSurface ? this::outdate : this::markSurfaceDue);
        synchronized (this) {
            if (closed) {
                made.close();
                throw UpstreamException.unsent(UpstreamException.Kind.CLOSED, "the connection was closed");
            }
            upstream = made;
        }
        return made;
    }

    private Contact listed(ToolList list, boolean slow, ListScan scan, OtherTools others, Instant when) {
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
        return new Contact(
                listing, findings, null, new Health(status, when, detail), Availability.OPEN, true, holds, true);
    }

    /** A look at prompts and resources too, where that is due; only a strict host closes a server that fails it. */
    private Contact withSurface(Contact contact, Upstream from, Duration left, boolean strict, Instant when) {
        if (contact.listingOrNull() == null || !(surfaceDue || strict)) {
            return contact;
        }
        surfaceDue = false;
        try {
            SurfaceList list = from.listSurface(left);
            return contact.with(
                    SurfaceListing.of(list.prompts(), list.resources(), list.templates(), server.volatileMembers()));
        } catch (UpstreamException | UnusableListException e) {
            surfaceDue = true;
            String detail = "its prompts and resources cannot be listed: " + e.getMessage();
            return strict ? unusable(Availability.DOWN, detail, when, false) : contact.degraded(detail);
        }
    }

    private List<ServerFinding> findings(ToolList list, ToolListing listing, ListScan scan, OtherTools others) {
        Tools before = tools;
        if (before != null && before.listing().isSame(listing) && others.state().equals(scannedBeside)) {
            return before.findings();
        }
        scannedBeside = others.state();
        List<ServerFinding> out = new ArrayList<>(scan.scan(server.id(), listing, others));
        for (ToolList.LeftOut left : list.leftOut()) {
            out.add(ListScan.leftOut(left.tool().path("name").asText(""), left.reason()));
        }
        return List.copyOf(out);
    }

    private Contact failed(UpstreamException e, Instant when, ConnectOptions options) {
        Upstream known = upstream;
        boolean connected = known != null && known.peer().connected();
        Availability why = switch (e.kind()) {
            case REFUSED_DIAL -> Availability.REFUSED;
            case UNAUTHORIZED -> Availability.UNAUTHORIZED;
            case ERA_UNSUPPORTED -> Availability.ERA_UNSUPPORTED;
            case TIMED_OUT, CANCELLED, TRANSPORT, PROTOCOL, RPC_ERROR, CLOSED -> Availability.DOWN;
        };
        boolean over = isOver(when.toEpochMilli(), options.lastListAge());
        String detail = over ? "it has not listed its tools for too long: " + e.detail() : e.detail();
        return unusable(why, detail, when, connected && why == Availability.DOWN && !over);
    }

    private static Contact unusable(Availability why, String detail, Instant when, boolean reachable) {
        ServerStatus status = reachable ? ServerStatus.DEGRADED : ServerStatus.DOWN;
        return new Contact(
                null, List.of(), null, new Health(status, when, detail), why, reachable, Long.MAX_VALUE, true);
    }

    private void keep(Contact contact, long now, ConnectOptions options) {
        health = contact.health();
        askedAt = now;
        holds = contact.holdsMillis();
        ToolListing listing = contact.listingOrNull();
        if (listing != null) {
            Tools before = tools;
            // Members that do not count for the hash may differ; a call names the tool as it was listed last.
            tools = before != null
                            && before.listing().isSame(listing)
                            && before.findings().equals(contact.findings())
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
