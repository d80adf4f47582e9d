/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.schema;

import ai.orcarouter.mcp.model.ServerSurface;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of what a server offers beside its tools, as it is stored (mcp.md section 6.3). A change is noted and
 * stays noted, also when the server goes back to what it was, until an Admin accepts what it offers. Immutable.
 *
 * @param approvedHash hash of what was approved; empty when nothing was
 * @param items hash of each approved item, by kind and name; empty when unknown or more than {@link #MAX_ITEMS}
 * @param observedHash hash of what was seen last; empty when nothing was
 * @param by who approved; empty for trust on first use
 * @param changedSinceOrNull since when what was seen is not what was approved; null while nothing is to be noted
 */
public record SurfaceState(
        String approvedHash,
        Map<String, String> items,
        String observedHash,
        String by,
        @Nullable Instant changedSinceOrNull) {
    /** The most items of which each hash is kept; of more, only the hash of all is. */
    public static final int MAX_ITEMS = 500;

    private static final int MAX_NAMES = 64 << 10;
    private static final SurfaceState UNSEEN = new SurfaceState("", Map.of(), "", "", null);

    /** Copies the map. */
    public SurfaceState {
        items = Map.copyOf(items);
    }

    /** Nothing is known yet. */
    public static SurfaceState unseen() {
        return UNSEEN;
    }

    /** As hosts see it. */
    public ServerSurface view() {
        return new ServerSurface(approvedHash, observedHash, changedSinceOrNull);
    }

    /** Whether something else than what was approved was seen, and nobody has accepted it. */
    public boolean isChanged() {
        return changedSinceOrNull != null;
    }

    /**
     * What follows from seeing {@code now}.
     *
     * @param trustOnFirstUse whether what is seen first is approved by itself; nothing at all always is
     * @return the same instance when nothing is new
     */
    public SurfaceState seen(SurfaceListing now, boolean trustOnFirstUse, Instant when) {
        if (observedHash.isEmpty() && approvedHash.isEmpty() && (trustOnFirstUse || now.isEmpty())) {
            return new SurfaceState(now.hash(), kept(now), now.hash(), "", null);
        }
        boolean same = now.hash().equals(approvedHash);
        Map<String, String> known = same && items.isEmpty() ? kept(now) : items;
        Instant since = changedSinceOrNull == null && !same ? when : changedSinceOrNull;
        SurfaceState next = new SurfaceState(approvedHash, known, now.hash(), by, since);
        return next.equals(this) ? this : next;
    }

    /** What an Admin accepts, who has reviewed what was seen last. The items are taken from the next look. */
    public SurfaceState approved(String who) {
        return new SurfaceState(observedHash, Map.of(), observedHash, who, null);
    }

    private static Map<String, String> kept(SurfaceListing listing) {
        long chars = listing.items().keySet().stream().mapToLong(String::length).sum();
        return listing.items().size() > MAX_ITEMS || chars > MAX_NAMES ? Map.of() : listing.items();
    }
}
