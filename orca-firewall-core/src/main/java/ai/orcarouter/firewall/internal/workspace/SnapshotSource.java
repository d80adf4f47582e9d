/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.workspace;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.spi.ConfigCommit;
import ai.orcarouter.core.spi.ConfigStore;
import ai.orcarouter.firewall.model.FailureMode;
import ai.orcarouter.firewall.model.Freshness;
import ai.orcarouter.firewall.model.GapReason;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The current snapshot of a workspace, kept as fresh as {@link Freshness} says (SEMANTICS 5.2 and 5.3).
 *
 * <p>There is no thread behind it: a call that finds the snapshot due for a check makes it. One call at a time does so;
 * the others go on with the snapshot while it is fresh enough, and else wait for that call, but no longer than the
 * configured patience. After a check that failed or was waited for in vain, nobody tries again for half of
 * {@code maxStaleness}. Between checks a call costs one volatile read and one reading of the clock.
 *
 * <p>Thread-safe. A store that throws or hangs, and a document that cannot be read, never make a method but
 * {@link #latest} throw.
 */
public final class SnapshotSource implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(SnapshotSource.class.getName());

    private final ConfigStore store;
    private final String workspace;
    private final DocumentCodec codec;
    private final InstantSource clock;
    private final Freshness freshness;
    private final long maxStaleness;
    private final long pause;
    private final PolicyResolution closed;
    private final ReentrantLock refreshing = new ReentrantLock();
    private final AtomicReference<Held> held = new AtomicReference<>(Held.NOTHING);
    private final ConfigStore.Watch watch;

    /**
     * A source that has read nothing yet. It asks the store to tell of commits until it is {@linkplain #close closed}.
     */
    public SnapshotSource(
            ConfigStore store,
            String workspace,
            DocumentCodec codec,
            InstantSource clock,
            Freshness freshness,
            FailureMode mode) {
        this.store = store;
        this.workspace = workspace;
        this.codec = codec;
        this.clock = clock;
        this.freshness = freshness;
        maxStaleness = freshness.maxStaleness().toMillis();
        pause = maxStaleness / 2;
        closed = switch (mode) {
            case CLOSED -> new PolicyResolution.Unavailable("the configuration of the workspace cannot be read");
            case OBSERVE -> new PolicyResolution.Ungoverned(GapReason.POLICY_UNAVAILABLE, true, codec.ungoverned());
        };
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
    public Optional<WorkspaceSnapshot> current() {
        return Optional.ofNullable(snapshot(freshness.grace().toMillis()));
    }

    /** The snapshot to check keys by; empty as soon as no check has succeeded for {@code maxStaleness}. */
    public Optional<WorkspaceSnapshot> checked() {
        return Optional.ofNullable(snapshot(0));
    }

    /** Which policy judges the calls of a key now; see {@link WorkspaceSnapshot#resolve}. */
    public PolicyResolution resolve(long firewallPolicyId) {
        WorkspaceSnapshot snapshot = snapshot(freshness.grace().toMillis());
        return snapshot == null ? closed : orClosed(snapshot.resolve(firewallPolicyId));
    }

    /** The same against one snapshot, so that several questions of a call have consistent answers. */
    public PolicyResolution resolve(WorkspaceSnapshot snapshot, long firewallPolicyId) {
        return orClosed(snapshot.resolve(firewallPolicyId));
    }

    private PolicyResolution orClosed(PolicyResolution found) {
        boolean observing = closed instanceof PolicyResolution.Ungoverned;
        return observing && found instanceof PolicyResolution.Unavailable ? closed : found;
    }

    private @Nullable WorkspaceSnapshot snapshot(long grace) {
        Held now = held();
        long time = clock.millis();
        return time < now.calmUntil && time >= now.checkedAt ? now.snapshot : dueForCheck(now, time, grace);
    }

    private @Nullable WorkspaceSnapshot dueForCheck(Held seen, long time, long grace) {
        if (time >= seen.retryAt || time < seen.checkedAt) {
            check(seen, time);
        }
        Held now = held();
        return now.age(clock.millis()) <= maxStaleness + grace ? now.snapshot : null;
    }

    private void check(Held seen, long time) {
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
        Held before = held();
        long time = clock.millis();
        try {
            Held after = served(newest(before.snapshot), time);
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

    private WorkspaceSnapshot newest(@Nullable WorkspaceSnapshot known) {
        return known != null && store.revision(workspace) == known.revision()
                ? known
                : WorkspaceSnapshot.of(store.read(workspace), known, codec);
    }

    private Held served(WorkspaceSnapshot snapshot, long checkedAt) {
        long calm = freshness.everyCall() ? Long.MIN_VALUE : checkedAt + pause;
        return new Held(snapshot, checkedAt, calm, Long.MIN_VALUE);
    }

    /**
     * The snapshot of the store's current revision, for whoever changes it.
     *
     * @throws OrcaException with {@link ErrorCode#STORE_UNAVAILABLE} when it cannot be read
     */
    public WorkspaceSnapshot latest() {
        Held before = held();
        long time = clock.millis();
        try {
            WorkspaceSnapshot snapshot = newest(before.snapshot);
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
    void install(WorkspaceSnapshot base, ConfigCommit commit, long time) {
        WorkspaceSnapshot next = WorkspaceSnapshot.of(Documents.after(base.stored(), commit), base, codec);
        Held before = held();
        while (before.revision() < next.revision() && !held.compareAndSet(before, served(next, time))) {
            before = held();
        }
    }

    /** The store told of a revision: the next call looks. */
    private void changed(long revision) {
        Held before = held();
        while (before.revision() < revision && !held.compareAndSet(before, before.due())) {
            before = held();
        }
    }

    private Held held() {
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
    private record Held(@Nullable WorkspaceSnapshot snapshot, long checkedAt, long calmUntil, long retryAt) {
        static final Held NOTHING = new Held(null, Long.MIN_VALUE, Long.MIN_VALUE, Long.MIN_VALUE);

        long revision() {
            return snapshot == null ? -1 : snapshot.revision();
        }

        /** Age of a snapshot; without one as old as can be, and none when the clock was set back since. */
        long age(long time) {
            if (snapshot == null) {
                return Long.MAX_VALUE;
            }
            return Math.max(0, time - checkedAt);
        }

        /** After a clock that was set back nothing tells the age any more: it counts as just too old. */
        Held failed(long time, long maxStaleness, long pause) {
            long since = time < checkedAt ? time - maxStaleness - 1 : checkedAt;
            return new Held(snapshot, since, Long.MIN_VALUE, time + pause);
        }

        Held due() {
            return new Held(snapshot, checkedAt, Long.MIN_VALUE, Long.MIN_VALUE);
        }
    }
}
