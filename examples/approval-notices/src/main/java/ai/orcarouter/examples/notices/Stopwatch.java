/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.notices;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Measures and spends time, so that tests need neither. */
interface Stopwatch {
    /** Time that only goes forward. */
    long nanos();

    /** Waits. */
    void pause(Duration time) throws InterruptedException;

    /** The real one. */
    Stopwatch SYSTEM = new Stopwatch() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void pause(Duration time) throws InterruptedException {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
        }
    };
}
