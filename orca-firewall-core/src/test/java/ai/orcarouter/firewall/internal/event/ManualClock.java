/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.event;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** Time that passes only by waiting, and then at once. */
final class ManualClock implements WriterClock {
    private final AtomicLong nanos = new AtomicLong();

    @Override
    public Instant now() {
        return Events.NOON;
    }

    @Override
    public long nanos() {
        return nanos.get();
    }

    @Override
    public void park(long wait) {
        nanos.addAndGet(wait);
    }
}
