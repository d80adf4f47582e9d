/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.sarif;

import ai.orcarouter.core.spi.StoreText;
import ai.orcarouter.skills.internal.baseline.ManifestPrints;
import ai.orcarouter.skills.model.FindingSeverity;
import ai.orcarouter.skills.model.ProductScore;
import ai.orcarouter.skills.model.ProductScore.ManifestFinding;
import ai.orcarouter.skills.model.SkillFinding;
import ai.orcarouter.skills.model.SkillReport;
import ai.orcarouter.skills.model.SourceSpan;
import ai.orcarouter.skills.model.SuppressedFinding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Collects reports into one log. Not thread-safe. */
public final class SarifLog {
    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
    private static final int MAX_TEXT = 1_000;

    private record Placed(
            String root,
            String skill,
            SkillFinding finding,
            @Nullable String acceptedOrNull) {}

    private final List<Placed> findings = new ArrayList<>();
    private final List<Map<String, Object>> manifest = new ArrayList<>();
    private final TreeMap<String, Map<String, Object>> rules = new TreeMap<>();
    private final TreeMap<String, FindingSeverity> strongest = new TreeMap<>();
    private final TreeMap<String, SkillFinding> samples = new TreeMap<>();
    private final List<Object> skills = new ArrayList<>();
    private String ruleset = "";

    /** Adds a report whose files are below {@code root}. */
    public void add(String root, SkillReport report) {
        ruleset = report.ruleset();
        for (SkillFinding finding : report.findings()) {
            add(new Placed(root, report.name(), finding, null));
        }
        for (SuppressedFinding each : report.suppressed()) {
            add(new Placed(root, report.name(), each.finding(), each.reason()));
        }
        for (ManifestFinding finding : report.product().findings()) {
            manifest.add(manifestResult(report.name(), finding));
        }
        for (ProductScore.Accepted each : report.product().accepted()) {
            Map<String, Object> result = manifestResult(report.name(), each.finding());
            result.put("suppressions", suppressions(each.reason()));
            manifest.add(result);
        }
        Map<String, Object> skill = new LinkedHashMap<>();
        skill.put("name", text(report.name()));
        skill.put("root", text(root));
        skill.put("band", report.band().label());
        skill.put("mode", report.mode().label());
        skill.put("score", (long) report.score());
        skill.put("contentScore", (long) report.content().score());
        skill.put("productScore", (long) report.product().score());
        skill.put("scanVerdict", report.product().verdict().label());
        skill.put("contentHash", report.contentHash());
        skill.put("complete", report.complete());
        skill.put("gaps", report.gaps().stream().map(SarifLog::text).toList());
        skills.add(skill);
    }

    private void add(Placed placed) {
        findings.add(placed);
        String rule = placed.finding().rule();
        samples.putIfAbsent(rule, placed.finding());
        strongest.merge(rule, placed.finding().severity(), (a, b) -> b.compareTo(a) > 0 ? b : a);
    }

    private Map<String, Object> manifestResult(String skill, ManifestFinding finding) {
        String id = ManifestPrints.rule(finding);
        String level = switch (finding.severity()) {
            case "error" -> "error";
            case "warn" -> "warning";
            default -> "note";
        };
        rules.computeIfAbsent(id, key -> {
            Map<String, Object> rule = new LinkedHashMap<>();
            rule.put("id", key);
            rule.put(
                    "shortDescription",
                    message("The manifest: " + finding.kind().replace('_', ' ')));
            rule.put("defaultConfiguration", Map.of("level", level));
            return rule;
        });
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("ruleId", id);
        out.put("level", level);
        out.put("message", message(finding.kind().replace('_', ' ') + ": " + finding.target()));
        out.put("properties", Map.of("skill", text(skill)));
        return out;
    }

    /** The log as plain values. */
    public Map<String, Object> tree() {
        Taxonomies taxonomies = new Taxonomies();
        samples.forEach((id, sample) -> rules.put(id, rule(id, sample, taxonomies)));
        List<String> order = List.copyOf(rules.keySet());
        List<Object> results = new ArrayList<>();
        findings.forEach(each -> results.add(indexed(result(each), order)));
        manifest.forEach(each -> results.add(indexed(each, order)));
        Map<String, Object> driver = new LinkedHashMap<>();
        driver.put("name", "orca-skills-scanner");
        driver.put("fullName", "Orca skills scanner");
        driver.put("version", ruleset.isEmpty() ? "0" : text(ruleset));
        driver.put("rules", List.copyOf(rules.values()));
        driver.put("supportedTaxonomies", Taxonomies.references());
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("tool", Map.of("driver", driver));
        run.put("columnKind", "utf16CodeUnits");
        run.put(
                "originalUriBaseIds",
                Map.of("%SRCROOT%", Map.of("description", message("The folder that paths are relative to."))));
        run.put("taxonomies", taxonomies.components());
        run.put("results", results);
        run.put("properties", Map.of("skills", skills));
        Map<String, Object> log = new LinkedHashMap<>();
        log.put("$schema", SCHEMA);
        log.put("version", "2.1.0");
        log.put("runs", List.of(run));
        return log;
    }

    private static Map<String, Object> indexed(Map<String, Object> result, List<String> order) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("ruleId", result.getOrDefault("ruleId", ""));
        out.put("ruleIndex", (long) order.indexOf(String.valueOf(result.get("ruleId"))));
        out.putAll(result);
        return out;
    }

    private Map<String, Object> rule(String id, SkillFinding sample, Taxonomies taxonomies) {
        FindingSeverity severity = strongest.getOrDefault(id, FindingSeverity.LOW);
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("security-severity", score(severity));
        properties.put("tags", Taxonomies.tags(sample.threat()));
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("id", id);
        out.put("name", sample.threat().label());
        out.put("shortDescription", message(sample.title()));
        out.put("help", message(sample.remediation().isEmpty() ? sample.title() : sample.remediation()));
        out.put("defaultConfiguration", Map.of("level", level(severity)));
        out.put("relationships", taxonomies.relationships(sample.threat()));
        out.put("properties", properties);
        return out;
    }

    private static Map<String, Object> result(Placed placed) {
        SkillFinding finding = placed.finding();
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("ruleId", finding.rule());
        out.put("level", level(finding.severity()));
        out.put("message", message(finding.message()));
        if (!finding.span().file().isEmpty()) {
            out.put("locations", List.of(location(placed.root(), finding.span(), finding.evidence())));
        }
        List<SourceSpan> steps = finding.related().stream()
                .filter(span -> !span.file().isEmpty())
                .toList();
        if (!steps.isEmpty()) {
            out.put(
                    "relatedLocations",
                    steps.stream()
                            .map(span -> (Object) location(placed.root(), span, ""))
                            .toList());
            out.put("codeFlows", List.of(flow(placed, steps)));
        }
        out.put("partialFingerprints", Map.of("orca/v1", finding.fingerprint()));
        if (placed.acceptedOrNull() != null) {
            out.put("suppressions", suppressions(placed.acceptedOrNull()));
        }
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("skill", text(placed.skill()));
        properties.put("severity", finding.severity().label());
        properties.put("confidence", BigDecimal.valueOf(finding.confidence()));
        properties.put("notes", finding.notes().stream().map(SarifLog::text).toList());
        out.put("properties", properties);
        return out;
    }

    private static Map<String, Object> flow(Placed placed, List<SourceSpan> steps) {
        List<Object> locations = new ArrayList<>();
        locations.add(
                Map.of("location", location(placed.root(), placed.finding().span(), "")));
        steps.forEach(span -> locations.add(Map.of("location", location(placed.root(), span, ""))));
        return Map.of("threadFlows", List.of(Map.of("locations", locations)));
    }

    private static Map<String, Object> location(String root, SourceSpan span, String evidence) {
        Map<String, Object> artifact = new LinkedHashMap<>();
        artifact.put("uri", Uris.relative(root, span.file()));
        artifact.put("uriBaseId", "%SRCROOT%");
        Map<String, Object> physical = new LinkedHashMap<>();
        physical.put("artifactLocation", artifact);
        if (span.line() > 0) {
            Map<String, Object> region = new LinkedHashMap<>();
            region.put("startLine", (long) span.line());
            region.put("startColumn", (long) Math.max(1, span.column()));
            region.put("endLine", (long) Math.max(span.line(), span.endLine()));
            region.put("endColumn", (long) Math.max(1, span.endColumn()));
            if (!evidence.isEmpty()) {
                region.put("snippet", message(evidence));
            }
            physical.put("region", region);
        }
        return Map.of("physicalLocation", physical);
    }

    private static List<Object> suppressions(String reason) {
        return List.of(members("kind", "external", "justification", text(reason)));
    }

    /** Two members in this order; {@code Map.of} has another one in each process. */
    static Map<String, Object> members(String first, Object one, String second, Object two) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put(first, one);
        out.put(second, two);
        return out;
    }

    private static Map<String, Object> message(String text) {
        return Map.of("text", text(text));
    }

    private static String text(String text) {
        return StoreText.clean(text, MAX_TEXT);
    }

    private static String level(FindingSeverity severity) {
        return switch (severity) {
            case CRITICAL, HIGH -> "error";
            case MEDIUM -> "warning";
            case LOW -> "note";
        };
    }

    private static String score(FindingSeverity severity) {
        return switch (severity) {
            case CRITICAL -> "9.5";
            case HIGH -> "8.0";
            case MEDIUM -> "5.0";
            case LOW -> "2.0";
        };
    }
}
