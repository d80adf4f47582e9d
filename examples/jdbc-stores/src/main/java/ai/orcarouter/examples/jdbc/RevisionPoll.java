/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.jdbc;

import ai.orcarouter.core.spi.ConfigStore;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells of new revisions by looking for them: one daemon thread for all workspaces that are watched, which there is
 * only while one is. A look that fails is made again at the next interval. Thread-safe.
 */
final class RevisionPoll {
    private final Duration every;
    private final Function<List<String>, Map<String, Long>> revisions;
    private final CopyOnWriteArrayList<Listener> listeners = new CopyOnWriteArrayList<>();
    private @Nullable CountDownLatch running;

    /**
     * A poll that watches nothing yet.
     *
     * @param revisions the current revisions of some workspaces
     */
    RevisionPoll(Duration every, Function<List<String>, Map<String, Long>> revisions) {
        if (every.toMillis() < 1) {
            throw new IllegalArgumentException("an interval has a millisecond at least");
        }
        this.every = every;
        this.revisions = revisions;
    }

    synchronized ConfigStore.Watch watch(String workspace, LongConsumer onRevision) {
        Listener listener = new Listener(workspace, onRevision);
        listeners.add(listener);
        if (running == null) {
            CountDownLatch stop = new CountDownLatch(1);
            running = stop;
            Thread thread = new Thread(() -> run(stop), "orca-revisions");
            thread.setDaemon(true);
            thread.start();
        }
        return () -> end(listener);
    }

    private void end(Listener listener) {
        listener.close();
        synchronized (this) {
            listeners.remove(listener);
            if (listeners.isEmpty() && running != null) {
                running.countDown(); // not an interrupt, for which an embedded database may close its file
                running = null;
            }
        }
    }

    private void run(CountDownLatch stop) {
        try {
            do {
                look();
            } while (!stop.await(every.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Looks once, and tells whom it concerns. */
    void look() {
        Map<String, Listener> any = new LinkedHashMap<>();
        listeners.forEach(listener -> any.put(listener.workspace, listener));
        Map<String, Long> now = new HashMap<>();
        try {
            now.putAll(revisions.apply(List.copyOf(any.keySet())));
        } catch (RuntimeException e) {
            return; // whoever reads the configuration finds out for itself
        }
        for (Listener listener : listeners) {
            listener.tell(now.getOrDefault(listener.workspace, 0L));
        }
    }

    /** One request; what it was told last, 0 for nothing. */
    private static final class Listener {
        private final String workspace;
        private final LongConsumer onRevision;
        private long told;
        private boolean closed;

        Listener(String workspace, LongConsumer onRevision) {
            this.workspace = workspace;
            this.onRevision = onRevision;
        }

        /** Under its lock, so that nothing is told once closing has returned. */
        synchronized void tell(long revision) {
            if (closed || revision <= told) {
                return;
            }
            told = revision;
            try {
                onRevision.accept(revision);
            } catch (RuntimeException e) {
                return; // a listener's own matter
            }
        }

        synchronized void close() {
            closed = true;
        }
    }
}
