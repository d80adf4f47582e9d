/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.compliance;

import ai.orcarouter.core.Actor;
import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.config.ConfigDraft;
import ai.orcarouter.core.spi.ConfigSnapshot;
import ai.orcarouter.core.spi.DocumentKinds;
import ai.orcarouter.core.spi.EvidenceSource;
import ai.orcarouter.core.spi.PackPlane;
import ai.orcarouter.core.spi.StoreText;
import ai.orcarouter.firewall.OrcaWorkspace;
import ai.orcarouter.firewall.WorkspaceServices;
import ai.orcarouter.firewall.compliance.PackRow.Generated;
import ai.orcarouter.firewall.model.AdminOperation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * The compliance packs of a workspace (REFERENCE 10, SEMANTICS 10.1). A pack is installed in observe mode as one
 * guardrail and one firewall policy, which govern nobody; it goes live for explicit targets; it is upgraded when the
 * catalogue has a newer version; and it is uninstalled. Packs that are to govern the same keys are one guardrail and
 * one policy that say of each rule where it comes from: they are installed together, or a pack that was installed later
 * joins one that is live already. The documents are ordinary ones, to be edited like any other; edits outlive going
 * live, going back to observing, joining and upgrades.
 *
 * <p>Reading needs a Viewer, changes an Admin. Every change is one commit with its audit row.
 * {@link ErrorCode#FORBIDDEN}, {@link ErrorCode#CONTENDED}, {@link ErrorCode#STORE_UNAVAILABLE} and, for stored
 * documents that cannot be read, {@link ErrorCode#INVALID_DOCUMENT} may come from every method. What is refused stores
 * nothing. Thread-safe, also across processes that share the stores.
 */
public final class CompliancePacks {
    /** The verb of the audit row of an installation. */
    public static final String INSTALLED = "compliance_pack_installed";

    /** The verb of the audit row of an installation that went live. */
    public static final String LIVE = "compliance_pack_live";

    /** The verb of the audit row of an installation that went back to observing. */
    public static final String OBSERVED = "compliance_pack_observed";

    /** The verb of the audit row of an installation that became part of another. */
    public static final String JOINED = "compliance_pack_joined";

    /** The verb of the audit row of an upgrade. */
    public static final String UPGRADED = "compliance_pack_upgraded";

    /** The verb of the audit row of an installation that was removed. */
    public static final String UNINSTALLED = "compliance_pack_uninstalled";

    /** The verb of the audit row of an attestation. */
    public static final String ATTESTED = "compliance_clause_attested";

    /** The verb of the audit row of an attestation that was taken back. */
    public static final String REVOKED = "compliance_attestation_revoked";

    private final WorkspaceServices services;
    private final Controls controls;

    private CompliancePacks(WorkspaceServices services, Controls controls) {
        this.services = services;
        this.controls = controls;
    }

    /**
     * The packs of a workspace.
     *
     * @param catalog those that can be installed
     * @param others the planes beside the firewall, such as that of the guardrails; controls of planes that are not
     *     given cannot be installed
     * @throws OrcaException with {@link ErrorCode#INVALID_CONFIGURATION} or {@link ErrorCode#INVALID_DOCUMENT} when the
     *     planes cannot carry out a control of the catalogue
     */
    public static CompliancePacks of(OrcaWorkspace workspace, ComplianceCatalog catalog, PackPlane... others) {
        List<PackPlane> planes = new ArrayList<>();
        planes.add(workspace.services().plane());
        planes.addAll(List.of(others));
        return new CompliancePacks(workspace.services(), new Controls(catalog, List.copyOf(planes)));
    }

    /** The catalogue. */
    public ComplianceCatalog catalog() {
        return controls.catalog();
    }

    /** What is installed, by id. */
    public List<PackInstallation> installations(Actor actor) {
        ConfigSnapshot stored = read(actor);
        return InstalledDocuments.rows(stored).stream()
                .map(row -> Shown.of(row, controls, stored))
                .toList();
    }

    /** The attestations that hold, by pack and clause. */
    public List<Attestation> attestations(Actor actor) {
        return Attestations.all(read(actor));
    }

    private ConfigSnapshot read(Actor actor) {
        services.require(actor, AdminOperation.READ_COMPLIANCE);
        return services.latest();
    }

    /**
     * Installs packs together, in observe mode; they govern nobody.
     *
     * @throws OrcaException with {@link ErrorCode#NOT_FOUND} for a pack or control that the catalogue does not have,
     *     with {@link ErrorCode#CONFLICT} when one of the packs is installed already, with
     *     {@link ErrorCode#DUPLICATE_NAME} when the name of a document is taken, and with
     *     {@link ErrorCode#INVALID_CONFIGURATION} for a control of a plane that is not wired
     * @throws IllegalArgumentException when there is no pack, or one twice
     */
    public PackInstallation install(Actor actor, PackChoice... choices) {
        Set<String> keys = new HashSet<>();
        for (PackChoice choice : choices) {
            if (!keys.add(choice.key())) {
                throw new IllegalArgumentException("pack " + choice.key() + " is named twice");
            }
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("no pack is named");
        }
        services.require(actor, AdminOperation.WRITE_COMPLIANCE);
        return shown(services.commit(actor, draft -> {
            for (String key : keys) {
                controls.requirePack(key);
                InstalledDocuments.find(stored(draft), key).ifPresent(row -> {
                    throw new OrcaException(ErrorCode.CONFLICT, "pack " + key + " is installed already");
                });
            }
            return save(draft, INSTALLED, new Installer(controls, draft).install(List.of(choices)), Map.of());
        }));
    }

    /**
     * Lets an installation enforce, and govern {@code targets} from the next call on: guardrail actions become what was
     * declared, save those that were edited, and the policy leaves shadow mode. An installation that enforces already
     * governs the targets in addition. A target's own policy and guardrail give way where the installation has rules;
     * {@link PackInstallation#bindings} says to what they are restored. A target that another pack governs is not taken
     * from it: {@link #join} makes both packs govern it.
     *
     * @param pack the key of a pack of the installation
     * @throws OrcaException with {@link ErrorCode#NOT_FOUND} when the pack is not installed or there is no such key,
     *     and with {@link ErrorCode#CONFLICT} when a document of the pack was deleted or switched off, or a target is
     *     governed by another pack
     */
    public PackInstallation goLive(Actor actor, String pack, PackTargets targets) {
        return change(
                actor,
                LIVE,
                pack,
                targets(targets),
                (draft, row) -> new Governing(controls, draft).goLive(row, targets));
    }

    /**
     * Lets an installation only observe again. It goes on governing whom it governs, so their guardrail and policy
     * block nothing until it goes live again; then edits that were made while it enforced are there again.
     *
     * @param pack the key of a pack of the installation
     * @throws OrcaException with {@link ErrorCode#NOT_FOUND} when the pack is not installed, and with
     *     {@link ErrorCode#CONFLICT} when it observes already or a document of it was deleted
     */
    public PackInstallation observe(Actor actor, String pack) {
        return change(actor, OBSERVED, pack, Map.of(), (draft, row) -> new Governing(controls, draft).observe(row));
    }

    /**
     * Lets an installation that observes become part of another one: its rules, edits and all, move into the guardrail
     * and the policy of the other, do there what the mode of the other says, and govern whom that governs; its own
     * documents are deleted. Equal rules that nobody touched become one. The documents keep their names. From then on
     * the packs go live, are upgraded and are uninstalled together.
     *
     * @param pack the key of a pack of the installation that joins
     * @param other the key of a pack of the installation that it joins
     * @throws OrcaException with {@link ErrorCode#NOT_FOUND} when one of them is not installed, with
     *     {@link ErrorCode#CONFLICT} when they are installed together already, when the one that joins enforces, or a
     *     document of either was deleted, and with {@link ErrorCode#STILL_REFERENCED} when somebody attached a key to
     *     the documents of the one that joins, or made one of them the default, by other means than going live
     */
    public PackInstallation join(Actor actor, String pack, String other) {
        return change(actor, JOINED, other, Map.of("joining", pack), (draft, host) -> {
            PackRow joining = InstalledDocuments.required(stored(draft), pack);
            if (joining.id().equals(host.id())) {
                throw new OrcaException(
                        ErrorCode.CONFLICT, "pack " + pack + " is installed with " + other + " already");
            }
            draft.put(DocumentKinds.COMPLIANCE_PACK, joining.id(), null);
            return new Governing(controls, draft).join(joining, host);
        });
    }

    private static Map<String, Object> targets(PackTargets targets) {
        return Map.of("keys", targets.keys(), "workspace_default", targets.workspaceDefault());
    }

    /**
     * Brings an installation up to the catalogue. Rules that nobody touched become what is declared now; those that
     * were edited or added stay, those that were removed stay away. The mode stays.
     *
     * @param pack the key of a pack of the installation
     * @throws OrcaException with {@link ErrorCode#NOT_FOUND} when the pack is not installed or the catalogue does not
     *     have it any more, and with {@link ErrorCode#CONFLICT} when it is new enough or a document of it was deleted
     */
    public PackInstallation upgrade(Actor actor, String pack) {
        return change(actor, UPGRADED, pack, Map.of(), (draft, row) -> new Installer(controls, draft).upgrade(row));
    }

    private PackInstallation change(
            Actor actor,
            String verb,
            String pack,
            Map<String, ?> payload,
            BiFunction<ConfigDraft<?>, PackRow, PackRow> change) {
        services.require(actor, AdminOperation.WRITE_COMPLIANCE);
        return shown(services.commit(
                actor,
                draft -> save(
                        draft, verb, change.apply(draft, InstalledDocuments.required(stored(draft), pack)), payload)));
    }

    private PackInstallation shown(PackRow row) {
        return Shown.of(row, controls, services.current().orElseGet(services::latest));
    }

    private static PackRow save(ConfigDraft<?> draft, String verb, PackRow row, Map<String, ?> payload) {
        draft.put(DocumentKinds.COMPLIANCE_PACK, row.id(), row.encode());
        record(draft, verb, row, payload);
        return row;
    }

    private static void record(ConfigDraft<?> draft, String verb, PackRow row, Map<String, ?> more) {
        Map<String, Object> payload = new TreeMap<>(more);
        payload.put("mode", row.mode().wire());
        payload.put(
                "packs",
                row.packs().stream()
                        .map(each -> Map.of(
                                "key", each.key(), "version", (long) each.version(), "controls", each.controls()))
                        .toList());
        for (Generated document : row.documents()) {
            payload.put(document.kind(), document.id());
        }
        draft.record(verb, DocumentKinds.COMPLIANCE_PACK, row.id(), row.id(), payload);
    }

    /**
     * Uninstalls packs: their documents are deleted, edits and all, and whom they were made to govern gets back what
     * governed it before, as far as that still exists. The history of the documents stays.
     *
     * @param pack the key of a pack of the installation
     * @throws OrcaException with {@link ErrorCode#NOT_FOUND} when the pack is not installed, and with
     *     {@link ErrorCode#STILL_REFERENCED} when somebody attached a key to its documents by other means than going
     *     live, or made one of them the default
     */
    public void uninstall(Actor actor, String pack) {
        services.require(actor, AdminOperation.WRITE_COMPLIANCE);
        services.commit(actor, draft -> {
            PackRow row = InstalledDocuments.required(stored(draft), pack);
            new Governing(controls, draft).uninstall(row);
            draft.put(DocumentKinds.COMPLIANCE_PACK, row.id(), null);
            record(draft, UNINSTALLED, row, Map.of());
            return row.id();
        });
    }

    /**
     * Attests that people meet an organisational clause, or attests it anew. The pack need not be installed.
     *
     * @param note what that rests on
     * @throws OrcaException with {@link ErrorCode#NOT_FOUND} for a clause that the catalogue does not have, and with
     *     {@link ErrorCode#CONFLICT} for one that controls realise
     * @throws IllegalArgumentException for a note that is too long or that a store cannot keep
     */
    public Attestation attest(Actor actor, String pack, String clause, String note) {
        StoreText.check("a note", note, Attestation.MAX_NOTE);
        services.require(actor, AdminOperation.ATTEST_COMPLIANCE);
        PackClause known = controls.catalog()
                .find(pack)
                .flatMap(found -> found.clause(clause))
                .orElseThrow(() -> ConfigDraft.notFound("clause " + clause + " in pack " + pack));
        if (!known.organizational()) {
            throw new OrcaException(
                    ErrorCode.CONFLICT, "clause " + clause + " is realised by controls, nobody attests it");
        }
        return services.commit(actor, draft -> {
            Attestation attestation = new Attestation(pack, clause, actor.id(), draft.time(), note);
            draft.put(
                    DocumentKinds.COMPLIANCE_ATTESTATION,
                    Attestations.id(pack, clause),
                    Attestations.encode(attestation));
            record(draft, ATTESTED, pack, clause);
            return attestation;
        });
    }

    /**
     * Takes an attestation back.
     *
     * @throws OrcaException with {@link ErrorCode#NOT_FOUND} when there is none
     */
    public void revoke(Actor actor, String pack, String clause) {
        services.require(actor, AdminOperation.ATTEST_COMPLIANCE);
        services.commit(actor, draft -> {
            if (Attestations.find(stored(draft), pack, clause).isEmpty()) {
                throw ConfigDraft.notFound("attestation of " + clause + " in pack " + pack);
            }
            draft.put(DocumentKinds.COMPLIANCE_ATTESTATION, Attestations.id(pack, clause), null);
            record(draft, REVOKED, pack, clause);
            return clause;
        });
    }

    private static void record(ConfigDraft<?> draft, String verb, String pack, String clause) {
        draft.record(
                verb,
                DocumentKinds.COMPLIANCE_ATTESTATION,
                Attestations.id(pack, clause),
                clause,
                Map.of("pack", pack, "clause", clause));
    }

    /**
     * How far the workspace realises frameworks, and which gaps matter most by the events of the last {@code window}.
     *
     * @param frameworks their keys; empty for all of the catalogue
     * @throws OrcaException with {@link ErrorCode#NOT_FOUND} for a framework that the catalogue does not have
     * @throws IllegalArgumentException for a window that is not positive
     */
    public Readiness readiness(Actor actor, List<String> frameworks, Duration window) {
        if (window.isNegative() || window.isZero()) {
            throw new IllegalArgumentException("a window is positive");
        }
        ConfigSnapshot stored = read(actor);
        Instant until = services.clock().instant().plusMillis(1);
        return new Assessment(services, controls, stored).of(frameworks, until.minus(window), until);
    }

    /**
     * What this contributes to compliance reports: the sections {@code coverage} and {@code gaps} (REFERENCE 10.3), of
     * the framework that a report is about, or of all of the catalogue.
     */
    public List<EvidenceSource> evidence() {
        return List.of(
                new ReadinessEvidence(services, controls, ReadinessEvidence.Section.COVERAGE),
                new ReadinessEvidence(services, controls, ReadinessEvidence.Section.GAPS));
    }

    private static ConfigSnapshot stored(ConfigDraft<?> draft) {
        return draft.base().stored();
    }
}
