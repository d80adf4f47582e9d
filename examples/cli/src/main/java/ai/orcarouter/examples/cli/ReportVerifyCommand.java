/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import ai.orcarouter.examples.report.ReportFolder;
import ai.orcarouter.firewall.compliance.report.ReportCheck;
import ai.orcarouter.firewall.compliance.report.ReportVerifier;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code orca report verify}. */
@Command(
        name = "verify",
        description = {
            "Verifies the folder of a report offline: the evidence, every rendering, the manifest and both",
            "signatures. A key that is not in FILE is not trusted, whatever it signed.",
            "Exit code 0 when everything is as it was signed, 1 otherwise."
        })
final class ReportVerifyCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("unused") // picocli acts on it
    private final HelpOption help = new HelpOption();

    @Parameters(paramLabel = "FOLDER", description = "The folder of the report.")
    private Path folder = Path.of("");

    @Option(
            names = "--trusted-keys",
            paramLabel = "FILE",
            required = true,
            description = "Public keys from the issuer, as keyset public prints them.")
    private Path keys = Path.of("");

    @Override
    public Integer call() {
        ReportVerifier verifier = ReportVerifier.trusting(Texts.trustedKeys(keys));
        Map<String, byte[]> files;
        try {
            files = ReportFolder.read(folder);
        } catch (IOException e) {
            throw new UsageException(PolicyFiles.cannotRead(folder.toString(), e));
        }
        ReportCheck check = verifier.verify(files);
        PrintWriter out = spec.commandLine().getOut();
        if (check.isValid()) {
            String signers = check.keyIds().stream().distinct().collect(Collectors.joining(", "));
            out.println("VALID: " + files.size() + " files, signed by " + signers);
        } else {
            out.println("NOT VALID");
            check.faults().forEach(fault -> out.println("  " + TerminalText.plain(fault)));
        }
        out.flush();
        return check.isValid() ? Orca.OK : Orca.FAULTS;
    }
}
