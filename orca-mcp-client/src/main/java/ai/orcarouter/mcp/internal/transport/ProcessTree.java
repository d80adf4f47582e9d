/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.transport;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * A child with everything that it started (mcp.md 7). What a wrapper such as {@code npx} starts has another parent once
 * the wrapper is gone, so that the tree is looked at while it lives and what was seen is remembered; on Linux, who
 * holds the pipes of the child belongs to it as well. A process that got another parent between two looks and keeps
 * none of the pipes is not found.
 *
 * <p>Ends processes by signals alone: {@link Process#destroyForcibly} closes the streams too, and blocks while somebody
 * writes into one that nobody reads. Thread-safe.
 */
final class ProcessTree {
    private static final List<String> INHERITED = List.of("HOME", "LOGNAME", "PATH", "SHELL", "TERM", "USER");
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final long GLANCE_MILLIS = 10;
    private static final int ROUNDS = 3;

    private final Process root;
    private final PipeHolders pipes;
    private final Set<ProcessHandle> seen = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean looking = new AtomicBoolean();

    private ProcessTree(Process root) {
        this.root = root;
        pipes = PipeHolders.of(root.pid());
    }

    /** Starts {@code command} with a clean environment; somebody has to read what it writes to standard error. */
    static ProcessTree start(StdioCommand command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command.command()));
        Map<String, String> environment = builder.environment();
        Map<String, String> inherited = new HashMap<>(environment);
        inherited.keySet().retainAll(INHERITED);
        environment.clear();
        environment.putAll(inherited);
        environment.put("LANG", "C.UTF-8");
        environment.putAll(command.environment());
        command.directory().ifPresent(directory -> builder.directory(directory.toFile()));
        return new ProcessTree(builder.start());
    }

    /** The process that was started itself. */
    Process root() {
        return root;
    }

    /** Remembers what belongs to the tree now. Takes milliseconds; does nothing while another look is under way. */
    void look() {
        if (looking.compareAndSet(false, true)) {
            try {
                remember();
            } finally {
                looking.set(false);
            }
        }
    }

    private void remember() {
        Set<ProcessHandle> now = new LinkedHashSet<>();
        if (root.isAlive()) {
            root.descendants().forEach(now::add);
        }
        for (ProcessHandle orphan : seen) {
            if (!now.contains(orphan) && orphan.isAlive()) {
                orphan.descendants().forEach(now::add);
            }
        }
        seen.removeIf(process -> !process.isAlive());
        seen.addAll(now);
    }

    /**
     * Asks everything to end by {@code closeInput}, then by signals that get stronger, with two seconds in between.
     *
     * @param closeInput closes the input; false when that would block, so that there is nothing to wait for
     * @param held whether somebody still holds a pipe although all that is known ended
     */
    void end(BooleanSupplier closeInput, BooleanSupplier held) {
        remember();
        try {
            if (closeInput.getAsBoolean()) {
                await();
            }
            if (signal(ProcessHandle::destroy, held.getAsBoolean())) {
                await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        kill(held);
    }

    /** Ends everything now, in a moment, whatever it does. */
    void kill(BooleanSupplier held) {
        // Again, because a process may start another one between the look and its end.
        for (int round = 0; round < ROUNDS && signal(ProcessHandle::destroyForcibly, held.getAsBoolean()); round++) {
            Thread.onSpinWait();
        }
    }

    /** Signals all that run, the root first, which then starts nothing anew; false when there are none. */
    private boolean signal(Predicate<ProcessHandle> how, boolean holders) {
        remember();
        Set<ProcessHandle> all = new LinkedHashSet<>();
        all.add(root.toHandle());
        all.addAll(seen);
        if (holders) {
            List<ProcessHandle> found = pipes.find();
            seen.addAll(found);
            all.addAll(found);
        }
        all.removeIf(process -> !PipeHolders.isRunning(process));
        for (ProcessHandle process : all) {
            boolean unused = how.test(process);
        }
        return !all.isEmpty();
    }

    /** Waits until all that is known ended, or patience does. */
    private void await() throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (root.isAlive() || seen.stream().anyMatch(PipeHolders::isRunning)) {
            if (System.nanoTime() - end >= 0) {
                return;
            }
            if (!root.waitFor(GLANCE_MILLIS, TimeUnit.MILLISECONDS)) {
                continue;
            }
            TimeUnit.MILLISECONDS.sleep(GLANCE_MILLIS);
        }
    }
}
