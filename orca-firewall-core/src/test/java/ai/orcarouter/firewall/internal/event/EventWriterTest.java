/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.event;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.firewall.model.feed.EventOverflow;
import ai.orcarouter.firewall.model.feed.EventWriterStats;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class EventWriterTest {
    private static final Duration LONG = Duration.ofMinutes(2);

    private final FlakyStore store = new FlakyStore();
    private final List<String> news = new CopyOnWriteArrayList<>();
    private final WriterListener listener = new WriterListener() {
        @Override
        public void dropped(long count) {
            news.add("dropped " + count);
            throw new IllegalStateException("a listener's own affair");
        }

        @Override
        public void failed(String error, int failures) {
            news.add("failed " + failures);
        }
    };

    private EventWriter writer(WriterOptions options, WriterClock clock) {
        WriterPlace place = new WriterPlace("w", "me", 1);
        return new EventWriter(store, place, Events.factory(), options, clock, listener);
    }

    private static WriterOptions queue(int places, EventOverflow overflow, Duration wait) {
        return WriterOptions.defaults().withQueue(places, overflow, wait);
    }

    @Test
    void flush_afterRecords_findsThemInTheStore() {
        try (EventWriter writer = writer(WriterOptions.defaults(), WriterClock.system(Clock.systemUTC()))) {
            assertThat(writer.record(Events.numbered(1))).isTrue();
            assertThat(writer.record(Events.numbered(2))).isTrue();

            assertThat(writer.flush(LONG)).isTrue();

            assertThat(store.chain("w", "me", 1, 0, 10)).hasSize(2);
            assertThat(writer.stats()).isEqualTo(new EventWriterStats(2, 2, 0, 0, null));
        }
    }

    @Test
    void close_writesWhatWaitsAndThenTakesNothing() {
        EventWriter writer = writer(WriterOptions.defaults(), WriterClock.system(Clock.systemUTC()));
        for (int i = 0; i < 100; i++) {
            writer.record(Events.numbered(i));
        }
        writer.close();
        writer.close();

        assertThat(store.chain("w", "me", 1, 0, 1_000)).hasSize(100);
        assertThat(writer.record(Events.numbered(100))).isFalse();
        assertThat(writer.flush(LONG)).isTrue();
        assertThat(writer.stats()).isEqualTo(new EventWriterStats(100, 100, 0, 1, null));
    }

    @Test
    void close_withADeadStore_backsOffAndCountsWhatIsLeftAsDropped() {
        store.always = FlakyStore.Failure.CRASH;
        ManualClock clock = new ManualClock();
        EventWriter writer = writer(WriterOptions.defaults(), clock);
        writer.record(Events.numbered(1));
        writer.record(Events.numbered(2));

        writer.close();

        EventWriterStats stats = writer.stats();
        assertThat(List.of(stats.enqueued(), stats.written(), stats.pending(), stats.dropped()))
                .containsExactly(2L, 0L, 0L, 2L);
        assertThat(stats.lastError()).hasValue("IllegalStateException: a bug of the store");
        assertThat(news).contains("failed 1", "dropped 2");
        assertThat(writer.flush(LONG)).isFalse();
    }

    @Test
    void record_intoAFullQueueThatBlocks_waitsUntilTheDeadlineAndCounts() {
        store.always = FlakyStore.Failure.BEFORE;
        ManualClock clock = new ManualClock();
        Duration wait = Duration.ofMillis(2);
        EventWriter writer = writer(queue(1, EventOverflow.BLOCK, wait), clock);
        int taken = 0;
        for (int i = 0; i < 5; i++) {
            if (writer.record(Events.numbered(i))) {
                taken++;
            }
        }

        // One item may have moved from the queue into the writer's hands.
        assertThat(taken).isBetween(1, 2);
        assertThat(writer.stats().dropped()).isEqualTo(5 - taken);
        writer.close();
        assertThat(writer.stats().dropped()).isEqualTo(5);
        assertThat(writer.stats().pending()).isZero();
    }

    @Test
    void record_intoAFullQueueThatCounts_dropsAtOnceAndReportsWhenTheStoreIsBack() {
        store.always = FlakyStore.Failure.BEFORE;
        EventWriter writer = writer(queue(1, EventOverflow.COUNT_AND_REPORT, Duration.ZERO), new ManualClock());
        int taken = 0;
        for (int i = 0; i < 50; i++) {
            if (writer.record(Events.numbered(i))) {
                taken++;
            }
        }
        synchronized (store) {
            store.always = FlakyStore.Failure.NONE;
        }
        writer.close();

        long lost = 50L - taken;
        assertThat(writer.stats().dropped()).isEqualTo(lost);
        assertThat(store.chain("w", "me", 1, 0, 1_000))
                .filteredOn(row -> row.event().reasonCode().equals("events_dropped"))
                .last()
                .satisfies(row -> assertThat(row.event().details()).endsWith("\"dropped_total\":" + lost + "}"));
        assertThat(news).isNotEmpty();
    }

    @Test
    void backOff_doublesUpToItsBound() {
        WriterOptions options = WriterOptions.defaults();

        assertThat(List.of(options.backOffNanos(1), options.backOffNanos(2), options.backOffNanos(5)))
                .containsExactly(50_000_000L, 100_000_000L, 800_000_000L);
        assertThat(options.backOffNanos(9)).isEqualTo(Duration.ofSeconds(10).toNanos());
        assertThat(options.backOffNanos(Integer.MAX_VALUE))
                .isEqualTo(Duration.ofSeconds(10).toNanos());
    }
}
