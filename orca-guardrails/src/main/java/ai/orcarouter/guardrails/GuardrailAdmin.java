/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails;

import ai.orcarouter.core.Actor;
import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.config.ConfigDraft;
import ai.orcarouter.core.config.DocumentHistory;
import ai.orcarouter.core.spi.ConfigDocument;
import ai.orcarouter.core.spi.DocumentKinds;
import ai.orcarouter.firewall.model.AdminOperation;
import ai.orcarouter.firewall.model.DocumentFault;
import ai.orcarouter.firewall.model.PolicyDiff;
import ai.orcarouter.firewall.model.PolicyVersion.Operation;
import ai.orcarouter.guardrails.internal.codec.GuardrailWriter;
import ai.orcarouter.guardrails.internal.workspace.AttachedKeys;
import ai.orcarouter.guardrails.internal.workspace.GuardrailAudit;
import ai.orcarouter.guardrails.internal.workspace.GuardrailEdits;
import ai.orcarouter.guardrails.internal.workspace.GuardrailEntry;
import ai.orcarouter.guardrails.internal.workspace.GuardrailSnapshot;
import ai.orcarouter.guardrails.model.AttachedKey;
import ai.orcarouter.guardrails.model.Guardrail;
import ai.orcarouter.guardrails.model.GuardrailSummary;
import ai.orcarouter.guardrails.model.GuardrailVersion;
import ai.orcarouter.guardrails.model.StoredGuardrail;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * The guardrails of a workspace (REFERENCE 4.1, 4.2, 4.13, 4.16). Reading needs a Viewer, writing a Developer, unless
 * the host's {@code AccessPolicy} says otherwise. A key is attached to a guardrail by its own {@code guardrail_id}
 * ({@code FirewallAdmin.keys()}).
 *
 * <p>Every write is one commit with its audit rows and acts on the next text in this process. A write checks the
 * guardrail as a whole: {@link ErrorCode#INVALID_DOCUMENT} lists every fault at once. {@link ErrorCode#FORBIDDEN},
 * {@link ErrorCode#NOT_FOUND}, {@link ErrorCode#CONTENDED} and {@link ErrorCode#STORE_UNAVAILABLE} may come from every
 * method that could meet them. A write that is refused stores nothing.
 *
 * <p>An {@code expectedVersion} is the version that the caller has seen; when another one is stored, the write is
 * refused with {@link ErrorCode#STALE_VERSION}. {@link #ANY_VERSION} overwrites whatever is stored.
 *
 * <p>Thread-safe, also across processes that share the store.
 */
public final class GuardrailAdmin {
    /** The {@code expectedVersion} of callers that overwrite whatever is stored. */
    public static final long ANY_VERSION = ConfigDraft.ANY_VERSION;

    private final Configuration configuration;
    private final DocumentHistory<Guardrail> history;

    GuardrailAdmin(Configuration configuration) {
        this.configuration = configuration;
        history = new DocumentHistory<>(
                configuration.services().configStore(),
                configuration.services().workspace(),
                DocumentKinds.GUARDRAIL,
                GuardrailAudit.REVERT,
                configuration::read);
    }

    /** Every guardrail that can be read, by id; {@link #faults} lists the others. */
    public List<GuardrailSummary> list(Actor actor) {
        GuardrailSnapshot snapshot = configuration.read(actor, AdminOperation.READ_GUARDRAILS);
        Map<Long, Integer> attached = AttachedKeys.count(snapshot.stored());
        List<GuardrailSummary> out = new ArrayList<>();
        for (GuardrailEntry entry : snapshot.entries()) {
            Guardrail guardrail = entry.guardrailOrNull();
            if (guardrail != null) {
                out.add(new GuardrailSummary(
                        guardrail.id(),
                        guardrail.name(),
                        guardrail.enabled(),
                        guardrail.isDefault(),
                        guardrail.logRaw(),
                        guardrail.rules().size(),
                        attached.getOrDefault(guardrail.id(), 0),
                        entry.document().version()));
            }
        }
        out.sort(Comparator.comparingLong(GuardrailSummary::id));
        return List.copyOf(out);
    }

    /** A guardrail as it is stored. */
    public StoredGuardrail get(Actor actor, long guardrailId) {
        GuardrailEntry entry = find(actor, guardrailId);
        Guardrail guardrail = entry.readable();
        return new StoredGuardrail(
                guardrail,
                entry.document().version(),
                entry.document().author(),
                entry.document().time(),
                configuration.check(guardrail));
    }

    private GuardrailEntry find(Actor actor, long guardrailId) {
        return configuration
                .read(actor, AdminOperation.READ_GUARDRAILS)
                .entry(guardrailId)
                .orElseThrow(() -> ConfigDraft.notFound("guardrail " + guardrailId));
    }

    /** The keys that are attached to a guardrail. */
    public List<AttachedKey> attachedKeys(Actor actor, long guardrailId) {
        GuardrailSnapshot snapshot = configuration.read(actor, AdminOperation.READ_GUARDRAILS);
        if (snapshot.entry(guardrailId).isEmpty()) {
            throw ConfigDraft.notFound("guardrail " + guardrailId);
        }
        return AttachedKeys.of(snapshot.stored(), guardrailId);
    }

    /** Every document of guardrails and false positives that cannot be used. */
    public List<DocumentFault> faults(Actor actor) {
        return configuration.read(actor, AdminOperation.READ_GUARDRAILS).faults();
    }

    /**
     * Stores a new guardrail. It gets a new id; its rules keep the ids that they have, and one with id 0 gets a new
     * one. A new default demotes the old one in the same commit.
     *
     * @throws OrcaException with {@link ErrorCode#DUPLICATE_NAME} when another guardrail has that name
     */
    public StoredGuardrail create(Actor actor, Guardrail guardrail) {
        return configuration.write(
                actor,
                AdminOperation.WRITE_GUARDRAILS,
                (draft, base) -> new GuardrailEdits(draft, base, configuration).create(guardrail));
    }

    /**
     * Replaces a guardrail, its rules included, by {@code guardrail}, whose id says which. A rule with id 0 gets a new
     * one. A new default demotes the old one in the same commit.
     *
     * @throws OrcaException with {@link ErrorCode#DUPLICATE_NAME} when another guardrail has that name, and with
     *     {@link ErrorCode#STALE_VERSION}
     */
    public StoredGuardrail update(Actor actor, Guardrail guardrail, long expectedVersion) {
        return edit(actor, guardrail.id(), expectedVersion, (edits, old) -> edits.update(old, guardrail));
    }

    /**
     * Deletes a guardrail. Its id is never used again, and its history stays.
     *
     * @throws OrcaException with {@link ErrorCode#STILL_REFERENCED} when keys are attached to it, and with
     *     {@link ErrorCode#STALE_VERSION}
     */
    public void delete(Actor actor, long guardrailId, long expectedVersion) {
        edit(actor, guardrailId, expectedVersion, (edits, old) -> {
            edits.delete(old);
            return guardrailId;
        });
    }

    /** Makes a guardrail the workspace's default; the old one is demoted in the same commit. */
    public StoredGuardrail setDefault(Actor actor, long guardrailId, long expectedVersion) {
        return change(actor, guardrailId, expectedVersion, guardrail -> guardrail.isDefault(true));
    }

    /** Takes the default away from a guardrail; if it had it, keys without a guardrail of their own have none. */
    public StoredGuardrail clearDefault(Actor actor, long guardrailId, long expectedVersion) {
        return change(actor, guardrailId, expectedVersion, guardrail -> guardrail.isDefault(false));
    }

    /** Enables or disables a guardrail; a disabled one is the off switch of the keys that are attached to it. */
    public StoredGuardrail setEnabled(Actor actor, long guardrailId, boolean enabled, long expectedVersion) {
        return change(actor, guardrailId, expectedVersion, guardrail -> guardrail.enabled(enabled));
    }

    /**
     * Versions of a guardrail, newest first, a deleted guardrail's among them.
     *
     * @param beforeVersion only versions below this one, which continues a page; {@link Long#MAX_VALUE} for the first
     * @param limit the most versions to return, 1 to {@link ai.orcarouter.core.spi.ConfigStore#MAX_HISTORY}
     * @throws IllegalArgumentException for a limit out of range
     */
    public List<GuardrailVersion> versions(Actor actor, long guardrailId, long beforeVersion, int limit) {
        configuration.services().require(actor, AdminOperation.READ_GUARDRAILS);
        return history.page(Long.toString(guardrailId), beforeVersion, limit).stream()
                .map(GuardrailAdmin::version)
                .toList();
    }

    private static GuardrailVersion version(DocumentHistory.Version<Guardrail> stored) {
        ConfigDocument document = stored.document();
        return new GuardrailVersion(
                document.version(),
                Operation.of(document.version(), document.isDeletion(), stored.revertedFrom()),
                stored.revertedFrom(),
                document.author(),
                document.time(),
                stored.contentOrNull());
    }

    /** What differs between two versions of a guardrail, none of which may be a deletion. */
    public PolicyDiff diff(Actor actor, long guardrailId, long fromVersion, long toVersion) {
        configuration.services().require(actor, AdminOperation.READ_GUARDRAILS);
        return PolicyDiff.between(
                GuardrailWriter.document(past(guardrailId, fromVersion)),
                GuardrailWriter.document(past(guardrailId, toVersion)));
    }

    private Guardrail past(long guardrailId, long version) {
        return history.version("guardrail " + guardrailId, Long.toString(guardrailId), version);
    }

    /**
     * Copies an old version of a guardrail forward as its newest one: name, enabled, default, raw logging and all rules
     * with their ids. A deleted guardrail comes back by it. If the version was the default, the present one is demoted.
     *
     * @throws OrcaException with {@link ErrorCode#DUPLICATE_NAME} when another guardrail has that name by now, and with
     *     {@link ErrorCode#STALE_VERSION}
     */
    public StoredGuardrail revert(Actor actor, long guardrailId, long version, long expectedVersion) {
        return configuration.write(actor, AdminOperation.REVERT_GUARDRAILS, (draft, base) -> {
            GuardrailEdits edits = new GuardrailEdits(draft, base, configuration);
            edits.requireVersion(guardrailId, expectedVersion);
            return edits.revert(past(guardrailId, version), version);
        });
    }

    private StoredGuardrail change(
            Actor actor, long guardrailId, long expectedVersion, UnaryOperator<Guardrail.Builder> change) {
        return edit(
                actor,
                guardrailId,
                expectedVersion,
                (edits, old) -> edits.update(
                        old, change.apply(old.readable().toBuilder()).build()));
    }

    private <T> T edit(
            Actor actor, long guardrailId, long expectedVersion, BiFunction<GuardrailEdits, GuardrailEntry, T> edit) {
        return configuration.write(actor, AdminOperation.WRITE_GUARDRAILS, (draft, base) -> {
            GuardrailEdits edits = new GuardrailEdits(draft, base, configuration);
            return edit.apply(edits, edits.find(guardrailId, expectedVersion));
        });
    }
}
