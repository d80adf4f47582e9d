/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.pinned;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.mcp.internal.schema.KeptList;
import ai.orcarouter.mcp.internal.schema.SchemaJson;
import ai.orcarouter.mcp.internal.schema.SchemaRules;
import ai.orcarouter.mcp.internal.schema.SchemaState;
import ai.orcarouter.mcp.internal.schema.SurfaceListing;
import ai.orcarouter.mcp.internal.schema.SurfaceState;
import ai.orcarouter.mcp.internal.schema.ToolListing;
import ai.orcarouter.mcp.model.SchemaStatus;
import ai.orcarouter.mcp.model.ServerFinding;
import ai.orcarouter.mcp.model.ToolPin;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was approved of one server's tools. It is read again before it is changed, since another program may have
 * changed it meanwhile, and what changes is saved before it counts. Used by one thread at a time.
 */
final class Pin {
    /** Programs that keep changing one pin are not waited for any longer. */
    private static final int ATTEMPTS = 20;

    private final String id;
    private final String target;
    private final PinnedParts parts;
    private @Nullable SchemaState state;
    private String approvedText = "";

    Pin(String id, String target, PinnedParts parts) {
        this.id = id;
        this.target = target;
        this.parts = parts;
    }

    /** What follows from what is known; the same instance for no change. */
    @FunctionalInterface
    private interface Change {
        SchemaState after(SchemaState before);
    }

    /** Takes down what the server listed; its prompts and resources only if they were listed too. */
    void observe(ToolListing seen, List<ServerFinding> findings, @Nullable SurfaceListing surfaceOrNull, Instant now)
            throws IOException {
        boolean trust = parts.trustOnFirstUse();
        change(seen, now, before -> {
            SchemaState after = SchemaRules.observe(before, seen, findings, target, trust, now);
            return surfaceOrNull == null ? after : after.with(before.surface().seen(surfaceOrNull, trust, now));
        });
    }

    /** Approves what the server listed. */
    void approve(ToolListing seen, String hash, String by, Instant now) throws IOException {
        if (!seen.hash().equals(hash)) {
            throw new OrcaException(
                    ErrorCode.CONFLICT,
                    "the tools of " + id + " have the hash " + seen.hash() + ", not the reviewed one");
        }
        KeptList kept = KeptList.parse(seen.text());
        change(seen, now, known -> {
            SchemaState observed = new SchemaState(
                    known.status(),
                    known.since(),
                    target,
                    known.approvedOrNull(),
                    seen.hash(),
                    known.findings(),
                    known.surface());
            return SchemaRules.approve(observed, hash, kept, by, now);
        });
    }

    /** Accepts the prompts and resources that were seen last. */
    void approveSurface(ToolListing seen, String hash, String by, Instant now) throws IOException {
        change(seen, now, known -> SchemaRules.approveSurface(known, hash, by));
    }

    private void change(ToolListing seen, Instant now, Change change) throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            ToolPin kept = parts.pins().load(id).orElse(null);
            SchemaState before = read(kept, now);
            SchemaState after = change.after(before);
            String known = kept == null ? "" : kept.approvedJson();
            boolean same = after.approvedHash().equals(seen.hash());
            String approved = same ? seen.text() : known;
            boolean saved = after.equals(before);
            if (!saved) {
                ToolPin next = new ToolPin(SchemaJson.write(after), approved, same ? "" : seen.text());
                saved = parts.pins().replace(id, kept, next);
            }
            if (saved) {
                state = after;
                approvedText = after.equals(before) ? known : approved;
                return;
            }
        }
        throw new IOException("the pin of " + id + " changes too often");
    }

    private SchemaState read(@Nullable ToolPin kept, Instant now) throws IOException {
        if (kept != null) {
            return SchemaJson.read(kept.stateJson()).orElseThrow(() -> new IOException("a pin is damaged"));
        }
        if (state != null) {
            // Trust on first use is for the first use: what was known of the server is not forgotten by losing it.
            throw new IOException("the pin of " + id + " is gone");
        }
        return SchemaState.unbaselined(now);
    }

    /** Whether calls may go to the server while it lists {@code seen}. */
    boolean serves(ToolListing seen) {
        return state != null
                && state.serves(target, seen.hash())
                && !(parts.strictSurface() && state.surface().isChanged());
    }

    SchemaStatus status() {
        return state == null ? SchemaStatus.UNBASELINED : state.status();
    }

    List<ServerFinding> findings() {
        return state == null ? List.of() : state.findings();
    }

    SurfaceState surface() {
        return state == null ? SurfaceState.unseen() : state.surface();
    }

    String approvedHash() {
        return state == null ? "" : state.approvedHash();
    }

    String approvedText() {
        return approvedText;
    }
}
