/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.event;

import ai.orcarouter.core.spi.EventStore;
import ai.orcarouter.firewall.model.feed.EventOverflow;
import ai.orcarouter.firewall.model.feed.EventWriterStats;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Writes the events of one workspace in the background. {@link #record} may be called by any number of threads and
 * costs a compare-and-set; everything else happens on one daemon thread.
 *
 * <p>Nothing is lost in silence: an item is written, waits, or is counted as dropped. While the store is unavailable
 * the writer keeps trying with growing pauses and the queue fills up to its bound; then the overflow choice decides.
 * Items of one thread are written in the order it recorded them.
 */
public final class EventWriter implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(EventWriter.class.getName());
    private static final long LINGER = Duration.ofMillis(5).toNanos();
    private static final long SLEEP = Duration.ofSeconds(1).toNanos();
    private static final long ROOM_CHECK = Duration.ofNanos(50_000).toNanos();
    private static final int LINGERS = 20;
    private static final int SPINS = 100;
    private static final long STOP_GRACE_MILLIS = 1_000;

    private final EventRing ring;
    private final BatchWriter batches;
    private final WriterOptions options;
    private final WriterClock clock;
    private final WriterListener listener;
    private final Thread thread;
    private final LongAdder dropped = new LongAdder();
    private final Object progress = new Object();
    private volatile long written;
    private volatile long abandoned;
    private volatile boolean asleep;
    private volatile boolean closing;
    private volatile boolean stopped;
    private volatile long drainUntil;
    private volatile @Nullable String lastError;
    private long dropsTold;

    /** A writer that runs at once. */
    public EventWriter(
            EventStore store,
            WriterPlace place,
            EventFactory factory,
            WriterOptions options,
            WriterClock clock,
            WriterListener listener) {
        this.options = options;
        this.clock = clock;
        this.listener = listener;
        ring = new EventRing(options.capacity());
        batches = new BatchWriter(ring, factory, store, place, clock, options.batch());
        thread = new Thread(this::run, "orca-events-" + place.workspace());
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Hands an item over to be written; it must not change any more.
     *
     * @return false when it was dropped: the queue is full, for longer than the deadline if the choice is
     *     {@link EventOverflow#BLOCK}, or the writer is closed
     */
    public boolean record(Recordable item) {
        EventRing.Offer offer = ring.offer(item);
        if (offer == EventRing.Offer.FULL && options.overflow() == EventOverflow.BLOCK) {
            offer = awaitRoom(item);
        }
        if (asleep) {
            wake();
        }
        if (offer == EventRing.Offer.TAKEN) {
            return true;
        }
        dropped.increment();
        return false;
    }

    private EventRing.Offer awaitRoom(Recordable item) {
        long deadline = clock.nanos() + options.blockFor().toNanos();
        int tries = 0;
        while (true) {
            EventRing.Offer offer = ring.offer(item);
            long left = deadline - clock.nanos();
            if (offer != EventRing.Offer.FULL || left <= 0) {
                return offer;
            }
            if (++tries <= SPINS) {
                Thread.onSpinWait();
            } else {
                clock.park(Math.min(left, ROOM_CHECK));
            }
        }
    }

    private void wake() {
        asleep = false;
        LockSupport.unpark(thread);
    }

    private void run() {
        int idle = 0;
        while (!stopped) {
            tellDrops();
            switch (batches.step(dropped.sum())) {
                case WROTE -> {
                    idle = 0;
                    wrote(batches.takeWritten());
                }
                case FAILED -> failed();
                case IDLE -> {
                    if (closing && ring.isEmpty()) {
                        stop();
                    } else if (++idle <= LINGERS) {
                        clock.park(LINGER); // so that a busy thread need not wake this one for every event
                    } else {
                        sleep();
                    }
                }
            }
        }
    }

    private void sleep() {
        asleep = true;
        if (ring.isEmpty() && !closing) {
            clock.park(SLEEP);
        }
        asleep = false;
    }

    private void wrote(int count) {
        synchronized (progress) {
            written += count;
            progress.notifyAll();
        }
        tell(() -> listener.written(count));
    }

    private void failed() {
        int failures = batches.failures();
        String error = batches.error();
        lastError = error;
        tell(() -> listener.failed(error, failures));
        long pause = options.backOffNanos(failures);
        if (closing) {
            long left = drainUntil - clock.nanos();
            if (left <= 0) {
                stop();
                return;
            }
            pause = Math.min(pause, left);
        }
        clock.park(pause);
    }

    private void stop() {
        synchronized (progress) {
            long left = ring.claimed() - written;
            abandoned = left;
            dropped.add(left);
            stopped = true;
            progress.notifyAll();
        }
        tellDrops();
    }

    private void tellDrops() {
        long count = dropped.sum() - dropsTold;
        if (count > 0) {
            dropsTold += count;
            LOG.log(System.Logger.Level.WARNING, "{0} events were dropped", count);
            tell(() -> listener.dropped(count));
        }
    }

    private static void tell(Runnable news) {
        try {
            news.run();
        } catch (RuntimeException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "a listener failed: {0}",
                    e.getClass().getName());
        }
    }

    /**
     * Waits until everything recorded before this call is stored.
     *
     * @return whether it is; false after the timeout, an interrupt, or a close that had to give up
     */
    public boolean flush(Duration timeout) {
        long target = ring.claimed();
        long deadline = System.nanoTime() + timeout.toNanos();
        wake();
        synchronized (progress) {
            while (written < target && !stopped) {
                long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
                if (left <= 0) {
                    return false;
                }
                try {
                    progress.wait(left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            }
            return written >= target;
        }
    }

    /**
     * Takes no more items and writes what waits, for as long as the options say; what the store has not taken by then
     * counts as dropped. Closing twice is closing once.
     */
    @Override
    public void close() {
        if (!closing) {
            drainUntil = clock.nanos() + options.drainFor().toNanos();
            ring.close();
            closing = true;
        }
        wake();
        try {
            thread.join(options.drainFor().toMillis() + STOP_GRACE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** How it goes. */
    public EventWriterStats stats() {
        long done = written + abandoned;
        long enqueued = ring.claimed();
        return new EventWriterStats(enqueued, written, Math.max(0, enqueued - done), dropped.sum(), lastError);
    }
}
