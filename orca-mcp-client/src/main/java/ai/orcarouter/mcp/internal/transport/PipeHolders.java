/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.transport;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Knows a process's three standard pipes by their names in {@code /proc}, and finds who else has one of them as a
 * standard stream: what it started, also when that has another parent by now. Knows none where there is no
 * {@code /proc}, and cannot see processes of other users. Immutable.
 */
final class PipeHolders {
    private static final int STREAMS = 3;

    private final Set<String> pipes;

    private PipeHolders(Set<String> pipes) {
        this.pipes = pipes;
    }

    /** The pipes of the process {@code pid}, which was just started. */
    static PipeHolders of(long pid) {
        Set<String> pipes = streams(pid);
        // Not those that this process itself was started with, should the other one have taken them over.
        pipes.removeAll(streams(ProcessHandle.current().pid()));
        return new PipeHolders(Set.copyOf(pipes));
    }

    /**
     * Every process that has one of the pipes. Looks at standard streams alone: a copy under another number may be one
     * of a process that this JVM is just starting.
     */
    List<ProcessHandle> find() {
        List<ProcessHandle> found = new ArrayList<>();
        if (pipes.isEmpty()) {
            return found;
        }
        long own = ProcessHandle.current().pid();
        ProcessHandle.allProcesses().forEach(process -> {
            Set<String> streams = streams(process.pid());
            streams.retainAll(pipes);
            if (process.pid() != own && !streams.isEmpty()) {
                found.add(process);
            }
        });
        return found;
    }

    private static Set<String> streams(long pid) {
        Set<String> names = new HashSet<>();
        for (int stream = 0; stream < STREAMS; stream++) {
            try {
                String name = Files.readSymbolicLink(Path.of("/proc", Long.toString(pid), "fd", "" + stream))
                        .toString();
                if (name.startsWith("pipe:[")) {
                    names.add(name);
                }
            } catch (IOException | UnsupportedOperationException unseen) {
                // It is gone, it is of another user, or there is no /proc.
            }
        }
        return names;
    }

    /** Whether {@code process} runs: one that ended and waits for its parent to notice does not. */
    static boolean isRunning(ProcessHandle process) {
        if (!process.isAlive()) {
            return false;
        }
        try {
            String stat = Files.readString(
                    Path.of("/proc", Long.toString(process.pid()), "stat"), StandardCharsets.ISO_8859_1);
            // The state stands behind the name, which is in brackets and may hold any others.
            return !stat.startsWith("Z", stat.lastIndexOf(')') + 2);
        } catch (IOException unseen) {
            return process.isAlive();
        }
    }
}
