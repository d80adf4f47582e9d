/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.pinned;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.mcp.internal.connect.Availability;
import ai.orcarouter.mcp.internal.connect.OpenServer;
import ai.orcarouter.mcp.internal.protocol.Deadline;
import ai.orcarouter.mcp.internal.protocol.SurfaceList;
import ai.orcarouter.mcp.internal.protocol.ToolList;
import ai.orcarouter.mcp.internal.protocol.Upstream;
import ai.orcarouter.mcp.internal.protocol.UpstreamException;
import ai.orcarouter.mcp.internal.schema.ListingDiff;
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
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One server, what was approved of its tools, and what it listed last. Thread-safe: a look waits for one that is under
 * way.
 */
final class PinnedServer implements AutoCloseable {
    /** How long a failure is believed before the next attempt. */
    private static final Duration BACK_OFF = Duration.ofSeconds(5);

    private final String id;
    private final Upstream upstream;
    private final PinnedParts parts;
    private final Runnable changed;
    private final Pin pin;

    private @Nullable ToolListing listing;
    private @Nullable Instant lookedAt;
    private String detail = "it was not looked at yet";
    private volatile Availability availability = Availability.DOWN;
    private volatile Map<String, ? extends Iterable<String>> lastOthers = Map.of();
    private volatile boolean stale = true;
    private volatile boolean surfaceDue = true;
    private volatile @Nullable PinnedView open;

    /**
     * A server that was not looked at yet.
     *
     * @param target how it is reached, as a hash
     * @param changed called when what is offered of it may be something else
     */
    PinnedServer(String id, String target, Upstream upstream, PinnedParts parts, Runnable changed) {
        this.id = id;
        this.upstream = upstream;
        this.parts = parts;
        this.changed = changed;
        this.pin = new Pin(id, target, parts);
        upstream.onToolsChanged(this::markStale);
        upstream.onSurfaceChanged(this::markStale);
    }

    /** Lists its tools anew before they are used again. */
    void markStale() {
        stale = true;
        surfaceDue = true;
        changed.run();
    }

    String id() {
        return id;
    }

    Upstream upstream() {
        return upstream;
    }

    /** The server if its tools are those that were approved; lists them when that was not done lately. */
    Optional<OpenServer> look(Map<String, ? extends Iterable<String>> others) {
        refresh(others, false);
        if (stale) {
            // It said that its tools changed while they were listed, so the list may be the one before.
            refresh(others, false);
        }
        return stale ? Optional.empty() : Optional.ofNullable(open);
    }

    /** Lists the tools now, after a sign that another server answers; {@link #openOrNull} tells what came of it. */
    void lookAgain() {
        markStale();
        refresh(lastOthers, false);
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
    synchronized ProbeResult probe(Map<String, ? extends Iterable<String>> others) {
        refresh(others, true);
        return report();
    }

    private synchronized void refresh(Map<String, ? extends Iterable<String>> others, boolean always) {
        Instant now = parts.clock().instant();
        if (!always && !isDue(now)) {
            return;
        }
        PinnedView before = open;
        lastOthers = others;
        stale = false;
        lookedAt = now;
        listing = null;
        try {
            Deadline deadline = Deadline.in(parts.probeTimeout());
            ToolList list = upstream.listTools(parts.probeTimeout());
            ToolListing seen = ToolListing.of(list.tools(), list.instructions().orElse(null), List.of());
            SurfaceListing surface = surface(deadline, always);
            pin.observe(seen, parts.scan().scan(id, seen, others), surface, now);
            settle(seen);
        } catch (UpstreamException e) {
            close(availability(e.kind()), e.detail());
        } catch (UnusableListException e) {
            close(Availability.DOWN, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            close(Availability.INVALID, "its pin cannot be read or written");
        }
        if (before != open) {
            changed.run();
        }
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

    private boolean isDue(Instant now) {
        Instant last = lookedAt;
        if (last == null || stale) {
            return true;
        }
        Duration age = Duration.between(last, now);
        return age.isNegative() || age.compareTo(open == null ? BACK_OFF : parts.maxListAge()) >= 0;
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
        Instant when = lookedAt == null ? parts.clock().instant() : lookedAt;
        return Reports.of(id, availability, detail, pin, listing, when);
    }

    /** How the tools that it lists now differ from the approved ones. */
    synchronized SchemaDiff diff(Map<String, ? extends Iterable<String>> others) {
        refresh(others, true);
        ToolListing seen = requireListing();
        return ListingDiff.of(id, pin.approvedHash(), pin.approvedText(), seen.hash(), seen.text());
    }

    /** Approves the tools that it lists now, if they have the hash that was reviewed. */
    synchronized ProbeResult approve(Map<String, ? extends Iterable<String>> others, String hash, String by)
            throws IOException {
        refresh(others, true);
        ToolListing seen = requireListing();
        pin.approve(seen, hash, by, parts.clock().instant());
        settle(seen);
        changed.run();
        return report();
    }

    /** Accepts the prompts and resources that it offers now, if they have the hash that was reviewed. */
    synchronized ProbeResult approveSurface(Map<String, ? extends Iterable<String>> others, String hash, String by)
            throws IOException {
        refresh(others, true);
        ToolListing seen = requireListing();
        pin.approveSurface(seen, hash, by, parts.clock().instant());
        settle(seen);
        changed.run();
        return report();
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
