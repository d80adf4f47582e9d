/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.orcarouter.core.crypto.VerificationKey;
import ai.orcarouter.firewall.compliance.report.TrustedKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Small files that a command is given. */
final class Texts {
    private static final int MAX_KEYS = 1 << 20;

    private Texts() {}

    /** The content of a file, up to a length. */
    static String read(Path file, int maxBytes) {
        try {
            if (Files.size(file) > maxBytes) {
                throw new UsageException("cannot read " + file + ": too long");
            }
            return Files.readString(file, UTF_8);
        } catch (IOException e) {
            throw new UsageException(PolicyFiles.cannotRead(file.toString(), e));
        }
    }

    /** The public keys of a file that {@code orca keyset public} wrote. */
    static List<VerificationKey> trustedKeys(Path file) {
        try {
            return TrustedKeys.fromJson(read(file, MAX_KEYS).strip());
        } catch (IllegalArgumentException e) {
            throw new UsageException(
                    file + " holds no trusted keys: " + TerminalText.plain(String.valueOf(e.getMessage())));
        }
    }
}
