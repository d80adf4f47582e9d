/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.gateway;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Daemon threads that the calls of many servers share, so that servers which never answer cannot take them from the
 * others. A server may take as many of {@value #THREADS} as it leaves free, so one alone takes half; one of whose calls
 * none runs gets a thread of a reserve when all are taken. Room to wait is shared likewise. Thread-safe.
 */
final class FairThreads implements AutoCloseable {
    /** The threads that are shared. */
    static final int THREADS = 64;

    /** The most threads with the reserve, so that servers without number bring no threads without number. */
    static final int MOST_THREADS = 256;

    /** The calls that wait, shared. */
    static final int WAITING = 1_024;

    /** The calls of a server that may wait when others have taken that room, and the most of all. */
    static final int OWN_WAITING = 16;

    static final int MOST_WAITING = 4_096;

    private static final System.Logger LOG = System.getLogger(FairThreads.class.getName());
    private static final long IDLE_SECONDS = 30;

    /** The calls of one server, for as long as there are any. */
    private static final class Lane {
        private final String server;
        private final Deque<Runnable> waiting = new ArrayDeque<>();
        private int running;

        Lane(String server) {
            this.server = server;
        }
    }

    /** A call that has its thread. */
    private record Started(Lane lane, Runnable call) {}

    private final ExecutorService threads;
    private final Map<String, Lane> lanes = new HashMap<>();
    /** The lanes in which calls wait, the one that is served next first. */
    private final Deque<Lane> queued = new ArrayDeque<>();

    private int running;
    private int waiting;
    private volatile boolean closed;

    FairThreads() {
        AtomicInteger count = new AtomicInteger();
        threads = new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                    Thread thread = new Thread(task, "orca-mcp-call-" + count.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /**
     * Runs a call of {@code server} now or later.
     *
     * @throws RejectedExecutionException when too many calls wait, or the threads have ended; it is never run then
     */
    void execute(String server, Runnable call) {
        Started now;
        synchronized (this) {
            if (closed) {
                throw new RejectedExecutionException("closed");
            }
            Lane lane = lanes.computeIfAbsent(server, Lane::new);
            if (lane.waiting.isEmpty() && hasThread(lane)) {
                now = take(lane, call);
            } else {
                enqueue(lane, call);
                return;
            }
        }
        try {
            threads.execute(() -> work(now));
        } catch (RejectedExecutionException | OutOfMemoryError e) {
            List<Started> others = end(now.lane());
            others.forEach(one -> begin(one, null));
            throw new RejectedExecutionException("no thread to be had", e);
        }
    }

    private boolean hasThread(Lane lane) {
        return lane.running == 0 ? running < MOST_THREADS : lane.running < THREADS - running;
    }

    private Started take(Lane lane, Runnable call) {
        lane.running++;
        running++;
        return new Started(lane, call);
    }

    private void enqueue(Lane lane, Runnable call) {
        if (waiting >= MOST_WAITING || lane.waiting.size() >= Math.max(OWN_WAITING, WAITING - waiting)) {
            forget(lane);
            throw new RejectedExecutionException("too many calls wait");
        }
        if (lane.waiting.isEmpty()) {
            queued.add(lane);
        }
        lane.waiting.add(call);
        waiting++;
    }

    private void forget(Lane lane) {
        if (lane.running == 0 && lane.waiting.isEmpty()) {
            lanes.remove(lane.server);
        }
    }

    /** Runs a call, and goes on with others that have their threads now. */
    private void work(Started first) {
        Deque<Started> mine = new ArrayDeque<>();
        mine.add(first);
        for (Started one = mine.poll(); one != null; one = mine.poll()) {
            try {
                one.call().run();
            } catch (RuntimeException | Error e) {
                LOG.log(System.Logger.Level.ERROR, "a call through the gateway failed", e);
            }
            Thread.interrupted(); // a left-over interrupt is not the next call's
            if (closed) {
                Thread.currentThread().interrupt(); // but that of the end is
            }
            for (Started next : end(one.lane())) {
                if (mine.isEmpty()) {
                    mine.add(next);
                } else {
                    begin(next, mine);
                }
            }
        }
    }

    /** Gives a call a thread; one for which there is none is left to {@code mine}. */
    private void begin(Started one, @Nullable Deque<Started> mine) {
        try {
            threads.execute(() -> work(one));
        } catch (RejectedExecutionException | OutOfMemoryError e) {
            if (mine == null) {
                work(one);
            } else {
                mine.add(one);
            }
        }
    }

    /** Takes down that a call of {@code lane} has ended, and says which calls have their threads for it. */
    private synchronized List<Started> end(Lane lane) {
        lane.running--;
        running--;
        forget(lane);
        List<Started> out = new ArrayList<>(1);
        int refused = 0;
        while (refused < queued.size()) {
            Lane next = queued.remove();
            if (!hasThread(next)) {
                queued.add(next);
                refused++;
                continue;
            }
            out.add(take(next, next.waiting.remove()));
            waiting--;
            refused = 0;
            if (!next.waiting.isEmpty()) {
                queued.add(next);
            }
        }
        return out;
    }

    /** Ends the threads; calls that run are interrupted, and those that wait are never run. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            lanes.clear();
            queued.clear();
            waiting = 0;
        }
        threads.shutdownNow();
    }
}
