/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.transport;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A process to start: a program with arguments, never a line for a shell (mcp.md 7). Immutable.
 *
 * @param command the program and its arguments; not empty
 * @param environment variables on top of the seven that every child gets; may hold secrets
 * @param directoryOrNull the working directory; null for that of this process
 */
public record StdioCommand(
        List<String> command,
        Map<String, String> environment,
        @Nullable Path directoryOrNull) {
    /** Copies and checks that nothing is empty or holds a NUL character. */
    public StdioCommand {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        if (command.isEmpty() || command.get(0).isEmpty()) {
            throw new IllegalArgumentException("a command has a program");
        }
        if (command.stream().anyMatch(part -> part.indexOf('\0') >= 0)) {
            throw new IllegalArgumentException("a part of the command holds a NUL character");
        }
        environment.forEach((name, value) -> {
            if (name.isEmpty() || name.indexOf('=') >= 0 || name.indexOf('\0') >= 0 || value.indexOf('\0') >= 0) {
                throw new IllegalArgumentException("not a variable of an environment");
            }
        });
    }

    /** A command with nothing else. */
    public static StdioCommand of(String... command) {
        return new StdioCommand(List.of(command), Map.of(), null);
    }

    /** The working directory. */
    public Optional<Path> directory() {
        return Optional.ofNullable(directoryOrNull);
    }

    /** The program alone: arguments and variables may be secret. */
    @Override
    public String toString() {
        return "StdioCommand[" + command.get(0) + "]";
    }
}
