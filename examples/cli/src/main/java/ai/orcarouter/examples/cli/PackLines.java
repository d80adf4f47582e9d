/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import ai.orcarouter.core.json.CanonicalJson;
import ai.orcarouter.firewall.compliance.ComplianceCatalog;
import ai.orcarouter.firewall.compliance.CompliancePack;
import ai.orcarouter.firewall.compliance.ControlRow;
import ai.orcarouter.firewall.compliance.FrameworkReadiness;
import ai.orcarouter.firewall.compliance.PackInstallation;
import ai.orcarouter.firewall.compliance.Readiness;
import ai.orcarouter.firewall.compliance.Readiness.Risk;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Prints compliance packs and readiness, for people or as one JSON object. */
final class PackLines {
    private static final int RISKS = 10;

    private final PrintWriter out;
    private final boolean json;

    PackLines(PrintWriter out, boolean json) {
        this.out = out;
        this.json = json;
    }

    void catalog(ComplianceCatalog catalog, List<PackInstallation> installed) {
        if (json) {
            object(Map.of(
                    "packs",
                    catalog.packs().stream()
                            .map(pack -> Map.of(
                                    "key",
                                    pack.key(),
                                    "name",
                                    pack.name(),
                                    "edition",
                                    pack.edition(),
                                    "version",
                                    (long) pack.version(),
                                    "mapping",
                                    pack.origin().statement(),
                                    "state",
                                    state(pack, installed),
                                    "controls",
                                    pack.controls().stream()
                                            .map(control -> Map.of("id", control.id(), "title", control.title()))
                                            .toList()))
                            .toList(),
                    "installations",
                    installed.stream().map(PackLines::tree).toList()));
            return;
        }
        TextTable table = new TextTable()
                .column("PACK", 16)
                .column("NAME", 24)
                .column("EDITION", 40)
                .column("CLAUSES", 8)
                .column("STATE", 24)
                .column("MAPPING", 60);
        for (CompliancePack pack : catalog.packs()) {
            table.row(
                    pack.key(),
                    pack.name(),
                    pack.edition(),
                    Integer.toString(pack.clauses().size()),
                    state(pack, installed),
                    pack.origin().statement());
        }
        table.print(out);
    }

    private static String state(CompliancePack pack, List<PackInstallation> installed) {
        for (PackInstallation each : installed) {
            Optional<PackInstallation.Part> part = each.parts().stream()
                    .filter(candidate -> candidate.key().equals(pack.key()))
                    .findFirst();
            if (part.isPresent()) {
                return each.mode().wire() + (part.get().drifted() ? ", newer version" : "");
            }
        }
        return "";
    }

    void installation(String what, PackInstallation installation) {
        if (json) {
            object(tree(installation));
            return;
        }
        line("%s: %s, %s", what, installation.id(), installation.mode().wire());
        for (PackInstallation.Document document : installation.documents()) {
            line(
                    "  %s %s \"%s\", %d rules",
                    document.kind(),
                    document.id(),
                    document.name(),
                    document.rules().size());
        }
        for (PackInstallation.Binding binding : installation.bindings()) {
            line(
                    "  governs %s, before: %s",
                    binding.key() == 0 ? "the workspace's default" : "key " + binding.key(),
                    binding.previous() == 0 ? "nothing of its own" : binding.kind() + " " + binding.previous());
        }
        out.flush();
    }

    private static Map<String, Object> tree(PackInstallation installation) {
        return Map.of(
                "id",
                installation.id(),
                "mode",
                installation.mode().wire(),
                "installer",
                installation.installer(),
                "installed_at",
                installation.installedAt().toString(),
                "packs",
                installation.parts().stream()
                        .map(part -> Map.of(
                                "key",
                                part.key(),
                                "version",
                                (long) part.version(),
                                "newest",
                                (long) part.newest(),
                                "controls",
                                part.controls()))
                        .toList(),
                "documents",
                installation.documents().stream().map(PackLines::document).toList(),
                "bindings",
                installation.bindings().stream()
                        .map(each -> Map.of("kind", each.kind(), "key", each.key(), "previous", each.previous()))
                        .toList());
    }

    private static Map<String, Object> document(PackInstallation.Document document) {
        return Map.of(
                "kind",
                document.kind(),
                "id",
                document.id(),
                "name",
                document.name(),
                "rules",
                document.rules().stream()
                        .map(rule -> Map.of("id", rule.rule(), "controls", rule.controls(), "clauses", rule.clauses()))
                        .toList());
    }

    /** Something that leaves nothing to be shown. */
    void done(String what, String of) {
        if (json) {
            object(Map.of("done", what, "of", of));
            return;
        }
        line("%s: %s", what, of);
        out.flush();
    }

    void readiness(Readiness readiness) {
        if (json) {
            object(Map.of(
                    "revision", readiness.revision(),
                    "from", readiness.from().toString(),
                    "until", readiness.until().toString(),
                    "truncated", readiness.truncated(),
                    "frameworks",
                            readiness.frameworks().stream()
                                    .map(PackLines::framework)
                                    .toList(),
                    "risks",
                            readiness.risks().stream()
                                    .map(risk -> Map.of("row", row(risk.row()), "events", risk.events()))
                                    .toList()));
            return;
        }
        for (FrameworkReadiness each : readiness.frameworks()) {
            line(
                    "%s: %d%% covered%s%s",
                    each.name(),
                    each.percent(),
                    each.installed() ? "" : ", not installed",
                    each.drift() ? ", the catalogue is newer" : "");
            TextTable table = new TextTable()
                    .column("CLAUSE", 16)
                    .column("PLANE", 12)
                    .column("STATE", 10)
                    .column("WHAT", 60)
                    .column("NOT FOR", 40)
                    .column("BECAUSE", 60);
            each.rows()
                    .forEach(row -> table.row(
                            row.clause(), row.plane(), row.state().wire(), row.title(), uncovered(row), row.detail()));
            table.print(out);
            line("");
        }
        line("top risks, by events since %s%s", readiness.from(), readiness.truncated() ? ", the newest of them" : "");
        for (Risk risk : readiness.risks().stream().limit(RISKS).toList()) {
            line(
                    "%7d %s %s, %s",
                    risk.events(),
                    risk.row().framework(),
                    risk.row().clause(),
                    risk.row().state().wire());
        }
        out.flush();
    }

    private static String uncovered(ControlRow row) {
        return String.join(
                ", ", row.uncovered().stream().map(ControlRow.Subject::name).toList());
    }

    private static Map<String, Object> framework(FrameworkReadiness each) {
        return Map.of(
                "framework", each.framework(),
                "percent", (long) each.percent(),
                "installed", each.installed(),
                "drift", each.drift(),
                "rows", each.rows().stream().map(PackLines::row).toList());
    }

    private static Map<String, Object> row(ControlRow row) {
        Map<String, Object> members = new TreeMap<>();
        members.put("framework", row.framework());
        members.put("clause", row.clause());
        members.put("title", row.title());
        members.put("plane", row.plane());
        members.put("controls", row.controls());
        members.put("state", row.state().wire());
        members.put("drift", row.drift());
        members.put("detail", row.detail());
        members.put(
                "uncovered",
                row.uncovered().stream()
                        .map(each -> Map.of("key", each.key(), "name", each.name()))
                        .toList());
        return members;
    }

    private void line(String format, Object... values) {
        out.append(TerminalText.plain(String.format(Locale.ROOT, format, values).stripTrailing()))
                .append('\n');
    }

    private void object(Map<String, ?> members) {
        out.append(TerminalText.json(CanonicalJson.write(members))).append('\n').flush();
    }
}
