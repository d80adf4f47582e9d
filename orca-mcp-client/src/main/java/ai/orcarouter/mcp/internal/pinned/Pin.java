/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.pinned;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.mcp.internal.schema.KeptList;
import ai.orcarouter.mcp.internal.schema.SchemaJson;
import ai.orcarouter.mcp.internal.schema.SchemaRules;
import ai.orcarouter.mcp.internal.schema.SchemaState;
import ai.orcarouter.mcp.internal.schema.ToolListing;
import ai.orcarouter.mcp.model.SchemaStatus;
import ai.orcarouter.mcp.model.ServerFinding;
import ai.orcarouter.mcp.model.ToolPin;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was approved of one server's tools. It is read when it is first needed, and what changes is saved before it
 * counts. Used by one thread at a time.
 */
final class Pin {
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

    /** Takes down what the server listed. */
    void observe(ToolListing seen, List<ServerFinding> findings, Instant now) throws IOException {
        SchemaState before = loaded(now);
        SchemaState after = SchemaRules.observe(before, seen, findings, target, parts.trustOnFirstUse(), now);
        if (!after.equals(before)) {
            boolean approved = after.approvedHash().equals(seen.hash());
            save(after, approved ? seen.text() : approvedText, seen);
        }
    }

    /** Approves what the server listed. */
    void approve(ToolListing seen, String hash, String by, Instant now) throws IOException {
        if (!seen.hash().equals(hash)) {
            throw new OrcaException(
                    ErrorCode.CONFLICT,
                    "the tools of " + id + " have the hash " + seen.hash() + ", not the reviewed one");
        }
        SchemaState known = loaded(now);
        SchemaState observed = new SchemaState(
                known.status(), known.since(), target, known.approvedOrNull(), seen.hash(), known.findings());
        save(SchemaRules.approve(observed, hash, KeptList.parse(seen.text()), by, now), seen.text(), seen);
    }

    private SchemaState loaded(Instant now) throws IOException {
        SchemaState known = state;
        if (known == null) {
            ToolPin pin = parts.pins().load(id).orElse(null);
            known = pin == null
                    ? SchemaState.unbaselined(now)
                    : SchemaJson.read(pin.stateJson()).orElseThrow(() -> new IOException("a pin is damaged"));
            approvedText = pin == null ? "" : pin.approvedJson();
            state = known;
        }
        return known;
    }

    private void save(SchemaState after, String approved, ToolListing seen) throws IOException {
        boolean same = after.approvedHash().equals(seen.hash());
        parts.pins().save(id, new ToolPin(SchemaJson.write(after), approved, same ? "" : seen.text()));
        state = after;
        approvedText = approved;
    }

    /** Whether calls may go to the server while it lists {@code seen}. */
    boolean serves(ToolListing seen) {
        return state != null && state.serves(target, seen.hash());
    }

    SchemaStatus status() {
        return state == null ? SchemaStatus.UNBASELINED : state.status();
    }

    List<ServerFinding> findings() {
        return state == null ? List.of() : state.findings();
    }

    String approvedHash() {
        return state == null ? "" : state.approvedHash();
    }

    String approvedText() {
        return approvedText;
    }
}
