/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.compliance;

import ai.orcarouter.core.json.CanonicalJson;
import ai.orcarouter.core.spi.EvidenceSource;
import ai.orcarouter.firewall.WorkspaceServices;
import ai.orcarouter.firewall.compliance.ControlRow.LinkedDocument;
import ai.orcarouter.firewall.compliance.Readiness.Risk;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The report sections on coverage and gaps (REFERENCE 10.3). Numbers are whole, absent texts are empty. Thread-safe.
 */
final class ReadinessEvidence implements EvidenceSource {
    /** The sections. */
    enum Section {
        COVERAGE,
        GAPS
    }

    private final WorkspaceServices services;
    private final Controls controls;
    private final Section section;

    ReadinessEvidence(WorkspaceServices services, Controls controls, Section section) {
        this.services = services;
        this.controls = controls;
        this.section = section;
    }

    @Override
    public String section() {
        return section.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String evidence(String workspace, Instant from, Instant to) {
        return evidence(workspace, "", from, to);
    }

    @Override
    public String evidence(String workspace, String framework, Instant from, Instant to) {
        if (!workspace.equals(services.workspace())) {
            throw new IllegalArgumentException("the evidence is of another workspace");
        }
        List<String> frameworks = framework.isEmpty() ? List.of() : List.of(framework);
        Readiness readiness = new Assessment(services, controls, services.latest()).of(frameworks, from, to);
        return CanonicalJson.write(section == Section.COVERAGE ? coverage(readiness) : gaps(readiness));
    }

    private Map<String, Object> coverage(Readiness readiness) {
        Map<String, Object> out = new TreeMap<>();
        out.put("revision", readiness.revision());
        out.put("rows", (long) readiness.coverageRows());
        out.put(
                "frameworks",
                readiness.frameworks().stream().map(this::framework).toList());
        return out;
    }

    private Map<String, Object> framework(FrameworkReadiness found) {
        CompliancePack pack = controls.catalog().find(found.framework()).orElseThrow();
        Map<String, Object> out = new TreeMap<>();
        out.put("framework", found.framework());
        out.put("name", found.name());
        out.put("edition", pack.edition());
        out.put("mapping", pack.origin().statement());
        out.put("catalog_version", (long) found.version());
        out.put("installed", found.installed());
        out.put("drift", found.drift());
        out.put("percent", (long) found.percent());
        out.put("automatable", (long) found.automatable());
        out.put("organizational", (long) found.organizational());
        for (ClauseState state : ClauseState.values()) {
            out.put(state.wire(), (long) found.count(state));
        }
        out.put(
                "coverage_rows",
                found.rows().stream().map(ReadinessEvidence::row).toList());
        return out;
    }

    private static Map<String, Object> gaps(Readiness readiness) {
        Map<String, Object> out = new TreeMap<>();
        out.put("revision", readiness.revision());
        out.put("truncated", readiness.truncated());
        out.put("gaps", readiness.risks().stream().map(ReadinessEvidence::risk).toList());
        return out;
    }

    private static Map<String, Object> risk(Risk risk) {
        Map<String, Object> out = row(risk.row());
        out.put("events", risk.events());
        return out;
    }

    private static Map<String, Object> row(ControlRow row) {
        Map<String, Object> out = new TreeMap<>();
        out.put("framework", row.framework());
        out.put("clause", row.clause());
        out.put("title", row.title());
        out.put("plane", row.plane());
        out.put("controls", row.controls());
        out.put("state", row.state().wire());
        out.put("drift", row.drift());
        out.put("detail", row.detail());
        out.put(
                "uncovered",
                row.uncovered().stream()
                        .map(each -> Map.of("key", each.key(), "name", each.name()))
                        .toList());
        out.put(
                "document",
                row.linked()
                        .<Map<String, Object>>map(ReadinessEvidence::document)
                        .orElse(Map.of()));
        out.put(
                "attestation",
                row.attestation()
                        .<Map<String, Object>>map(
                                each -> Map.of("by", each.by(), "at", each.at().toString(), "note", each.note()))
                        .orElse(Map.of()));
        return out;
    }

    private static Map<String, Object> document(LinkedDocument document) {
        return Map.of(
                "kind", document.kind(),
                "id", document.id(),
                "version", document.version(),
                "name", document.name());
    }
}
