/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import ai.orcarouter.core.crypto.KeyPurpose;
import ai.orcarouter.core.crypto.Keysets;
import ai.orcarouter.core.crypto.Signer;
import ai.orcarouter.firewall.compliance.report.TrustedKeys;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code orca keyset}: keys that sign, in files. */
@Command(
        name = "keyset",
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Makes keys that sign reports and checkpoints, and shows their public halves. The purposes:",
            "report-signing and checkpoint-signing. A file is as secret as the keys in it."
        })
final class KeysetCommand extends CommandGroup {
    @Command(name = "create", description = "Writes a fresh keyset into a new file.")
    int create(
            @Mixin @SuppressWarnings("unused") HelpOption asked,
            @Parameters(paramLabel = "PURPOSE", description = "report-signing or checkpoint-signing.") String purpose,
            @Parameters(paramLabel = "FILE", description = "The file, which must not be there yet.") Path file) {
        KeysetFile.write(file, Keysets.generate(purpose(purpose)));
        return Orca.OK;
    }

    @Command(name = "rotate", description = "Writes FROM with a fresh key, which signs from now on, into a new file.")
    int rotate(
            @Mixin @SuppressWarnings("unused") HelpOption asked,
            @Parameters(paramLabel = "PURPOSE", description = "What FROM is for.") String purpose,
            @Parameters(paramLabel = "FROM", description = "A keyset; it is left as it is.") Path from,
            @Parameters(paramLabel = "FILE", description = "The file, which must not be there yet.") Path file) {
        KeysetFile.write(file, Keysets.rotate(KeysetFile.read(from, purpose(purpose))));
        return Orca.OK;
    }

    @Command(
            name = "public",
            description = "Prints the public keys, with their ids, for those who verify: what --trusted-keys reads.")
    int publicKeys(
            @Mixin @SuppressWarnings("unused") HelpOption asked,
            @Parameters(paramLabel = "PURPOSE", description = "What FILE is for.") String purpose,
            @Parameters(paramLabel = "FILE", description = "A keyset.") Path file) {
        Signer signer = Signer.of(KeysetFile.read(file, purpose(purpose)));
        spec().commandLine().getOut().println(TrustedKeys.toJson(signer.publicKeys()));
        return Orca.OK;
    }

    private static KeyPurpose purpose(String name) {
        for (KeyPurpose purpose : new KeyPurpose[] {KeyPurpose.REPORT_SIGNING, KeyPurpose.CHECKPOINT_SIGNING}) {
            if (KeysetFile.name(purpose).equals(name)) {
                return purpose;
            }
        }
        throw new UsageException("no purpose \"" + TerminalText.plain(name) + "\"");
    }
}
