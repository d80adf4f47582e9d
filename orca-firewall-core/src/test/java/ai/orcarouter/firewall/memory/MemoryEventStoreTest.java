/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.orcarouter.core.spi.ChainHead;
import ai.orcarouter.core.spi.Event;
import ai.orcarouter.core.spi.EventChain;
import ai.orcarouter.core.spi.EventKind;
import ai.orcarouter.core.spi.EventQuery;
import ai.orcarouter.core.spi.EventRow;
import ai.orcarouter.core.spi.EventStore;
import ai.orcarouter.core.spi.PrunableEventStore;
import ai.orcarouter.firewall.testkit.stores.PrunableEventStoreContract;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MemoryEventStoreTest extends PrunableEventStoreContract {
    private final PrunableEventStore store = new MemoryEventStore();

    @Override
    protected PrunableEventStore store() {
        return store;
    }

    @Test
    void append_beyondTheCapacity_losesTheOldestByTime() {
        EventStore small = new MemoryEventStore(3);
        List<Event> events = IntStream.of(5, 1, 9, 7, 3)
                .mapToObj(second -> Event.builder(EventKind.MCP, Instant.ofEpochSecond(second))
                        .build())
                .toList();
        List<EventRow> rows = EventChain.append(ChainHead.ofEvents("w", "a", 0), "a", 0, events);
        small.append("w", rows);
        small.append("w", rows);
        assertThat(small.page("w", EventQuery.builder().build()))
                .containsExactly(rows.get(2), rows.get(3), rows.get(0));
        assertThat(small.chain("w", "a", 0, 0, 10)).containsExactly(rows.get(0), rows.get(2), rows.get(3));
        assertThat(small.heads("w"))
                .extracting(each -> each.head())
                .containsExactly(rows.get(3).head());
    }

    @Test
    void capacity_belowOne_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new MemoryEventStore(0));
    }
}
