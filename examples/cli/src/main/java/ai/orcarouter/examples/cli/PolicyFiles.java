/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import ai.orcarouter.core.Limits;
import ai.orcarouter.firewall.PolicyCodec;
import ai.orcarouter.firewall.PolicyDocument;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads the policy files that the user names. */
final class PolicyFiles {
    private PolicyFiles() {}

    /** The policy in a file with every finding about it. */
    static PolicyDocument decode(String name) {
        try {
            return PolicyCodec.standard().decode(name, Files.readAllBytes(Path.of(name)));
        } catch (IOException | InvalidPathException e) {
            throw new UsageException(cannotRead(name, e));
        }
    }

    /** The same; {@code -} is the standard input. */
    static PolicyDocument decode(String name, InputStream standardInput) {
        if (!name.equals("-")) {
            return decode(name);
        }
        try {
            byte[] bytes = standardInput.readNBytes(Limits.defaults().maxPolicyBytes() + 1);
            return PolicyCodec.standard().decode(name, bytes);
        } catch (IOException e) {
            throw new UsageException(cannotRead("standard input", e));
        }
    }

    /** What to tell the user of a file that cannot be read. */
    static String cannotRead(String name, Exception why) {
        String detail;
        if (why instanceof NoSuchFileException) {
            detail = "no such file";
        } else {
            detail = String.valueOf(why.getMessage());
        }
        return "cannot read " + name + ": " + detail;
    }
}
