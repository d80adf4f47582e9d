/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.anomaly;

import ai.orcarouter.core.Actor;
import ai.orcarouter.firewall.model.feed.Snooze;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Where a workspace keeps the snoozes of its anomaly feed. Thread-safe. */
public interface SnoozeBook {
    /** All snoozes; those that are over may be among them. */
    List<Snooze> current();

    /** Adds one on behalf of an actor whose role was checked. */
    void add(Actor actor, Snooze snooze);

    /** Snoozes that are gone with the process; the oldest make room beyond 1,000. */
    static SnoozeBook inMemory() {
        return new SnoozeBook() {
            private static final int MOST = 1_000;
            private final CopyOnWriteArrayList<Snooze> snoozes = new CopyOnWriteArrayList<>();

            @Override
            public List<Snooze> current() {
                return List.copyOf(snoozes);
            }

            @Override
            public synchronized void add(Actor actor, Snooze snooze) {
                if (snoozes.size() >= MOST) {
                    snoozes.remove(0);
                }
                snoozes.add(snooze);
            }
        };
    }
}
