/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.judge;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;

/** What judges have cost in the last hour. Thread-safe. */
final class Budget {
    private static final long HOUR = 3_600_000;

    private record Spent(long at, double cents) {}

    private final double most;
    private final InstantSource clock;
    private final Deque<Spent> spent = new ArrayDeque<>();
    private double sum;

    Budget(double centsPerHour, InstantSource clock) {
        this.most = centsPerHour;
        this.clock = clock;
    }

    /** Whether there is something left. */
    synchronized boolean hasLeft() {
        long now = clock.millis();
        while (!spent.isEmpty() && spent.peekFirst().at <= now - HOUR) {
            sum -= spent.removeFirst().cents;
        }
        return sum < most;
    }

    synchronized void spend(double cents) {
        if (cents > 0 && most < Double.POSITIVE_INFINITY) {
            spent.addLast(new Spent(clock.millis(), cents));
            sum += cents;
        }
    }
}
