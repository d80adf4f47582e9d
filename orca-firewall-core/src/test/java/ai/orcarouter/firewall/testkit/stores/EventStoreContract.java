/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.testkit.stores;

import static ai.orcarouter.firewall.testkit.stores.StoreData.NOW;
import static ai.orcarouter.firewall.testkit.stores.StoreData.workspace;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.orcarouter.core.spi.ChainHead;
import ai.orcarouter.core.spi.Event;
import ai.orcarouter.core.spi.EventChain;
import ai.orcarouter.core.spi.EventKind;
import ai.orcarouter.core.spi.EventQuery;
import ai.orcarouter.core.spi.EventRow;
import ai.orcarouter.core.spi.EventStore;
import ai.orcarouter.core.spi.EventStore.WriterHead;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/**
 * Every sentence of {@link EventStore}. The events are of March 2026 and later; a store under test keeps them, however
 * old they are by its clock.
 */
public abstract class EventStoreContract {
    private static final EventQuery ALL =
            EventQuery.builder().limit(EventQuery.MAX_LIMIT).build();

    /** For subclasses. */
    protected EventStoreContract() {}

    /** The store under test; it may be the same for all tests. */
    protected abstract EventStore store();

    /** How often a store is raced; a subclass may lower it for a slow store. */
    protected int rounds() {
        return 100;
    }

    private static Event event(long second) {
        return Event.builder(EventKind.EVALUATION, NOW.plusSeconds(second)).build();
    }

    /** The first rows of a chain in {@code workspace}, one event a second from {@code second} on. */
    private static List<EventRow> chain(String workspace, String writer, long epoch, int size, long second) {
        List<Event> events =
                IntStream.range(0, size).mapToObj(i -> event(second + i)).toList();
        return EventChain.append(ChainHead.ofEvents(workspace, writer, epoch), writer, epoch, events);
    }

    private static List<EventRow> newestFirst(Stream<EventRow> rows) {
        return rows.sorted(Comparator.comparing(EventRow::cursor).reversed()).toList();
    }

    private static List<EventRow> readAll(EventStore store, String workspace, EventQuery query) {
        List<EventRow> rows = new ArrayList<>();
        EventQuery next = query;
        List<EventRow> page = store.page(workspace, next);
        while (!page.isEmpty()) {
            assertThat(page).hasSizeLessThanOrEqualTo(query.limit());
            rows.addAll(page);
            if (page.size() < query.limit()) {
                break;
            }
            next = next.after(page.get(page.size() - 1));
            page = store.page(workspace, next);
        }
        return rows;
    }

    @Test
    void newWorkspace_hasNoEvents() {
        String workspace = workspace();
        assertThat(store().page(workspace, ALL)).isEmpty();
        assertThat(store().heads(workspace)).isEmpty();
        assertThat(store().chain(workspace, "w", 0, 0, 10)).isEmpty();
        store().append(workspace, List.of());
        assertThat(store().page(workspace, ALL)).isEmpty();
        assertThat(store().heads(workspace)).isEmpty();
    }

    @Test
    void workspaces_doNotSeeEachOther() {
        String one = workspace();
        String two = workspace();
        List<EventRow> rows = chain(one, "w", 0, 2, 0);
        store().append(one, rows);
        assertThat(store().page(two, ALL)).isEmpty();
        assertThat(store().heads(two)).isEmpty();
        assertThat(store().chain(two, "w", 0, 0, 10)).isEmpty();
        store().append(two, rows);
        assertThat(store().page(two, ALL)).hasSize(2);
        assertThat(store().page(one, ALL)).hasSize(2);
    }

    @Test
    void page_isNewestFirstByTimeWhateverTheOrderOfAppending() {
        String workspace = workspace();
        List<EventRow> late = chain(workspace, "a", 0, 3, 10);
        List<EventRow> early = chain(workspace, "b", 0, 3, 0);
        List<EventRow> same = chain(workspace, "b", 1, 3, 10);
        store().append(workspace, late);
        store().append(workspace, early);
        store().append(workspace, same);
        List<EventRow> expected = newestFirst(Stream.of(late, early, same).flatMap(List::stream));
        assertThat(store().page(workspace, ALL)).isEqualTo(expected);
        assertThat(readAll(store(), workspace, ALL.toBuilder().limit(1).build()))
                .isEqualTo(expected);
        assertThat(readAll(store(), workspace, ALL.toBuilder().limit(3).build()))
                .isEqualTo(expected);
    }

    @Test
    void append_twice_isAppendingOnce() {
        String workspace = workspace();
        List<EventRow> rows = chain(workspace, "w", 0, 5, 0);
        store().append(workspace, rows.subList(0, 3));
        store().append(workspace, rows.subList(0, 3));
        store().append(workspace, rows);
        store().append(workspace, rows.subList(4, 5));
        assertThat(store().page(workspace, ALL)).isEqualTo(newestFirst(rows.stream()));
        assertThat(store().chain(workspace, "w", 0, 0, 10)).isEqualTo(rows);
    }

    @Test
    void append_overAStoredIdentity_leavesTheStoredRow() {
        String workspace = workspace();
        List<EventRow> rows = chain(workspace, "w", 0, 2, 0);
        List<EventRow> others = chain(workspace, "w", 0, 3, 100);
        store().append(workspace, rows);
        store().append(workspace, others);
        assertThat(store().chain(workspace, "w", 0, 0, 10)).containsExactly(rows.get(0), rows.get(1), others.get(2));
        assertThat(store().page(workspace, ALL)).containsExactly(others.get(2), rows.get(1), rows.get(0));
    }

    @Test
    void append_sameRowTwiceInABatch_storesItOnce() {
        String workspace = workspace();
        List<EventRow> rows = chain(workspace, "w", 0, 2, 0);
        store().append(workspace, List.of(rows.get(0), rows.get(1), rows.get(0)));
        assertThat(store().chain(workspace, "w", 0, 0, 10)).isEqualTo(rows);
    }

    @Test
    void page_continued_missesAndRepeatsNothingWhileRowsAreAdded() {
        String workspace = workspace();
        List<EventRow> rows = chain(workspace, "w", 0, 20, 100);
        List<EventRow> more = chain(workspace, "x", 0, 40, 90);
        store().append(workspace, rows);
        List<EventRow> seen = new ArrayList<>();
        EventQuery next = ALL.toBuilder().limit(3).build();
        List<EventRow> page = store().page(workspace, next);
        int added = 0;
        while (!page.isEmpty()) {
            seen.addAll(page);
            store().append(workspace, more.subList(added, Math.min(40, added + 5)));
            added = Math.min(40, added + 5);
            next = next.after(page.get(page.size() - 1));
            page = store().page(workspace, next);
        }
        assertThat(seen).doesNotHaveDuplicates().containsAll(rows);
        assertThat(seen).isEqualTo(newestFirst(seen.stream()));
    }

    @Test
    void heads_areTheNewestRowOfEachChain() {
        String workspace = workspace();
        List<EventRow> one = chain(workspace, "a", 0, 3, 0);
        List<EventRow> two = chain(workspace, "a", 1, 2, 0);
        List<EventRow> three = chain(workspace, "b", 0, 1, 0);
        for (List<EventRow> rows : List.of(one, two, three)) {
            store().append(workspace, rows);
        }
        assertThat(store().heads(workspace))
                .containsExactlyInAnyOrder(
                        new WriterHead("a", 0, one.get(2).head()),
                        new WriterHead("a", 1, two.get(1).head()),
                        new WriterHead("b", 0, three.get(0).head()));
    }

    @Test
    void chain_pagesByAscendingSequenceAndVerifies() {
        String workspace = workspace();
        List<EventRow> rows = chain(workspace, "a", 7, 10, 0);
        List<EventRow> shuffled = new ArrayList<>(rows);
        Collections.rotate(shuffled, 4);
        store().append(workspace, shuffled);
        store().append(workspace, chain(workspace, "a", 8, 3, 0));
        assertThat(store().chain(workspace, "a", 7, 0, 4)).isEqualTo(rows.subList(0, 4));
        assertThat(store().chain(workspace, "a", 7, 4, 4)).isEqualTo(rows.subList(4, 8));
        assertThat(store().chain(workspace, "a", 7, 8, 4)).isEqualTo(rows.subList(8, 10));
        assertThat(store().chain(workspace, "a", 7, 10, 4)).isEmpty();
        assertThat(EventChain.fault(
                        ChainHead.ofEvents(workspace, "a", 7),
                        store().chain(workspace, "a", 7, 0, 100),
                        rows.get(9).head()))
                .isEmpty();
    }

    @Test
    void chain_limitOutOfRange_isRefused() {
        for (int limit : new int[] {-1, 0, EventStore.MAX_CHAIN + 1}) {
            assertThatIllegalArgumentException().isThrownBy(() -> store().chain(workspace(), "w", 0, 0, limit));
        }
    }

    @Property(tries = 200)
    void rows_areReturnedEqualToThoseAppended(@ForAll("wildEvents") List<Event> events) {
        String workspace = workspace();
        List<EventRow> rows = EventChain.append(ChainHead.ofEvents(workspace, "w", 1), "w", 1, events);
        store().append(workspace, rows);
        assertThat(store().chain(workspace, "w", 1, 0, 100)).isEqualTo(rows);
        assertThat(store().page(workspace, ALL)).isEqualTo(newestFirst(rows.stream()));
    }

    @Property(tries = 200)
    void anyBatches_areFoundAsTheModelSaysThem(
            @ForAll("batches") List<EventData.Batch> batches, @ForAll("queries") EventQuery query) {
        String workspace = workspace();
        Map<List<Object>, EventRow> model = new LinkedHashMap<>();
        for (EventData.Batch batch : batches) {
            List<EventRow> rows = EventChain.append(
                    ChainHead.ofEvents(workspace, batch.writer(), 0), batch.writer(), 0, batch.events());
            store().append(workspace, rows);
            rows.forEach(row -> model.putIfAbsent(List.of(row.writer(), row.epoch(), row.sequence()), row));
        }
        List<EventRow> expected = newestFirst(model.values().stream().filter(query::matches));
        assertThat(readAll(store(), workspace, query)).isEqualTo(expected);
        assertThat(readAll(store(), workspace, ALL.toBuilder().limit(7).build()))
                .isEqualTo(newestFirst(model.values().stream()));
    }

    @Test
    void appenders_loseAndDoubleNothingAndReadersSeeWholeBatches() {
        EventStore store = store();
        String workspace = workspace();
        try (Race race = new Race(8)) {
            race.run(number -> number < 6 ? append(store, workspace, "w" + number / 2) : watch(store, workspace));
        }
        List<EventRow> rows = readAll(store, workspace, ALL);
        assertThat(rows).hasSize(30 * rounds()).doesNotHaveDuplicates();
        assertThat(store.heads(workspace))
                .extracting(each -> each.head().sequence())
                .containsExactly(10L * rounds(), 10L * rounds(), 10L * rounds());
    }

    /** Appends batches of ten; two threads append the same ones, as a retry does. */
    private int append(EventStore store, String workspace, String writer) {
        ChainHead head = ChainHead.ofEvents(workspace, writer, 0);
        for (int i = 0; i < rounds(); i++) {
            Event event = Event.builder(EventKind.MCP, NOW.plusSeconds(i))
                    .runId(writer + "-" + i)
                    .build();
            List<EventRow> batch = EventChain.append(head, writer, 0, Collections.nCopies(10, event));
            head = batch.get(9).head();
            store.append(workspace, batch);
            assertThat(store.page(
                            workspace, ALL.toBuilder().runId(event.runId()).build()))
                    .hasSize(10);
        }
        return rounds();
    }

    private int watch(EventStore store, String workspace) {
        for (int i = 0; i < rounds(); i++) {
            for (int writer = 0; writer < 3; writer++) {
                String run = "w" + writer + "-" + i;
                assertThat(store.page(workspace, ALL.toBuilder().runId(run).build())
                                .size())
                        .isIn(0, 10);
            }
        }
        return rounds();
    }

    @Provide
    Arbitrary<List<Event>> wildEvents() {
        return EventData.wildEvents().list().ofMaxSize(3);
    }

    @Provide
    Arbitrary<List<EventData.Batch>> batches() {
        return EventData.batches();
    }

    @Provide
    Arbitrary<EventQuery> queries() {
        return EventData.queries();
    }
}
