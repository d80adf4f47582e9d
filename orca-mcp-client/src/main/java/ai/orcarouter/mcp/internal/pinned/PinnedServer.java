/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.pinned;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.mcp.internal.connect.Availability;
import ai.orcarouter.mcp.internal.connect.Found;
import ai.orcarouter.mcp.internal.connect.Patience;
import ai.orcarouter.mcp.internal.connect.SharedLook;
import ai.orcarouter.mcp.internal.protocol.Deadline;
import ai.orcarouter.mcp.internal.protocol.SurfaceList;
import ai.orcarouter.mcp.internal.protocol.ToolList;
import ai.orcarouter.mcp.internal.protocol.Upstream;
import ai.orcarouter.mcp.internal.protocol.UpstreamException;
import ai.orcarouter.mcp.internal.schema.ListingDiff;
import ai.orcarouter.mcp.internal.schema.OtherTools;
import ai.orcarouter.mcp.internal.schema.SurfaceListing;
import ai.orcarouter.mcp.internal.schema.ToolListing;
import ai.orcarouter.mcp.internal.schema.UnusableListException;
import ai.orcarouter.mcp.model.ProbeResult;
import ai.orcarouter.mcp.model.SchemaDiff;
import ai.orcarouter.mcp.model.SchemaStatus;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One server, what was approved of its tools, and what it listed last. Thread-safe: one look at a time is under way,
 * and others wait for it as long as they like.
 */
final class PinnedServer implements AutoCloseable {
    /** How long a failure is believed before the next attempt; twice as long after each further one, up to a minute. */
    private static final Duration BACK_OFF = Duration.ofSeconds(5);

    private static final int MOST_FAILURES = 5;
    private static final String FAILED = "the client failed";
    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(60);

    private final String id;
    private final Upstream upstream;
    private final PinnedParts parts;
    private final Around around;
    private final Pin pin;
    private final SharedLook looks = new SharedLook();
    private final ReentrantLock asking = new ReentrantLock();
    /** How often a list was called for whatever its age, and how often it had been when one was asked for last. */
    private final AtomicLong marks = new AtomicLong(1);

    private volatile long marksRead;
    private @Nullable ToolListing listing;
    private volatile @Nullable Instant lookedAt;
    private volatile @Nullable Instant pauseUntil;
    private int failures;
    private String detail = "it was not looked at yet";
    private volatile Availability availability = Availability.DOWN;
    private volatile boolean surfaceDue = true;
    private volatile @Nullable PinnedView open;
    /** Whether it was left out because of the look that is under way. */
    private final AtomicBoolean awaited = new AtomicBoolean();

    /**
     * What a server needs of the others.
     *
     * @param threads where looks run
     * @param others gives the tools that the other servers offer
     * @param changed called when what is offered of the server may be something else
     */
    record Around(Executor threads, Supplier<OtherTools> others, Runnable changed) {}

    /**
     * A server that was not looked at yet.
     *
     * @param target how it is reached, as a hash
     */
    PinnedServer(String id, String target, Upstream upstream, PinnedParts parts, Around around) {
        this.id = id;
        this.upstream = upstream;
        this.parts = parts;
        this.around = around;
        this.pin = new Pin(id, target, parts);
        upstream.onToolsChanged(this::markStale);
        upstream.onSurfaceChanged(this::markStale);
    }

    /** Lists its tools anew before they are used again, after the pause if there is one. */
    long markStale() {
        long mark = marks.incrementAndGet();
        surfaceDue = true;
        around.changed().run();
        return mark;
    }

    String id() {
        return id;
    }

    Upstream upstream() {
        return upstream;
    }

    /** Whether its tools must be listed before they are used. */
    boolean isDue() {
        Instant last = lookedAt;
        if (last == null) {
            return true;
        }
        Instant now = parts.clock().instant();
        Instant until = pauseUntil;
        if (until != null && now.isBefore(until) && !now.isBefore(last)) {
            return false; // whatever it says meanwhile: else it could have itself asked without an end
        }
        Duration age = Duration.between(last, now);
        return until != null
                || isStale()
                || age.isNegative()
                || age.compareTo(open == null ? BACK_OFF : parts.maxListAge()) >= 0;
    }

    private boolean isStale() {
        return marksRead < marks.get();
    }

    /** Starts to list its tools, unless that is under way. */
    SharedLook.Ticket start() {
        return looks.join(() -> refreshIf(this::isDue), around.threads());
    }

    /** The server if its tools are those that were approved; lists them when that was not done lately. */
    Found look(Patience patience) {
        boolean looked = looks.settle(this::isDue, () -> refreshIf(this::isDue), around.threads(), patience);
        return looked ? seen() : Found.closed(Availability.DOWN);
    }

    /**
     * Waits for a look and, when that was under way before, for another one that it left due. Those who watch the
     * revision hear of one that comes too late, and again when it comes after all.
     */
    boolean awaits(SharedLook.Ticket begun, Patience patience) {
        boolean looked = patience.awaits(begun.done())
                && (begun.started()
                        || looks.settle(this::isDue, () -> refreshIf(this::isDue), around.threads(), patience));
        if (!looked && !awaited.getAndSet(true)) {
            around.changed().run();
            looks.afterwards(() -> {
                awaited.set(false);
                around.changed().run();
            });
        }
        return looked;
    }

    /** Whether a look is under way. */
    boolean isBeingLookedAt() {
        return looks.isRunning();
    }

    /** Lists the tools after this moment, after a sign that another server answers, and also in a pause. */
    boolean renew(Patience patience) {
        long mark = markStale();
        BooleanSupplier due = () -> marksRead < mark;
        return looks.settle(due, () -> refreshIf(due), around.threads(), patience);
    }

    /** What the last look found. */
    Found seen() {
        PinnedView view = open;
        return view == null || isStale() ? Found.closed(availability) : Found.open(view);
    }

    /** What is offered of it, as of the last look; null when nothing is. */
    @Nullable
    PinnedView openOrNull() {
        return open;
    }

    /** Whether it is open, as of the last look. */
    Availability availability() {
        return availability;
    }

    /** Lists the tools, whenever that was done last, and says what came of it. */
    ProbeResult probe() {
        lock();
        try {
            refreshNow();
            return report();
        } finally {
            asking.unlock();
        }
    }

    /** Waits until nobody else asks the server, or the thread is interrupted. */
    private void lock() {
        try {
            asking.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted();
        }
    }

    private OrcaException interrupted() {
        return new OrcaException(ErrorCode.CONTENDED, "interrupted while server " + id + " was asked for its tools");
    }

    private void refreshNow() {
        if (!refresh(Deadline.in(parts.probeTimeout()), true)) {
            throw interrupted();
        }
    }

    private void refreshIf(BooleanSupplier due) {
        asking.lock();
        try {
            if (!due.getAsBoolean()) {
                return;
            }
            Deadline deadline = Deadline.in(parts.probeTimeout());
            refresh(deadline, false);
            if (open != null && isStale() && !deadline.isOver()) {
                // It said that its tools changed while they were listed, so the list may be the one before.
                refresh(deadline, false);
            }
        } finally {
            asking.unlock();
        }
    }

    /** Lists the tools; false when the thread was interrupted meanwhile, which says nothing of the server. */
    private boolean refresh(Deadline deadline, boolean always) {
        ToolListing listedBefore = listing;
        String detailBefore = detail;
        boolean brokenOff = false;
        PinnedView before = open;
        long seenMarks = marks.get();
        Instant now = parts.clock().instant();
        boolean listed = false;
        listing = null;
        detail = FAILED;
        try {
            ToolList list = upstream.listTools(deadline.left());
            ToolListing seen = ToolListing.of(list.tools(), list.instructions().orElse(null), List.of());
            SurfaceListing surface = surface(deadline, always);
            OtherTools beside = around.others().get();
            pin.observe(seen, parts.scan().scan(id, seen, beside), surface, now);
            settle(seen);
            OtherTools later = around.others().get();
            if (!later.state().equals(beside.state())) {
                // Another server was opened meanwhile, whose own scan may not have seen this one either.
                pin.observe(seen, parts.scan().beside(seen, later), null, now);
            }
            listed = true;
        } catch (UpstreamException e) {
            brokenOff = e.kind() == UpstreamException.Kind.CANCELLED;
            if (!brokenOff) {
                close(availability(e.kind()), e.detail());
            }
        } catch (UnusableListException e) {
            close(Availability.DOWN, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            close(Availability.INVALID, "its pin cannot be read or written");
        } finally {
            if (brokenOff) {
                listing = listedBefore;
                detail = detailBefore;
            } else {
                ended(before, listed, now, seenMarks);
            }
        }
        return !brokenOff;
    }

    private void ended(@Nullable PinnedView before, boolean listed, Instant now, long seenMarks) {
        if (detail.equals(FAILED)) {
            close(Availability.DOWN, FAILED); // a scanner or store of the host's failed otherwise than it may
        }
        failures = listed ? 0 : Math.min(failures + 1, MOST_FAILURES);
        pauseUntil = listed ? null : parts.clock().instant().plus(backOff());
        lookedAt = now;
        marksRead = seenMarks;
        if (before != open) {
            around.changed().run();
        }
    }

    private Duration backOff() {
        Duration grown = BACK_OFF.multipliedBy(1L << (failures - 1));
        return grown.compareTo(LONGEST_BACK_OFF) > 0 ? LONGEST_BACK_OFF : grown;
    }

    /** Its prompts and resources, if a look at them is due; a failure counts for a strict host only. */
    private @Nullable SurfaceListing surface(Deadline deadline, boolean always)
            throws UpstreamException, UnusableListException {
        if (!(surfaceDue || always || parts.strictSurface())) {
            return null;
        }
        surfaceDue = false;
        try {
            SurfaceList list = upstream.listSurface(deadline.left());
            return SurfaceListing.of(list.prompts(), list.resources(), list.templates(), List.of());
        } catch (UpstreamException | UnusableListException e) {
            surfaceDue = true;
            if (parts.strictSurface()) {
                throw e;
            }
            return null;
        }
    }

    private void close(Availability why, String text) {
        availability = why;
        detail = text;
        open = null;
    }

    private void settle(ToolListing seen) {
        listing = seen;
        if (!pin.serves(seen)) {
            close(availability(pin.status()), "");
            return;
        }
        PinnedView held = open;
        if (held == null || !held.listing().hash().equals(seen.hash())) {
            open = new PinnedView(this, seen);
        }
        detail = "";
        availability = Availability.OPEN;
    }

    private static Availability availability(SchemaStatus status) {
        return switch (status) {
            case UNBASELINED, PENDING -> Availability.PENDING;
            // Verified as another list than this one.
            case VERIFIED, CHANGED -> Availability.CHANGED;
            case QUARANTINED -> Availability.QUARANTINED;
        };
    }

    private static Availability availability(UpstreamException.Kind kind) {
        return switch (kind) {
            case REFUSED_DIAL -> Availability.REFUSED;
            case UNAUTHORIZED -> Availability.UNAUTHORIZED;
            case ERA_UNSUPPORTED -> Availability.ERA_UNSUPPORTED;
            case TIMED_OUT, CANCELLED, TRANSPORT, PROTOCOL, RPC_ERROR, CLOSED -> Availability.DOWN;
        };
    }

    private ProbeResult report() {
        Instant last = lookedAt;
        Instant when = last == null ? parts.clock().instant() : last;
        return Reports.of(id, availability, detail, pin, listing, when);
    }

    /** How the tools that it lists now differ from the approved ones. */
    SchemaDiff diff() {
        lock();
        try {
            refreshNow();
            ToolListing seen = requireListing();
            return ListingDiff.of(id, pin.approvedHash(), pin.approvedText(), seen.hash(), seen.text());
        } finally {
            asking.unlock();
        }
    }

    /** What an Admin decides about the list of this moment. */
    private interface Decision {
        void make(ToolListing seen, Instant now) throws IOException;
    }

    private ProbeResult decide(Decision decision) throws IOException {
        lock();
        try {
            refreshNow();
            ToolListing seen = requireListing();
            decision.make(seen, parts.clock().instant());
            settle(seen);
            around.changed().run();
            return report();
        } finally {
            asking.unlock();
        }
    }

    /** Approves the tools that it lists now, if they have the hash that was reviewed. */
    ProbeResult approve(String hash, String by) throws IOException {
        return decide((seen, now) -> pin.approve(seen, hash, by, now));
    }

    /** Accepts the prompts and resources that it offers now, if they have the hash that was reviewed. */
    ProbeResult approveSurface(String hash, String by) throws IOException {
        return decide((seen, now) -> pin.approveSurface(seen, hash, by, now));
    }

    private ToolListing requireListing() {
        ToolListing seen = listing;
        if (seen == null) {
            throw new OrcaException(ErrorCode.CONFLICT, "the tools of " + id + " were not seen: " + detail);
        }
        return seen;
    }

    @Override
    public void close() {
        upstream.close();
    }
}
