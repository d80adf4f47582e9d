/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.event;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.spi.ChainHead;
import ai.orcarouter.core.spi.EventQuery;
import ai.orcarouter.core.spi.EventRow;
import ai.orcarouter.core.spi.EventStore;
import ai.orcarouter.firewall.model.feed.EventOverflow;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A million events from four threads: none is lost, none comes twice, and the chain holds. */
class EventWriterLosslessTest {
    private static final int THREADS = 4;
    private static final int EACH = 250_000;

    @Test
    void record_aMillionFromFourThreads_losesNothing() throws InterruptedException {
        CheckingStore store = new CheckingStore();
        WriterOptions options = WriterOptions.defaults().withQueue(1 << 12, EventOverflow.BLOCK, Duration.ofMinutes(5));
        EventWriter writer = new EventWriter(
                store,
                new WriterPlace("w", "me", 1),
                Events.factory(),
                options,
                WriterClock.system(Clock.systemUTC()),
                WriterListener.NONE);
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < THREADS; t++) {
            int first = t * EACH;
            Thread thread = new Thread(() -> {
                for (int i = first; i < first + EACH; i++) {
                    writer.record(Events.numbered(i));
                }
            });
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(writer.flush(Duration.ofMinutes(5))).isTrue();
        writer.close();

        assertThat(writer.stats().dropped()).isZero();
        assertThat(writer.stats().written()).isEqualTo((long) THREADS * EACH);
        assertThat(store.seen.cardinality()).isEqualTo(THREADS * EACH);
        assertThat(store.head.sequence()).isEqualTo((long) THREADS * EACH);
        assertThat(store.fault).isEmpty();
    }

    /** Follows the chain, recomputes the hash of some rows of each batch, and keeps nothing but which items came. */
    private static final class CheckingStore implements EventStore {
        private static final int EVERY = 64;

        private final BitSet seen = new BitSet();
        private ChainHead head = ChainHead.ofEvents("w", "me", 1);
        private String fault = "";

        @Override
        public synchronized void append(String workspace, List<EventRow> batch) {
            for (EventRow row : batch) {
                int number = Integer.parseInt(row.event().requestId());
                boolean intact = row.sequence() % EVERY != 0 || row.isIntact();
                if (!row.follows(head) || !intact || seen.get(number)) {
                    fault = "row " + row.sequence();
                }
                seen.set(number);
                head = row.head();
            }
        }

        @Override
        public List<EventRow> page(String workspace, EventQuery query) {
            return List.of();
        }

        @Override
        public List<WriterHead> heads(String workspace) {
            return List.of();
        }

        @Override
        public List<EventRow> chain(String workspace, String writer, long epoch, long afterSequence, int limit) {
            return List.of();
        }
    }
}
