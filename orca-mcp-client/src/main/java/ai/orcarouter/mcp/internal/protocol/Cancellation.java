/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.protocol;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A wish to end one or more calls early. Cancelled once, it stays so. Thread-safe. */
public final class Cancellation {
    private static final Cancellation NONE = new Cancellation(false);

    private final boolean cancellable;
    private @Nullable List<Runnable> actions;
    private boolean cancelled;

    private Cancellation(boolean cancellable) {
        this.cancellable = cancellable;
    }

    /** One that never comes. */
    public static Cancellation none() {
        return NONE;
    }

    /** One that {@link #cancel} brings. */
    public static Cancellation create() {
        return new Cancellation(true);
    }

    /**
     * Cancels, and runs what was registered on this thread. Nothing when it was cancelled before.
     *
     * @throws IllegalStateException for {@link #none}
     */
    public void cancel() {
        if (!cancellable) {
            throw new IllegalStateException("this cancellation is shared and never comes");
        }
        List<Runnable> due;
        synchronized (this) {
            if (cancelled) {
                return;
            }
            cancelled = true;
            due = actions == null ? List.of() : actions;
            actions = null;
        }
        due.forEach(Runnable::run);
    }

    /** Whether it was cancelled. */
    public synchronized boolean isCancelled() {
        return cancelled;
    }

    /** Something registered that can be taken back. */
    public interface Registration extends AutoCloseable {
        /** Takes it back; the action may be running already. */
        @Override
        void close();
    }

    /** Runs {@code action} once when cancelled, at once when that has happened. It must not block or throw. */
    public Registration onCancel(Runnable action) {
        if (!cancellable) {
            return () -> {};
        }
        synchronized (this) {
            if (!cancelled) {
                if (actions == null) {
                    actions = new ArrayList<>(1);
                }
                actions.add(action);
                return () -> forget(action);
            }
        }
        action.run();
        return () -> {};
    }

    private synchronized void forget(Runnable action) {
        if (actions != null) {
            actions.remove(action);
        }
    }
}
