/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.registry;

import ai.orcarouter.core.config.ConfigDraft;
import ai.orcarouter.mcp.internal.schema.KeptList;
import ai.orcarouter.mcp.internal.schema.SchemaJson;
import ai.orcarouter.mcp.internal.schema.SchemaRules;
import ai.orcarouter.mcp.internal.schema.SchemaState;
import ai.orcarouter.mcp.internal.schema.SurfaceListing;
import ai.orcarouter.mcp.internal.schema.ToolListing;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The changes of what is known of servers' tools and health. */
public final class SchemaEdits {
    private final ConfigDraft<?> draft;
    private final ServerSnapshot base;

    /** Edits that go into {@code draft}, which was computed from {@code base}. */
    public SchemaEdits(ConfigDraft<?> draft, ServerSnapshot base) {
        this.draft = draft;
        this.base = base;
    }

    /** Stores what lists came to, with the tools when they are not the approved ones. */
    public void observed(
            ServerEntry entry, SchemaState after, ToolListing listing, @Nullable SurfaceListing surfaceOrNull) {
        SchemaState before = entry.schema();
        String id = entry.id();
        if (!after.approvedHash().equals(before.approvedHash())) {
            draft.put(ServerKinds.TOOLS, ServerKinds.approved(id), listing.text());
        }
        if (!after.observedHash().equals(after.approvedHash())) {
            draft.put(ServerKinds.TOOLS, ServerKinds.observed(id), listing.text());
        }
        draft.put(ServerKinds.SCHEMA, id, SchemaJson.write(after));
        if (!after.with(before.surface()).equals(before)) {
            String verb = "mcp_schema_" + after.status().name().toLowerCase(Locale.ROOT);
            ServerAudit.schema(draft, verb, id, before, after);
        }
        if (SurfaceListing.isNews(surfaceOrNull, before.surface())) {
            ServerAudit.surface(draft, ServerAudit.SURFACE_SEEN, id, after.surface());
        }
    }

    /** Accepts the prompts and resources last seen under the hash that was reviewed. */
    public void approveSurface(ServerEntry entry, String hash) {
        SchemaState after =
                SchemaRules.approveSurface(entry.schema(), hash, draft.actor().id());
        draft.put(ServerKinds.SCHEMA, entry.id(), SchemaJson.write(after));
        ServerAudit.surface(draft, ServerAudit.SURFACE_ACCEPTED, entry.id(), after.surface());
    }

    /** Approves the list last seen under the hash that was reviewed. */
    public void approve(ServerEntry entry, String hash) {
        KeptList kept = base.observed(entry);
        SchemaState after =
                SchemaRules.approve(entry.schema(), hash, kept, draft.actor().id(), draft.time());
        String id = entry.id();
        draft.put(ServerKinds.TOOLS, ServerKinds.approved(id), kept.text());
        if (base.hasList(ServerKinds.observed(id))) {
            draft.put(ServerKinds.TOOLS, ServerKinds.observed(id), null);
        }
        draft.put(ServerKinds.SCHEMA, id, SchemaJson.write(after));
        ServerAudit.schema(draft, ServerAudit.REBASELINE, id, entry.schema(), after);
    }

    /** Holds a server back. */
    public void quarantine(ServerEntry entry) {
        SchemaState after = SchemaRules.quarantine(entry.schema(), draft.time());
        draft.put(ServerKinds.SCHEMA, entry.id(), SchemaJson.write(after));
        ServerAudit.schema(draft, ServerAudit.QUARANTINE, entry.id(), entry.schema(), after);
    }

    /** Stores what a probe found; null leaves it as it is. */
    public void health(ServerEntry entry, @Nullable Health health) {
        if (health != null) {
            draft.put(ServerKinds.HEALTH, entry.id(), health.write());
            ServerAudit.health(draft, entry.id(), health);
        }
    }
}
