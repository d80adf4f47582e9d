/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a host lets the gateway start as an MCP server, under a name to which documents refer (SEMANTICS 8.2). It comes
 * from host code alone: no document becomes a command. Immutable.
 *
 * @param command the program and its arguments, never a line for a shell; not empty
 * @param environment variables beside the seven that every child gets (mcp.md section 7)
 * @param directoryOrNull the working directory; null for that of this process
 */
public record StdioLauncher(
        List<String> command,
        Map<String, String> environment,
        @Nullable Path directoryOrNull) {
    /** Copies, and checks that there is a program. */
    public StdioLauncher {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        if (command.isEmpty() || command.get(0).isBlank()) {
            throw new IllegalArgumentException("a launcher has a program");
        }
    }

    /** A launcher with nothing but a command. */
    public static StdioLauncher of(String... command) {
        return new StdioLauncher(List.of(command), Map.of(), null);
    }

    /** The working directory. */
    public Optional<Path> directory() {
        return Optional.ofNullable(directoryOrNull);
    }

    /** The program alone; arguments and variables may hold secrets. */
    @Override
    public String toString() {
        return "StdioLauncher[" + command.get(0) + "]";
    }
}
