/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.config;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.spi.ConfigCommit;
import ai.orcarouter.core.spi.ConfigStore;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The current configuration of a workspace in compiled form, kept as fresh as {@link Freshness} says (SEMANTICS 5.2 and
 * 5.3).
 *
 * <p>There is no thread behind it: a call that finds the snapshot due for a check makes it. One call at a time does so;
 * the others go on with the snapshot while it is fresh enough, and else wait for that call, but no longer than the
 * configured patience. After a check that failed or was waited for in vain, nobody tries again for half of
 * {@code maxStaleness}. Between checks a call costs one volatile read and one reading of the clock.
 *
 * <p>Thread-safe. A store that throws or hangs, and a document that cannot be read, never make a method but
 * {@link #latest} throw.
 */
public final class LiveConfig<S extends CompiledConfig> implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(LiveConfig.class.getName());

    private final ConfigStore store;
    private final String workspace;
    private final Compiler<S> compiler;
    private final InstantSource clock;
    private final Freshness freshness;
    private final long maxStaleness;
    private final long pause;
    private final ReentrantLock refreshing = new ReentrantLock();
    private final AtomicReference<Held<S>> held = new AtomicReference<>(Held.nothing());
    private final ConfigStore.Watch watch;

    /**
     * A source that has read nothing yet. It asks the store to tell of commits until it is {@linkplain #close closed}.
     */
    public LiveConfig(
            ConfigStore store, String workspace, Compiler<S> compiler, InstantSource clock, Freshness freshness) {
        this.store = store;
        this.workspace = workspace;
        this.compiler = compiler;
        this.clock = clock;
        this.freshness = freshness;
        maxStaleness = freshness.maxStaleness().toMillis();
        pause = maxStaleness / 2;
        watch = watch();
    }

    private ConfigStore.Watch watch() {
        try {
            return store.watch(workspace, this::changed);
        } catch (RuntimeException e) {
            warn("cannot watch the configuration store, only poll it", e);
            return () -> {};
        }
    }

    /**
     * The snapshot to judge calls by; empty when there is none that may still be used. It may be older than
     * {@code maxStaleness} by up to the grace while no check succeeds.
     */
    public Optional<S> current() {
        return Optional.ofNullable(snapshot(freshness.grace().toMillis()));
    }

    /** The snapshot to check keys by; empty as soon as no check has succeeded for {@code maxStaleness}. */
    public Optional<S> checked() {
        return Optional.ofNullable(snapshot(0));
    }

    private @Nullable S snapshot(long grace) {
        Held<S> now = held();
        long time = clock.millis();
        return time < now.calmUntil && time >= now.checkedAt ? now.snapshot : dueForCheck(now, time, grace);
    }

    private @Nullable S dueForCheck(Held<S> seen, long time, long grace) {
        if (time >= seen.retryAt || time < seen.checkedAt) {
            check(seen, time);
        }
        Held<S> now = held();
        return now.age(clock.millis()) <= maxStaleness + grace ? now.snapshot : null;
    }

    private void check(Held<S> seen, long time) {
        boolean freshEnough = seen.age(time) <= maxStaleness;
        if (freshness.everyCall()) {
            refresh();
        } else if (enter(freshEnough)) {
            try {
                if (held().equals(seen)) {
                    refresh();
                }
            } finally {
                refreshing.unlock();
            }
        } else if (!freshEnough) {
            held.compareAndSet(seen, seen.failed(clock.millis(), maxStaleness, pause));
        }
    }

    private boolean enter(boolean onlyIfFree) {
        if (onlyIfFree) {
            return refreshing.tryLock();
        }
        try {
            return refreshing.tryLock(freshness.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Looks for a newer revision; what was put in place meanwhile is never overwritten with what is older. */
    private void refresh() {
        Held<S> before = held();
        long time = clock.millis();
        try {
            Held<S> after = served(newest(before.snapshot), time);
            while (!held.compareAndSet(before, after)) {
                before = held();
                if (before.revision() >= after.revision()) {
                    return;
                }
                after = after.due(); // it may have been told of a commit after this read
            }
        } catch (RuntimeException e) {
            warn("cannot read the configuration of a workspace", e);
            held.compareAndSet(before, before.failed(clock.millis(), maxStaleness, pause));
        }
    }

    private S newest(@Nullable S known) {
        return known != null && store.revision(workspace) == revision(known)
                ? known
                : compiler.compile(store.read(workspace), known);
    }

    private Held<S> served(S snapshot, long checkedAt) {
        long calm = freshness.everyCall() ? Long.MIN_VALUE : checkedAt + pause;
        return new Held<>(snapshot, checkedAt, calm, Long.MIN_VALUE);
    }

    /**
     * The snapshot of the store's current revision, for whoever changes it.
     *
     * @throws OrcaException with {@link ErrorCode#STORE_UNAVAILABLE} when it cannot be read
     */
    public S latest() {
        Held<S> before = held();
        long time = clock.millis();
        try {
            S snapshot = newest(before.snapshot);
            held.compareAndSet(before, served(snapshot, time));
            return snapshot;
        } catch (OrcaException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new OrcaException(ErrorCode.STORE_UNAVAILABLE, "the configuration cannot be read", e);
        }
    }

    /**
     * Puts what was just committed in place, without asking the store again, so that it acts on the next call.
     *
     * @param base the snapshot that the commit was computed from
     * @param time before the commit, as {@link InstantSource#millis} gives it
     */
    void install(S base, ConfigCommit commit, long time) {
        S next = compiler.compile(Documents.after(base.stored(), commit), base);
        Held<S> before = held();
        while (before.revision() < revision(next) && !held.compareAndSet(before, served(next, time))) {
            before = held();
        }
    }

    private static long revision(CompiledConfig config) {
        return config.stored().revision();
    }

    /** The store told of a revision: the next call looks. */
    private void changed(long revision) {
        Held<S> before = held();
        while (before.revision() < revision && !held.compareAndSet(before, before.due())) {
            before = held();
        }
    }

    private Held<S> held() {
        return Objects.requireNonNull(held.get());
    }

    private static void warn(String what, RuntimeException e) {
        LOG.log(System.Logger.Level.WARNING, "{0}: {1}", what, e.getClass().getName());
    }

    /** Ends the request to be told of commits. The source still answers, by polling. */
    @Override
    public void close() {
        watch.close();
    }

    /**
     * A snapshot and what is known of its freshness; times in milliseconds of the clock.
     *
     * @param snapshot null when none was ever read
     * @param checkedAt before the last check that succeeded began
     * @param calmUntil until when nobody checks
     * @param retryAt until when nobody checks again after a failure
     */
    private record Held<S extends CompiledConfig>(@Nullable S snapshot, long checkedAt, long calmUntil, long retryAt) {
        static <S extends CompiledConfig> Held<S> nothing() {
            return new Held<>(null, Long.MIN_VALUE, Long.MIN_VALUE, Long.MIN_VALUE);
        }

        long revision() {
            return snapshot == null ? -1 : LiveConfig.revision(snapshot);
        }

        /** Age of a snapshot; without one as old as can be, and none when the clock was set back since. */
        long age(long time) {
            if (snapshot == null) {
                return Long.MAX_VALUE;
            }
            return Math.max(0, time - checkedAt);
        }

        /** After a clock that was set back nothing tells the age any more: it counts as just too old. */
        Held<S> failed(long time, long maxStaleness, long pause) {
            long since = time < checkedAt ? time - maxStaleness - 1 : checkedAt;
            return new Held<>(snapshot, since, Long.MIN_VALUE, time + pause);
        }

        Held<S> due() {
            return new Held<>(snapshot, checkedAt, Long.MIN_VALUE, Long.MIN_VALUE);
        }
    }
}
