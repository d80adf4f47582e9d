/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.posture;

import ai.orcarouter.core.Actor;
import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.Issue;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.config.ConfigDraft;
import ai.orcarouter.core.json.CanonicalJson;
import ai.orcarouter.core.spi.ConfigDocument;
import ai.orcarouter.core.spi.ConfigSnapshot;
import ai.orcarouter.core.spi.Event;
import ai.orcarouter.core.spi.EventKind;
import ai.orcarouter.core.spi.PolicyPlane;
import ai.orcarouter.firewall.OrcaWorkspace;
import ai.orcarouter.firewall.WorkspaceServices;
import ai.orcarouter.firewall.model.AdminOperation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The Secure Agents baseline: one switch for the posture of a workspace (REFERENCE 3, 15.26 to 15.29).
 *
 * <p>A level is applied as one commit over every plane that is wired, so no mixture of two levels is ever in force, and
 * acts on the next call in this process; other processes follow as they follow any edit. What a level stores are
 * ordinary documents, named for the level, to be edited like any other. Applying a level again overwrites its own
 * documents. Keys that are attached to a policy or guardrail of their own keep it; a level lists them.
 *
 * <p>{@link ErrorCode#FORBIDDEN}, {@link ErrorCode#CONTENDED} and {@link ErrorCode#STORE_UNAVAILABLE} may come from
 * every method. What is refused stores nothing. Thread-safe, also across processes that share the stores.
 */
public final class SecureAgents {
    /** The verb of the audit row of a level that was applied. */
    public static final String APPLIED = "firewall_autonomy_applied";

    /** The verb of the audit row of a level that was undone. */
    public static final String UNDONE = "firewall_autonomy_undone";

    private static final String TARGET = "posture";
    private static final int SEARCHED_VERSIONS = 100;

    private final WorkspaceServices services;
    private final List<PolicyPlane> planes;
    private final Descriptions descriptions;
    private final RestoreRecords records;

    private SecureAgents(WorkspaceServices services, List<PolicyPlane> planes) {
        this.services = services;
        this.planes = planes;
        descriptions = new Descriptions(planes);
        records = new RestoreRecords(services.configStore(), services.workspace());
    }

    /**
     * The switch of a workspace.
     *
     * @param others the planes beside the firewall, such as that of the guardrails; a level sets only planes that are
     *     given
     */
    public static SecureAgents of(OrcaWorkspace workspace, PolicyPlane... others) {
        List<PolicyPlane> planes = new ArrayList<>();
        planes.add(workspace.services().plane());
        planes.addAll(List.of(others));
        return new SecureAgents(workspace.services(), List.copyOf(planes));
    }

    /**
     * Applies a level; needs a Developer.
     *
     * @throws OrcaException with {@link ErrorCode#INVALID_DOCUMENT} when a stored policy, guardrail or the settings,
     *     which it would have to change, cannot be read
     */
    public AppliedLevel apply(Actor actor, AutonomyLevel level) {
        services.require(actor, AdminOperation.APPLY_POSTURE);
        AppliedLevel applied = services.commit(actor, draft -> {
            LevelPlan plan = LevelPlan.of(level, planes, stored(draft));
            AppliedLevel result = new AppliedLevel(
                    nextRow(draft), level, descriptions.changes(plan.edition()), descriptions.outOfReach(plan));
            store(draft, plan.edition());
            RestoreRecords.put(draft, result.auditId(), RestoreRecord.of(level, plan.edition()));
            draft.record(
                    APPLIED,
                    TARGET,
                    Long.toString(result.auditId()),
                    level.wire(),
                    Map.of(
                            "level", level.wire(),
                            "documents", shown(result.changes()),
                            "keys_out_of_reach", (long) result.outOfReach().size()));
            return result;
        });
        tell("applied", level, applied.auditId());
        return applied;
    }

    /**
     * Undoes a level, unless later changes would be lost; needs a Developer. Restores the contents that the level
     * replaced, character for character; versions go on.
     *
     * @param auditId what {@link #apply} returned
     * @throws OrcaException with {@link ErrorCode#NOT_FOUND} when it is no audit id of a level, with
     *     {@link ErrorCode#ALREADY_UNDONE}, with {@link ErrorCode#WOULD_LOSE_CHANGES} and every change that would be
     *     lost, with {@link ErrorCode#STILL_REFERENCED} when a key is attached to what the undo deletes, and with
     *     {@link ErrorCode#DUPLICATE_NAME} when the name of what it brings back is taken
     */
    public UndoneLevel undo(Actor actor, long auditId) {
        return undo(actor, auditId, false);
    }

    /**
     * Undoes a level even if later changes are lost by it; the result says which. Otherwise like {@link #undo(Actor,
     * long)}.
     */
    public UndoneLevel forceUndo(Actor actor, long auditId) {
        return undo(actor, auditId, true);
    }

    private UndoneLevel undo(Actor actor, long auditId, boolean force) {
        services.require(actor, AdminOperation.APPLY_POSTURE);
        UndoneLevel undone = services.commit(actor, draft -> undo(draft, auditId, force));
        tell("undone", undone.level(), auditId);
        return undone;
    }

    private UndoneLevel undo(ConfigDraft<?> draft, long auditId, boolean force) {
        RestoreRecord record = records.find(stored(draft), auditId);
        if (record.undoneBy() != 0) {
            throw new OrcaException(
                    ErrorCode.ALREADY_UNDONE,
                    "change of posture " + auditId + " was undone by change " + record.undoneBy());
        }
        UndoPlan plan = UndoPlan.of(auditId, record, stored(draft), this::content, descriptions);
        if (!force && !plan.lost().isEmpty()) {
            throw new OrcaException(
                    ErrorCode.WOULD_LOSE_CHANGES,
                    plan.lost().stream().map(SecureAgents::issue).toList());
        }
        UndoneLevel result = new UndoneLevel(
                nextRow(draft), auditId, record.level(), descriptions.changes(plan.edition()), plan.lost());
        store(draft, plan.edition());
        RestoreRecords.put(draft, auditId, record.undone(result.auditId()));
        draft.record(
                UNDONE,
                TARGET,
                Long.toString(auditId),
                record.level().wire(),
                Map.of(
                        "level",
                        record.level().wire(),
                        "undone",
                        auditId,
                        "documents",
                        shown(result.changes()),
                        "changes_lost",
                        (long) result.lost().size()));
        return result;
    }

    private static Issue issue(LostChange lost) {
        return Issue.error(
                "/" + lost.kind() + "/" + lost.id(), lost.name(), lost.what(), "undo by force, which loses it");
    }

    /** The content that a level gave a document, from the history of the document. */
    private @Nullable String content(String kind, String id, String hash) {
        for (ConfigDocument version :
                services.configStore().history(services.workspace(), kind, id, Long.MAX_VALUE, SEARCHED_VERSIONS)) {
            String json = version.json().orElse(null);
            if (json != null && RestoreRecord.hash(json).equals(hash)) {
                return json;
            }
        }
        return null;
    }

    /**
     * What a level would change, and what it would have decided about the calls of the last {@code window}, up to the
     * newest {@link LevelPreview#MAX_EVENTS} (REFERENCE 15.27, SEMANTICS 5.6). Counts are for every member, samples for
     * those who may read events. Changes nothing and records nothing.
     *
     * @throws IllegalArgumentException for a window that is not positive
     */
    public LevelPreview simulate(Actor actor, AutonomyLevel level, Duration window) {
        services.require(actor, AdminOperation.SIMULATE_POSTURE);
        if (window.isNegative() || window.isZero()) {
            throw new IllegalArgumentException("a window is positive");
        }
        LevelPlan plan = LevelPlan.of(level, planes, services.latest());
        List<KeyOutOfReach> outOfReach = descriptions.outOfReach(plan);
        Simulation simulation = new Simulation(services, planes, level, outOfReach, mayReadEvents(actor));
        return new LevelPreview(
                level,
                descriptions.changes(plan.edition()),
                outOfReach,
                simulation.run(plan.edition().result(), window));
    }

    private boolean mayReadEvents(Actor actor) {
        try {
            services.require(actor, AdminOperation.READ_EVENTS);
            return true;
        } catch (OrcaException e) {
            return false;
        }
    }

    private static ConfigSnapshot stored(ConfigDraft<?> draft) {
        return draft.base().stored();
    }

    /** The number of the first row that the commit adds to the audit chain. */
    private static long nextRow(ConfigDraft<?> draft) {
        return stored(draft).auditHead().sequence() + 1;
    }

    private static void store(ConfigDraft<?> draft, Edition edition) {
        edition.changes().forEach(change -> draft.put(change.kind(), change.id(), change.jsonOrNull()));
    }

    private static List<Map<String, String>> shown(List<DocumentChange> changes) {
        return changes.stream()
                .map(change -> Map.of(
                        "kind", change.kind(),
                        "id", change.id(),
                        "operation", change.operation().wire()))
                .toList();
    }

    private void tell(String what, AutonomyLevel level, long auditId) {
        services.record(Event.builder(EventKind.POSTURE, services.clock().instant())
                .verdict(what)
                .reason("autonomy level " + level.wire() + " was " + what)
                .engineVersion(services.engineVersion())
                .details(CanonicalJson.write(Map.of("audit_id", auditId, "level", level.wire())))
                .build());
    }
}
