/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import ai.orcarouter.firewall.compliance.receipt.ChainCheck;
import ai.orcarouter.firewall.compliance.receipt.ChainVerifier;
import ai.orcarouter.firewall.compliance.receipt.Checkpoint;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code orca audit verify}. */
@Command(
        name = "verify",
        description = {
            "Verifies every audit row and every event of the workspace. Whatever was edited, removed, added or",
            "moved up to the newest checkpoint that is given is found; without one, only the checkpoints in the",
            "database vouch, which cannot tell that the newest of them are missing.",
            "Exit code 0 when nothing is wrong, 1 otherwise."
        })
final class AuditVerifyCommand extends WorkspaceCommand {
    private static final int MAX_BYTES = 16 << 20;

    @Option(
            names = "--trusted-keys",
            paramLabel = "FILE",
            required = true,
            description = "Public keys that sign checkpoints, as keyset public prints them.")
    private Path keys = Path.of("");

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description = "A checkpoint that was kept elsewhere; may be given several times.")
    private List<Path> files = new ArrayList<>();

    @Override
    public Integer call() {
        ChainVerifier verifier = ChainVerifier.trusting(Texts.trustedKeys(keys));
        List<Checkpoint> held =
                files.stream().map(AuditVerifyCommand::checkpoint).toList();
        ChainCheck check;
        try (StoredWorkspace workspace = open()) {
            check = workspace.verify(verifier, held);
        }
        PrintWriter out = out();
        out.println((check.isValid() ? "VALID: " : "NOT VALID: ") + check.auditRows() + " audit rows and "
                + check.eventRows() + " events in " + check.eventChains() + " chains");
        check.faults().forEach(fault -> out.println("  " + TerminalText.plain(fault)));
        if (check.checkpoint() == 0) {
            out.println("  no checkpoint was given: rows that went missing at the end are not noticed");
        } else {
            out.println("  compared with checkpoint " + check.checkpoint());
        }
        out.flush();
        return check.isValid() ? Orca.OK : Orca.FAULTS;
    }

    private static Checkpoint checkpoint(Path file) {
        try {
            return Checkpoint.fromJson(Texts.read(file, MAX_BYTES).strip());
        } catch (IllegalArgumentException e) {
            throw new UsageException(file + " is no checkpoint");
        }
    }
}
