/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.event;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.spi.ChainHead;
import ai.orcarouter.core.spi.Event;
import ai.orcarouter.core.spi.EventChain;
import ai.orcarouter.core.spi.EventRow;
import ai.orcarouter.firewall.internal.event.BatchWriter.Step;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchWriterTest {
    private static final WriterPlace PLACE = new WriterPlace("w", "me", 5);

    private final EventRing ring = new EventRing(64);
    private final FlakyStore store = new FlakyStore();
    private BatchWriter writer = writer(3);

    private BatchWriter writer(int most) {
        return new BatchWriter(ring, Events.factory(), store, PLACE, new ManualClock(), most);
    }

    private void offer(int from, int until) {
        for (int i = from; i < until; i++) {
            ring.offer(Events.numbered(i));
        }
    }

    private List<EventRow> stored(long epoch) {
        return store.chain("w", "me", epoch, 0, 1_000);
    }

    private static List<String> numbers(List<EventRow> rows) {
        List<String> out = new ArrayList<>();
        for (EventRow row : rows) {
            out.add(row.event().requestId());
        }
        return out;
    }

    @Test
    void step_overSeveralBatches_writesOneIntactChain() {
        offer(0, 7);

        assertThat(List.of(writer.step(0), writer.takeWritten())).isEqualTo(List.of(Step.WROTE, 3));
        assertThat(List.of(writer.step(0), writer.takeWritten())).isEqualTo(List.of(Step.WROTE, 3));
        assertThat(List.of(writer.step(0), writer.takeWritten())).isEqualTo(List.of(Step.WROTE, 1));
        assertThat(writer.step(0)).isEqualTo(Step.IDLE);

        List<EventRow> rows = stored(5);
        assertThat(numbers(rows)).containsExactly("0", "1", "2", "3", "4", "5", "6");
        assertThat(EventChain.fault(
                        ChainHead.ofEvents("w", "me", 5), rows, rows.get(6).head()))
                .isEmpty();
    }

    @Test
    void step_afterDrops_reportsThemOnceEvenIfTheStoreFailsMeanwhile() {
        store.plan.add(FlakyStore.Failure.BEFORE);
        offer(0, 1);

        assertThat(writer.step(4)).isEqualTo(Step.FAILED);
        assertThat(writer.failures()).isEqualTo(1);
        assertThat(writer.error()).contains("no answer");
        assertThat(writer.step(6)).isEqualTo(Step.WROTE);
        assertThat(writer.takeWritten()).isEqualTo(1);
        assertThat(writer.step(6)).isEqualTo(Step.WROTE);
        assertThat(writer.takeWritten()).isZero();
        assertThat(writer.step(6)).isEqualTo(Step.IDLE);

        List<String> details = stored(5).stream()
                .map(EventRow::event)
                .filter(event -> event.reasonCode().equals("events_dropped"))
                .map(Event::details)
                .toList();
        assertThat(details)
                .containsExactly("{\"dropped\":4,\"dropped_total\":4}", "{\"dropped\":2,\"dropped_total\":6}");
    }

    @Test
    void step_whereTheChainExists_beginsTheNextEpoch() {
        offer(0, 1);
        writer.step(0);
        writer = writer(3);
        offer(1, 2);

        assertThat(writer.step(0)).isEqualTo(Step.WROTE);

        assertThat(numbers(stored(5))).containsExactly("0");
        assertThat(numbers(stored(6))).containsExactly("1");
    }
}
