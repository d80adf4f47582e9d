/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.orcarouter.core.crypto.KeyPurpose;
import ai.orcarouter.core.crypto.Keyset;
import ai.orcarouter.firewall.compliance.receipt.Checkpoint;
import ai.orcarouter.firewall.compliance.receipt.Checkpoints;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code orca audit checkpoint}. */
@Command(
        name = "checkpoint",
        description = {
            "Verifies what was added since the last checkpoint, signs where every chain ends, stores the",
            "checkpoint and writes it into a file to be kept elsewhere."
        })
final class AuditCheckpointCommand extends WorkspaceCommand {
    @Mixin
    private final AdminOptions who = new AdminOptions();

    @Option(
            names = "--keyset",
            paramLabel = "FILE",
            required = true,
            description = "The keys that sign, as keyset create checkpoint-signing writes them.")
    private Path keyset = Path.of("");

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description = "Where to; the file must not be there yet.")
    private Path out = Path.of("");

    @Option(
            names = "--restart",
            description = "Begin anew with what is there, after a loss that is known. Whoever verifies with an earlier"
                    + " checkpoint is told.")
    private boolean restart;

    @Override
    public Integer call() {
        if (Files.exists(out)) {
            throw new UsageException(out + " is there already");
        }
        Keyset keys = KeysetFile.read(keyset, KeyPurpose.CHECKPOINT_SIGNING);
        Checkpoint checkpoint;
        try (StoredWorkspace workspace = open(keys)) {
            Checkpoints checkpoints = workspace.checkpoints();
            checkpoint = restart ? checkpoints.restart(who.actor()) : checkpoints.sign(who.actor());
        }
        try {
            Files.write(out, (checkpoint.toJson() + "\n").getBytes(UTF_8), StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            throw new UsageException("the checkpoint is stored, and cannot be written to " + out);
        }
        PrintWriter lines = out();
        lines.println("checkpoint " + checkpoint.body().number() + " of audit row "
                + checkpoint.body().audit().sequence() + " and "
                + checkpoint.body().events().size() + " event chains, signed by " + checkpoint.keyId());
        lines.flush();
        return Orca.OK;
    }
}
