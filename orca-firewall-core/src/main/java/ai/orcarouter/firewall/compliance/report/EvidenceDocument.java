/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.compliance.report;

import ai.orcarouter.core.json.CanonicalJson;
import ai.orcarouter.core.spi.EvidenceSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Puts the evidence of one report together: the eight sections in their order, each with what its sources contribute. A
 * source that fails takes nothing but its own part away, and the section says so.
 */
final class EvidenceDocument {
    static final String FORMAT = "orca.report.v1";

    private static final String NOT_SUPPLIED = "not supplied";

    private static final System.Logger LOG = System.getLogger(EvidenceDocument.class.getName());

    private final Map<ReportSection, List<SectionSource>> sources = new EnumMap<>(ReportSection.class);

    EvidenceDocument() {
        for (ReportSection section : ReportSection.values()) {
            sources.put(section, new ArrayList<>());
        }
    }

    /** A copy, which does not change with this one. */
    EvidenceDocument copy() {
        EvidenceDocument copy = new EvidenceDocument();
        sources.forEach((section, list) -> list.forEach(source -> copy.add(section, source)));
        return copy;
    }

    EvidenceDocument add(ReportSection section, SectionSource source) {
        sources.getOrDefault(section, List.of()).add(source);
        return this;
    }

    /**
     * Adds what a module or the host contributes; a section that there is not is an {@link IllegalArgumentException}.
     */
    EvidenceDocument add(EvidenceSource source) {
        for (ReportSection section : ReportSection.values()) {
            if (section.id().equals(source.section())) {
                return add(section, context -> read(source, context));
            }
        }
        throw new IllegalArgumentException("a report has no section " + source.section());
    }

    private static Map<String, Object> read(EvidenceSource source, ReportContext context) {
        ReportRequest request = context.request();
        String json = source.evidence(context.workspace(), request.framework(), request.from(), request.to());
        return PlainValues.plain(PlainValues.object(json));
    }

    /** The document, canonical. */
    String write(ReportContext context, Map<String, Object> subject) {
        List<Map<String, Object>> sections = new ArrayList<>();
        for (ReportSection section : ReportSection.values()) {
            sections.add(section(section, context));
        }
        return CanonicalJson.write(
                PlainValues.plain(Map.of("format", FORMAT, "report", subject, "sections", sections)));
    }

    private Map<String, Object> section(ReportSection section, ReportContext context) {
        List<Map<String, Object>> parts = new ArrayList<>();
        int failed = 0;
        for (SectionSource source : sources.getOrDefault(section, List.of())) {
            try {
                parts.add(source.evidence(context));
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, "a source of report section " + section.id() + " failed", e);
                failed++;
            }
        }
        Map<String, Object> out = new TreeMap<>();
        out.put("id", section.id());
        out.put("title", section.title());
        out.put("state", parts.isEmpty() ? NOT_SUPPLIED : failed > 0 ? "incomplete" : "supplied");
        out.put("sources_failed", (long) failed);
        out.put("parts", parts);
        return out;
    }
}
