/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.registry;

import ai.orcarouter.core.Actor;
import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.Role;
import ai.orcarouter.core.config.ConfigDraft;
import ai.orcarouter.core.config.DerivedConfig;
import ai.orcarouter.core.spi.ConfigSnapshot;
import ai.orcarouter.firewall.WorkspaceServices;
import ai.orcarouter.firewall.model.AdminOperation;
import ai.orcarouter.mcp.internal.schema.SchemaRules;
import ai.orcarouter.mcp.internal.schema.SchemaState;
import ai.orcarouter.mcp.internal.schema.SurfaceListing;
import ai.orcarouter.mcp.internal.schema.ToolListing;
import ai.orcarouter.mcp.internal.vault.Vault;
import ai.orcarouter.mcp.model.ServerFinding;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The servers of a workspace: as they are now, and how they are changed. Thread-safe. */
public final class Registry {
    /** Who records what the gateway saw by itself. */
    public static final Actor GATEWAY = new Actor("orca-mcp-gateway", Role.DEVELOPER);

    private final WorkspaceServices services;
    private final ServerDocuments documents;
    private final Vault vault;
    private final DerivedConfig<ServerSnapshot> derived;

    /** The servers of that workspace. */
    public Registry(WorkspaceServices services, ServerDocuments documents) {
        this.services = services;
        this.documents = documents;
        vault = new Vault(services.workspace(), services.keysets());
        derived = new DerivedConfig<>((stored, previous) -> ServerSnapshot.of(stored, previous, documents::read));
    }

    /** What the workspace's planes share. */
    public WorkspaceServices services() {
        return services;
    }

    /** The credentials. */
    public Vault vault() {
        return vault;
    }

    /** The servers by which calls are judged now; empty while there is no configuration to judge by. Never throws. */
    public Optional<ServerSnapshot> current() {
        return services.current().map(derived::of);
    }

    /** The servers that an actor may see, as the store has them now. */
    public ServerSnapshot read(Actor actor, AdminOperation operation) {
        services.require(actor, operation);
        return latest();
    }

    private ServerSnapshot latest() {
        return derived.of(services.latest());
    }

    /** Changes servers, if the actor may. */
    public <T> T write(Actor actor, AdminOperation operation, BiFunction<ConfigDraft<?>, ServerSnapshot, T> edit) {
        services.require(actor, operation);
        return services.commit(actor, draft -> edit.apply(draft, derived.of(stored(draft))));
    }

    /** The edits of records for a change under way. */
    public ServerEdits edits(ConfigDraft<?> draft, ServerSnapshot base) {
        return new ServerEdits(draft, base, documents, vault);
    }

    /**
     * Seals the credential of a server under the newest key.
     *
     * @return false when it cannot be opened now
     */
    public boolean reseal(Actor actor, String id) {
        try {
            return services.commit(actor, draft -> {
                ServerSnapshot base = derived.of(stored(draft));
                ServerEntry entry = base.entry(id).orElseThrow(Gone::new);
                if (!edits(draft, base).reseal(entry)) {
                    throw new Gone();
                }
                return true;
            });
        } catch (Gone left) {
            return false;
        }
    }

    private static ConfigSnapshot stored(ConfigDraft<?> draft) {
        return draft.base().stored();
    }

    /**
     * What the gateway saw of a server.
     *
     * @param generation the server's when it was connected to
     * @param listingOrNull the tools that it listed; null when it listed none
     * @param findings what a scan of them found
     * @param surfaceOrNull its prompts and resources; null when they were not listed
     * @param target how it was reached
     * @param trustOnFirstUse whether a first list may approve itself
     * @param health what the contact says of it
     * @param keepHealth whether that is stored even when only its time is new
     */
    public record Sighting(
            String generation,
            @Nullable ToolListing listingOrNull,
            List<ServerFinding> findings,
            @Nullable SurfaceListing surfaceOrNull,
            String target,
            boolean trustOnFirstUse,
            Health health,
            boolean keepHealth) {}

    /**
     * What became of a sighting.
     *
     * @param before what was known
     * @param after what is known now
     * @param healthBefore what the probe before found
     */
    public record Outcome(SchemaState before, SchemaState after, Health healthBefore) {}

    /**
     * Stores what a sighting changes, if anything.
     *
     * @return empty when the server is gone, disabled or changed since, so that the sighting says nothing of it
     * @throws OrcaException when it cannot be stored
     */
    public Optional<Outcome> observe(Actor actor, String id, Sighting sighting) {
        Outcome unchanged = unchanged(latest(), id, sighting);
        if (unchanged == null) {
            return Optional.empty();
        }
        if (!unchanged.after().equals(unchanged.before()) || isNewHealth(unchanged, sighting)) {
            try {
                return Optional.of(services.commit(actor, draft -> observe(draft, id, sighting)));
            } catch (Gone gone) {
                return Optional.empty();
            }
        }
        return Optional.of(unchanged);
    }

    private static boolean isNewHealth(Outcome outcome, Sighting sighting) {
        return sighting.keepHealth()
                || outcome.healthBefore().checkedAtOrNull() == null
                || outcome.healthBefore().status() != sighting.health().status();
    }

    private @Nullable Outcome unchanged(ServerSnapshot snapshot, String id, Sighting sighting) {
        ServerEntry entry = snapshot.entry(id).orElse(null);
        if (entry == null
                || !entry.generation().equals(sighting.generation())
                || entry.server().filter(server -> server.enabled()).isEmpty()) {
            return null;
        }
        SchemaState before = entry.schema();
        Instant now = services.clock().instant();
        ToolListing listing = sighting.listingOrNull();
        boolean trust = sighting.trustOnFirstUse();
        SchemaState after = listing == null
                ? before
                : SchemaRules.observe(before, listing, sighting.findings(), sighting.target(), trust, now);
        SurfaceListing surface = sighting.surfaceOrNull();
        if (listing != null && surface != null) {
            after = after.with(before.surface().seen(surface, trust, now));
        }
        return new Outcome(before, after, entry.health());
    }

    private Outcome observe(ConfigDraft<?> draft, String id, Sighting sighting) {
        ServerSnapshot base = derived.of(stored(draft));
        Outcome outcome = unchanged(base, id, sighting);
        if (outcome == null) {
            throw new Gone();
        }
        ServerEntry entry = base.entry(id).orElseThrow();
        SchemaEdits edits = new SchemaEdits(draft, base);
        ToolListing listing = sighting.listingOrNull();
        if (listing != null && !outcome.after().equals(outcome.before())) {
            edits.observed(entry, outcome.after(), listing, sighting.surfaceOrNull());
        } else if (!isNewHealth(outcome, sighting)) {
            throw new Gone(); // somebody else stored the same meanwhile; the next look sees it
        }
        if (isNewHealth(outcome, sighting)) {
            edits.health(entry, sighting.health());
        }
        return outcome;
    }

    /** Ends a change that has become moot. */
    private static final class Gone extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Gone() {
            super("moot", null, false, false);
        }
    }

    /** The refusal of what does not fit the state of a server. */
    public static OrcaException conflict(String message) {
        return new OrcaException(ErrorCode.CONFLICT, message);
    }
}
