/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.quickstart;

import ai.orcarouter.core.Actor;
import ai.orcarouter.core.Role;
import ai.orcarouter.firewall.OrcaWorkspace;
import ai.orcarouter.firewall.compliance.receipt.ChainCheck;
import ai.orcarouter.firewall.compliance.receipt.ChainVerifier;
import ai.orcarouter.firewall.compliance.receipt.Checkpoint;
import ai.orcarouter.firewall.compliance.receipt.Checkpoints;
import ai.orcarouter.firewall.compliance.report.ComplianceReports;
import ai.orcarouter.firewall.compliance.report.Report;
import ai.orcarouter.firewall.compliance.report.ReportFiles;
import ai.orcarouter.firewall.compliance.report.ReportRequest;
import ai.orcarouter.firewall.compliance.report.ReportVerifier;
import ai.orcarouter.guardrails.GuardrailWorkspace;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** An auditor asks what happened: a signed report, what a flipped bit in it does, and a receipt for all records. */
final class AuditScene {
    private static final Actor ADMIN = new Actor("ann", Role.ADMIN);

    private final OrcaWorkspace workspace;
    private final ComplianceReports reports;

    AuditScene(OrcaWorkspace workspace, GuardrailWorkspace guardrails) {
        this.workspace = workspace;
        reports = ComplianceReports.builder(workspace)
                .source(guardrails.evidence())
                .build();
    }

    /** The report of the day. */
    Report report() {
        Instant now = workspace.services().clock().instant();
        return reports.create(ADMIN, new ReportRequest("", now.minus(Duration.ofDays(1)), now.plusSeconds(1)));
    }

    /** What somebody with the public key alone says of a report's files. */
    List<String> faults(Map<String, byte[]> files) {
        return ReportVerifier.trusting(reports.publicKeys()).verify(files).faults();
    }

    /** The files of a report without renderings. */
    Map<String, byte[]> files(Report report) {
        return reports.export(ADMIN, report, List.of());
    }

    /** Signs where every chain of records ends, and verifies all of them against it. */
    ChainCheck receipt() {
        Checkpoints checkpoints = Checkpoints.of(workspace);
        Checkpoint kept = checkpoints.sign(ADMIN);
        return ChainVerifier.trusting(checkpoints.publicKeys())
                .verify(
                        workspace.name(),
                        workspace.services().configStore(),
                        workspace.services().eventStore(),
                        List.of(kept));
    }

    void play(PrintWriter out) {
        Report report = report();
        Map<String, byte[]> files = files(report);
        out.println("an auditor asks: report " + report.header().id() + ", signed by "
                + report.header().signature().keyId());
        out.println("verified: " + (faults(files).isEmpty() ? "as it was signed" : "not as it was signed"));
        byte[] evidence = Objects.requireNonNull(files.get(ReportFiles.EVIDENCE));
        evidence[evidence.length / 2] ^= 1;
        out.println("one bit flipped: " + faults(files).size() + " faults found");
        ChainCheck check = receipt();
        out.println("receipt:  " + check.auditRows() + " audit rows and " + check.eventRows() + " events are "
                + (check.isValid() ? "as they were written" : "not as they were written"));
    }
}
