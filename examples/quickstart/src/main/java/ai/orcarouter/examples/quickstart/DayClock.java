/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.quickstart;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/** The time of the recorded day, which goes on with each call, so that every run of the quickstart comes out alike. */
final class DayClock extends Clock {
    private static final Duration STEP = Duration.ofSeconds(20);

    private final AtomicLong millis =
            new AtomicLong(Instant.parse("2026-03-02T09:00:00Z").toEpochMilli());

    /** Lets the time until the next call pass. */
    void tick() {
        millis.addAndGet(STEP.toMillis());
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(millis.get());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }
}
