/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.compliance;

import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.spi.ConfigDocument;
import ai.orcarouter.core.spi.ConfigSnapshot;
import ai.orcarouter.core.spi.PackPlane;
import ai.orcarouter.core.spi.PackPlane.Realization;
import ai.orcarouter.core.spi.PackPlane.Realization.State;
import ai.orcarouter.firewall.compliance.ControlRow.LinkedDocument;
import ai.orcarouter.firewall.compliance.ControlRow.Subject;
import ai.orcarouter.firewall.compliance.PackRow.Generated;
import ai.orcarouter.firewall.compliance.PackRow.Origin;
import ai.orcarouter.firewall.compliance.PackRow.Pinned;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The control matrix of a workspace at one revision (REFERENCE 10.2, SEMANTICS 10.1). Not thread-safe. */
final class Matrix {
    private final Controls controls;
    private final ConfigSnapshot stored;
    private final List<PackRow> rows;
    private final Map<String, Governance> governance = new HashMap<>();

    Matrix(Controls controls, ConfigSnapshot stored) {
        this.controls = controls;
        this.stored = stored;
        rows = InstalledDocuments.rows(stored);
        controls.planes().forEach(plane -> governance.put(plane.name(), new Governance(plane, stored)));
    }

    FrameworkReadiness of(CompliancePack pack) {
        PackRow installed = rows.stream()
                .filter(row -> row.pinned(pack.key()).isPresent())
                .findFirst()
                .orElse(null);
        boolean drift =
                installed != null && installed.pinned(pack.key()).orElseThrow().version() < pack.version();
        List<ControlRow> out = new ArrayList<>();
        for (PackClause clause : pack.clauses()) {
            if (clause.organizational()) {
                out.add(organizational(pack, clause));
            }
            clause.controls().stream()
                    .map(id -> pack.control(id).orElseThrow().plane())
                    .distinct()
                    .forEach(plane -> out.add(automatable(pack, clause, plane, installed, drift)));
        }
        return new FrameworkReadiness(pack.key(), pack.name(), pack.version(), installed != null, drift, out);
    }

    private ControlRow organizational(CompliancePack pack, PackClause clause) {
        Attestation attestation =
                Attestations.find(stored, pack.key(), clause.id()).orElse(null);
        return new ControlRow(
                pack.key(),
                clause.id(),
                clause.title(),
                "",
                List.of(),
                attestation == null ? ClauseState.GAP : ClauseState.ATTESTED,
                false,
                null,
                List.of(),
                attestation == null ? "nobody attests it" : "",
                attestation);
    }

    private ControlRow automatable(
            CompliancePack pack, PackClause clause, String planeName, @Nullable PackRow installed, boolean drift) {
        List<String> ids = clause.controls().stream()
                .filter(id -> pack.control(id).orElseThrow().plane().equals(planeName))
                .toList();
        Governance governing = governance.get(planeName);
        if (governing == null) {
            return row(pack, clause, planeName, ids, Finding.gap("the plane is not wired"), false);
        }
        Generated document =
                installed == null ? null : installed.document(planeName).orElse(null);
        boolean chosen = installed != null
                && installed
                        .pinned(pack.key())
                        .map(Pinned::controls)
                        .orElse(List.of())
                        .containsAll(ids);
        List<String> declared = declared(pack.key(), ids, chosen ? document : null);
        Finding finding = finding(governing, declared, chosen ? document : null, installed);
        return row(pack, clause, planeName, ids, finding, drift && chosen);
    }

    /** What the installed version declared, where it is installed; else what the catalogue declares. */
    private List<String> declared(String pack, List<String> ids, @Nullable Generated document) {
        List<String> out = new ArrayList<>();
        for (String id : ids) {
            String reference = Controls.reference(pack, id);
            List<String> pinned = document == null
                    ? List.of()
                    : document.origins().stream()
                            .filter(origin -> origin.places().stream()
                                    .anyMatch(place -> Declared.control(place).equals(reference)))
                            .map(Origin::declared)
                            .toList();
            out.addAll(pinned.isEmpty() ? controls.rules(pack, id) : pinned);
        }
        for (int i = 0; i < out.size(); i++) {
            out.set(i, RuleJson.withId(out.get(i), i + 1L));
        }
        return out;
    }

    /**
     * What came of a row.
     *
     * @param linked null for none
     */
    private record Finding(ClauseState state, @Nullable LinkedDocument linked, List<Subject> uncovered, String detail) {
        static Finding gap(String detail) {
            return new Finding(ClauseState.GAP, null, List.of(), detail);
        }
    }

    private static ControlRow row(
            CompliancePack pack, PackClause clause, String plane, List<String> ids, Finding finding, boolean drift) {
        return new ControlRow(
                pack.key(),
                clause.id(),
                clause.title(),
                plane,
                ids,
                finding.state(),
                drift,
                finding.linked(),
                finding.uncovered(),
                finding.detail(),
                null);
    }

    private Finding finding(
            Governance governing, List<String> declared, @Nullable Generated document, @Nullable PackRow installed) {
        Map<String, Realization> byDocument = new HashMap<>();
        List<Subject> uncovered = new ArrayList<>();
        LinkedDocument enforcing = null;
        boolean observed = false;
        String why = "";
        for (Governance.Governed each : governing.subjects()) {
            Realization found = each.document() == null
                    ? new Realization(
                            State.ABSENT, "nothing governs " + each.subject().name())
                    : byDocument.computeIfAbsent(
                            each.document().id(), id -> realization(governing.plane(), each.document(), declared));
            if (found.state() == State.ENFORCED) {
                enforcing = enforcing == null ? linked(governing.plane(), each.document()) : enforcing;
            } else {
                observed |= found.state() == State.OBSERVED;
                why = why.isEmpty() ? found.why() : why;
                uncovered.add(each.subject());
            }
        }
        LinkedDocument own = document == null
                ? null
                : stored.document(document.kind(), document.id())
                        .map(found -> linked(governing.plane(), found))
                        .orElse(null);
        boolean observing = own != null
                && installed != null
                && installed.mode() == PackMode.OBSERVE
                && isPresent(governing.plane(), own, declared);
        ClauseState state;
        if (uncovered.isEmpty()) {
            state = ClauseState.COVERED;
        } else if (enforcing != null) {
            state = ClauseState.PARTIAL;
        } else {
            state = observed || observing ? ClauseState.OBSERVE : ClauseState.GAP;
        }
        return new Finding(state, own == null ? enforcing : own, uncovered, why);
    }

    private boolean isPresent(PackPlane plane, LinkedDocument own, List<String> declared) {
        return stored.document(own.kind(), own.id())
                .map(document -> realization(plane, document, declared).state() != State.ABSENT)
                .orElse(false);
    }

    /** A document of a pack that observes counts as observing, whatever was edited in it. */
    private Realization realization(PackPlane plane, @Nullable ConfigDocument document, List<String> declared) {
        if (document == null) {
            return new Realization(State.ABSENT, "");
        }
        Realization found;
        try {
            found = plane.realization(document.json().orElseThrow(), declared);
        } catch (OrcaException unreadable) {
            return new Realization(State.ABSENT, document.kind() + " " + document.id() + " cannot be read");
        }
        return found.state() == State.ENFORCED && isObserving(document)
                ? new Realization(State.OBSERVED, "its pack observes")
                : found;
    }

    private boolean isObserving(ConfigDocument document) {
        return rows.stream()
                .filter(row -> row.mode() == PackMode.OBSERVE)
                .flatMap(row -> row.documents().stream())
                .anyMatch(
                        each -> each.kind().equals(document.kind()) && each.id().equals(document.id()));
    }

    private static @Nullable LinkedDocument linked(PackPlane plane, @Nullable ConfigDocument document) {
        if (document == null) {
            return null;
        }
        String name;
        try {
            name = plane.standing(document.json().orElseThrow()).name();
        } catch (OrcaException unreadable) {
            name = "";
        }
        return new LinkedDocument(document.kind(), document.id(), document.version(), name);
    }
}
