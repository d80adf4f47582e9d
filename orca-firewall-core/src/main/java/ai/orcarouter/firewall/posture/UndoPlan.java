/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.posture;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.spi.ConfigDocument;
import ai.orcarouter.core.spi.ConfigSnapshot;
import ai.orcarouter.core.spi.DocumentKinds;
import ai.orcarouter.core.spi.PolicyPlane;
import ai.orcarouter.core.spi.PolicyPlane.Change;
import ai.orcarouter.core.spi.PolicyPlane.Standing;
import ai.orcarouter.firewall.model.AgentKey;
import ai.orcarouter.firewall.model.PolicyDiff;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What undoing a level comes to (SEMANTICS 5.5): every document that it touched gets its former content back, and what
 * has been changed since is lost by that. Rules that span documents hold afterwards as before: one default of a kind,
 * unique names, no key attached to what is gone.
 */
final class UndoPlan {
    private static final PolicyDiff NOTHING = new PolicyDiff(List.of(), List.of());

    private final Edition edition;
    private final ConfigSnapshot stored;
    private final Descriptions descriptions;
    private final List<LostChange> lost = new ArrayList<>();
    private final Set<Edition.Key> restored = new HashSet<>();

    private UndoPlan(ConfigSnapshot stored, Descriptions descriptions) {
        this.stored = stored;
        this.descriptions = descriptions;
        edition = new Edition(stored);
    }

    static UndoPlan of(
            long auditId, RestoreRecord record, ConfigSnapshot stored, Contents contents, Descriptions descriptions) {
        UndoPlan plan = new UndoPlan(stored, descriptions);
        for (long later : RestoreRecords.later(stored, auditId)) {
            plan.lose(DocumentKinds.POSTURE_RESTORE, Long.toString(later), "", "a level was applied later", NOTHING);
        }
        for (RestoreRecord.Touched touched : record.touched()) {
            plan.restore(touched, contents);
        }
        for (RestoreRecord.Touched touched : record.touched()) {
            plan.requireUnattached(touched);
        }
        for (String kind : plan.kinds()) {
            plan.settle(plan.plane(kind));
        }
        return plan;
    }

    /** Finds the content that a level gave a document, for showing what was changed since; null when it is gone. */
    @FunctionalInterface
    interface Contents {
        @Nullable
        String find(String kind, String id, String hash);
    }

    /** The workspace once it is undone. */
    Edition edition() {
        return edition;
    }

    /** What is lost by it. */
    List<LostChange> lost() {
        return lost;
    }

    private void lose(String kind, String id, String name, String what, PolicyDiff diff) {
        lost.add(new LostChange(kind, id, name, what, diff));
    }

    private Set<String> kinds() {
        Set<String> kinds = new HashSet<>();
        restored.forEach(key -> kinds.add(key.kind()));
        kinds.remove(DocumentKinds.FIREWALL_SETTINGS);
        return kinds;
    }

    private PolicyPlane plane(String kind) {
        PolicyPlane plane = descriptions.plane(kind);
        if (plane == null) {
            throw new OrcaException(
                    ErrorCode.INVALID_CONFIGURATION,
                    "the level changed documents of a plane that is not wired: " + kind);
        }
        return plane;
    }

    private void restore(RestoreRecord.Touched touched, Contents contents) {
        String kind = touched.kind();
        String now = edition.before(kind, touched.id());
        restored.add(new Edition.Key(kind, touched.id()));
        if (!RestoreRecord.hash(now).equals(touched.afterHash()) && !Objects.equals(now, touched.beforeOrNull())) {
            String applied = contents.find(kind, touched.id(), touched.afterHash());
            String what = now == null ? "it was deleted since" : "it was changed since";
            String name = descriptions.name(kind, now == null ? touched.beforeOrNull() : now);
            lose(kind, touched.id(), name, what, applied == null ? NOTHING : Descriptions.diff(applied, now));
        }
        edition.put(Change.of(kind, touched.id(), touched.beforeOrNull()));
    }

    /** Even a forced undo leaves no key attached to what is gone: no administration brings that about. */
    private void requireUnattached(RestoreRecord.Touched touched) {
        boolean goes = touched.beforeOrNull() == null && edition.before(touched.kind(), touched.id()) != null;
        if (!goes) {
            return;
        }
        List<String> names = new ArrayList<>();
        for (AgentKey key : Descriptions.keys(stored)) {
            long attached = switch (touched.kind()) {
                case DocumentKinds.FIREWALL_POLICY -> key.firewallPolicyId();
                case DocumentKinds.GUARDRAIL -> key.guardrailId();
                default -> 0;
            };
            if (Long.toString(attached).equals(touched.id())) {
                names.add(key.toString());
            }
        }
        if (!names.isEmpty()) {
            throw new OrcaException(
                    ErrorCode.STILL_REFERENCED,
                    touched.kind() + " " + touched.id() + ", which the undo deletes, is attached to "
                            + String.join(", ", names));
        }
    }

    private void settle(PolicyPlane plane) {
        List<ConfigDocument> documents = edition.result().documents(plane.kind());
        Set<String> names = new HashSet<>();
        boolean hasDefault = false;
        for (ConfigDocument document : documents) {
            if (isRestored(document)) {
                Standing standing = plane.standing(document.json().orElseThrow());
                hasDefault |= standing.isDefault();
                names.add(standing.name());
            }
        }
        for (ConfigDocument document : documents) {
            if (!isRestored(document)) {
                settle(plane, document, names, hasDefault);
            }
        }
    }

    private boolean isRestored(ConfigDocument document) {
        return restored.contains(new Edition.Key(document.kind(), document.id()));
    }

    private void settle(PolicyPlane plane, ConfigDocument other, Set<String> names, boolean hasDefault) {
        String json = other.json().orElseThrow();
        Standing standing;
        try {
            standing = plane.standing(json);
        } catch (OrcaException unreadable) {
            return; // it is as much in the way as it was before
        }
        if (names.contains(standing.name())) {
            throw new OrcaException(
                    ErrorCode.DUPLICATE_NAME,
                    other.kind() + " " + other.id() + " has the name \"" + standing.name()
                            + "\" by now, which the undo brings back");
        }
        if (hasDefault && standing.isDefault()) {
            lose(other.kind(), other.id(), standing.name(), "it was made the default since", NOTHING);
            edition.put(Change.of(other.kind(), other.id(), plane.withDefault(json, false)));
        }
    }
}
