/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.testkit.stores;

import static ai.orcarouter.firewall.testkit.stores.StoreData.NOW;
import static ai.orcarouter.firewall.testkit.stores.StoreData.workspace;
import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.spi.ChainHead;
import ai.orcarouter.core.spi.Event;
import ai.orcarouter.core.spi.EventChain;
import ai.orcarouter.core.spi.EventKind;
import ai.orcarouter.core.spi.EventQuery;
import ai.orcarouter.core.spi.EventRow;
import ai.orcarouter.core.spi.EventStore.WriterHead;
import ai.orcarouter.core.spi.PrunableEventStore;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Every sentence of {@link PrunableEventStore}, and those of the store that it is. */
public abstract class PrunableEventStoreContract extends EventStoreContract {
    /** For subclasses. */
    protected PrunableEventStoreContract() {}

    @Override
    protected abstract PrunableEventStore store();

    private List<EventRow> stored(String workspace, String writer, int size) {
        List<Event> events = IntStream.range(0, size)
                .mapToObj(second ->
                        Event.builder(EventKind.MCP, NOW.plusSeconds(second)).build())
                .toList();
        List<EventRow> rows = EventChain.append(ChainHead.ofEvents(workspace, writer, 7), writer, 7, events);
        store().append(workspace, rows);
        return rows;
    }

    private static WriterHead at(EventRow row) {
        return new WriterHead(row.writer(), row.epoch(), row.head());
    }

    @Test
    void prune_deletesTheBeginningOfTheNamedChains() {
        String workspace = workspace();
        List<EventRow> one = stored(workspace, "one", 5);
        List<EventRow> two = stored(workspace, "two", 3);
        String other = workspace();
        List<EventRow> theirs = stored(other, "one", 5);
        assertThat(store().prune(workspace, List.of(at(one.get(2))))).isEqualTo(3);
        assertThat(store().chain(workspace, "one", 7, 0, 10)).isEqualTo(one.subList(3, 5));
        assertThat(store().chain(workspace, "two", 7, 0, 10)).isEqualTo(two);
        assertThat(store().chain(other, "one", 7, 0, 10)).isEqualTo(theirs);
        assertThat(store().page(workspace, EventQuery.builder().build())).hasSize(5);
        assertThat(store().heads(workspace)).containsExactlyInAnyOrder(at(one.get(4)), at(two.get(2)));
        assertThat(store().prune(workspace, List.of(at(one.get(2))))).isZero();
        assertThat(store().prune(workspace, List.of())).isZero();
    }

    @Test
    void prune_ofAWholeChain_leavesItOpenForMore() {
        String workspace = workspace();
        List<EventRow> rows = stored(workspace, "one", 3);
        assertThat(store().prune(workspace, List.of(at(rows.get(2))))).isEqualTo(3);
        assertThat(store().heads(workspace)).isEmpty();
        List<EventRow> more = EventChain.append(
                rows.get(2).head(),
                "one",
                7,
                List.of(Event.builder(EventKind.MCP, NOW).build()));
        store().append(workspace, more);
        assertThat(store().heads(workspace)).containsExactly(at(more.get(0)));
        assertThat(store().chain(workspace, "one", 7, 0, 10)).isEqualTo(more);
    }

    @Test
    void prune_whereNothingIs_changesNothing() {
        WriterHead head = new WriterHead("none", 1, new ChainHead(5, "0".repeat(ChainHead.HASH_CHARS)));
        assertThat(store().prune(workspace(), List.of(head))).isZero();
    }
}
