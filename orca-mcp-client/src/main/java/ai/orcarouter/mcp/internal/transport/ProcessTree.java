/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.transport;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Starts a child with a clean environment and ends it with everything that it started (mcp.md 7). */
final class ProcessTree {
    private static final List<String> INHERITED = List.of("HOME", "LOGNAME", "PATH", "SHELL", "TERM", "USER");
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private ProcessTree() {}

    /** Starts {@code command}; somebody has to read what it writes to standard error. */
    static Process start(StdioCommand command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command.command()));
        Map<String, String> environment = builder.environment();
        Map<String, String> inherited = new HashMap<>(environment);
        inherited.keySet().retainAll(INHERITED);
        environment.clear();
        environment.putAll(inherited);
        environment.put("LANG", "C.UTF-8");
        environment.putAll(command.environment());
        command.directory().ifPresent(directory -> builder.directory(directory.toFile()));
        return builder.start();
    }

    /** Asks {@code process} to end by closing its input, then by signals that get stronger. Waits for all of them. */
    static void end(Process process) {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        Collections.reverse(all);
        all.add(process.toHandle());
        try {
            process.getOutputStream().close();
        } catch (IOException broken) {
            // It cannot read any more.
        }
        try {
            process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            all.forEach(ProcessHandle::destroy);
            process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        all.forEach(ProcessHandle::destroyForcibly);
    }
}
