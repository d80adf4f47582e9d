/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import ai.orcarouter.core.crypto.KeyPurpose;
import ai.orcarouter.core.crypto.Keyset;
import ai.orcarouter.core.spi.ConsentSource.Consent;
import ai.orcarouter.core.spi.MemberDirectory.Member;
import ai.orcarouter.examples.report.Renderings;
import ai.orcarouter.examples.report.ReportFolder;
import ai.orcarouter.firewall.compliance.report.ComplianceReports;
import ai.orcarouter.firewall.compliance.report.ComplianceReportsBuilder;
import ai.orcarouter.firewall.compliance.report.Report;
import ai.orcarouter.firewall.compliance.report.ReportRequest;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code orca compliance report}. */
@Command(
        name = "report",
        description = {
            "Makes a report of the workspace, signs it, stores it and writes it into a folder: evidence.json,",
            "report.pdf, report.html, report.csv, their signatures and a signed manifest. Anyone with the",
            "public key verifies the folder offline: orca report verify."
        })
final class ComplianceReportCommand extends WorkspaceCommand {
    @Mixin
    private final AdminOptions who = new AdminOptions();

    @Option(
            names = "--keyset",
            paramLabel = "FILE",
            required = true,
            description = "The keys that sign, as keyset create report-signing writes them.")
    private Path keyset = Path.of("");

    @Option(names = "--out", paramLabel = "FOLDER", required = true, description = "Where to; empty or not there yet.")
    private Path out = Path.of("");

    @Option(names = "--framework", paramLabel = "KEY", description = "Such as soc2; all when not given.")
    private String framework = "";

    @Option(
            names = "--since",
            paramLabel = "TIME",
            required = true,
            converter = TimeOption.class,
            description = "Start of the window: 2026-01-31T12:00:00Z, or so long ago: 12h, 30d.")
    private Instant since = Instant.EPOCH;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            converter = TimeOption.class,
            description = "End of the window; now when not given.")
    private @Nullable Instant until;

    @Option(
            names = "--members",
            paramLabel = "FILE",
            description =
                    "Who has a role: {\"members\":[{\"id\":\"ann\",\"role\":\"admin\"}]}, each with name and last_active"
                            + " where known. Without, the access reviews list keys alone.")
    private @Nullable Path members;

    @Option(
            names = "--consents",
            paramLabel = "FILE",
            description =
                    "What was consented to: {\"consents\":[{\"purpose\":\"request_log\",\"subject\":\"acme\",\"status\":"
                            + "\"valid\"}]}, or stale, revoked, none; given and terms where known. Without, the section says"
                            + " \"not supplied\".")
    private @Nullable Path consents;

    @Override
    public Integer call() {
        Keyset keys = KeysetFile.read(keyset, KeyPurpose.REPORT_SIGNING);
        Instant end = until == null ? Instant.now() : until;
        if (!since.isBefore(end)) {
            throw new UsageException("the window ends before it starts");
        }
        try (StoredWorkspace workspace = open(keys)) {
            ComplianceReportsBuilder sources = workspace.reports();
            if (members != null) {
                List<Member> known = PeopleFiles.members(members);
                sources.members(name -> known);
            }
            if (consents != null) {
                List<Consent> known = PeopleFiles.consents(consents);
                sources.consents((name, at) -> known);
            }
            ComplianceReports reports = sources.build();
            Report report = reports.create(who.actor(), new ReportRequest(framework, since, end));
            Map<String, byte[]> files = reports.export(who.actor(), report, Renderings.of(report));
            ReportFolder.write(out, files);
            print(report);
        } catch (IOException e) {
            throw new UsageException("cannot write into " + out + ": " + e.getMessage());
        }
        return Orca.OK;
    }

    private void print(Report report) {
        PrintWriter lines = out();
        lines.println("report " + report.header().id());
        lines.println("  content hash  " + report.header().signature().contentHash());
        lines.println("  signed by     " + report.header().signature().keyId());
        lines.println("  written to    " + TerminalText.plain(out.toString()));
        lines.flush();
    }
}
