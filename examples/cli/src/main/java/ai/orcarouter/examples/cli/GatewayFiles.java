/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import ai.orcarouter.core.Issue;
import ai.orcarouter.examples.mcp.GatewayProgram;
import ai.orcarouter.examples.mcp.LockFile;
import ai.orcarouter.examples.mcp.ServersDocument;
import ai.orcarouter.examples.mcp.ServersFile;
import ai.orcarouter.mcp.McpServerSet;
import ai.orcarouter.skills.ToolPoisonScanner;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files that the gateway reads, and the pins beside them. */
final class GatewayFiles {
    private GatewayFiles() {}

    /**
     * The servers of a file with their pins, not started yet; empty when the file has faults, which are printed.
     *
     * @param environment what {@code ${NAME}} in the file stands for
     */
    static Optional<McpServerSet> servers(String name, Map<String, String> environment, PrintWriter err) {
        ServersDocument document;
        try {
            document = ServersFile.read(Path.of(name), environment);
        } catch (IOException | InvalidPathException e) {
            throw new UsageException(PolicyFiles.cannotRead(name, e));
        }
        print(document.issues(), err);
        if (!document.isValid()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    GatewayProgram.servers(document, LockFile.beside(Path.of(name)), ToolPoisonScanner.create()));
        } catch (IOException e) {
            throw new UsageException("cannot keep pins beside " + name + ": " + e.getMessage());
        }
    }

    /** Prints findings, one a line. */
    static void print(List<Issue> issues, PrintWriter err) {
        issues.forEach(issue -> err.println(issue));
        err.flush();
    }
}
