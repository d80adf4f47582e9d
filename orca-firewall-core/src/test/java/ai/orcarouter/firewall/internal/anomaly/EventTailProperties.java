/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.spi.ChainHead;
import ai.orcarouter.core.spi.Event;
import ai.orcarouter.core.spi.EventChain;
import ai.orcarouter.core.spi.EventRow;
import ai.orcarouter.firewall.memory.MemoryEventStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class EventTailProperties {
    private static final Instant NOW = Traffic.START.plus(Duration.ofDays(1));

    /** Appends batches of several writers, whose clocks and delays differ. */
    private static final class Writers {
        private final MemoryEventStore store = new MemoryEventStore();
        private final Map<String, ChainHead> heads = new HashMap<>();
        private final Random random;
        private int next;

        Writers(long seed) {
            random = new Random(seed);
        }

        void append(int batches) {
            for (int i = 0; i < batches; i++) {
                String writer = "w" + random.nextInt(3);
                ChainHead head = heads.getOrDefault(writer, ChainHead.ofEvents("w", writer, 1));
                List<Event> events = new ArrayList<>();
                for (int n = random.nextInt(4); n >= 0; n--) {
                    Instant time = NOW.minusSeconds(random.nextInt(20 * 3_600));
                    events.add(Traffic.call("t", time)
                            .requestId(Integer.toString(next++))
                            .build());
                }
                List<EventRow> rows = EventChain.append(head, writer, 1, events);
                store.append("w", rows);
                heads.put(writer, rows.get(rows.size() - 1).head());
            }
        }
    }

    @Property(tries = 200)
    void beginAndGrow_whateverIsAppendedBetween_passOnEachEventOnce(
            @ForAll long seed, @ForAll List<@IntRange(max = 6) Integer> steps) {
        Writers writers = new Writers(seed);
        writers.append(steps.isEmpty() ? 0 : steps.get(0));
        EventTail tail = new EventTail(writers.store, "w");
        List<Event> seen = new ArrayList<>();
        tail.begin(NOW.minus(Duration.ofDays(1)), NOW, seen::add);
        assertThat(seen).isSortedAccordingTo((a, b) -> a.time().compareTo(b.time()));
        for (int batches : steps) {
            writers.append(batches);
            tail.grow(seen::add);
            assertThat(seen).hasSize(writers.next);
        }

        assertThat(seen).extracting(Event::requestId).doesNotHaveDuplicates().hasSize(writers.next);
    }
}
