/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.event;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.spi.ChainHead;
import ai.orcarouter.core.spi.EventChain;
import ai.orcarouter.core.spi.EventRow;
import ai.orcarouter.firewall.internal.event.BatchWriter.Step;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class BatchWriterProperties {
    private static final int ITEMS = 10;

    @Property(tries = 300)
    void step_underAnyFailures_storesEveryItemOnceInOrder(@ForAll List<FlakyStore.Failure> failures) {
        EventRing ring = new EventRing(64);
        FlakyStore store = new FlakyStore();
        store.plan.addAll(failures);
        WriterPlace place = new WriterPlace("w", "me", 5);
        BatchWriter writer = new BatchWriter(ring, Events.factory(), store, place, new ManualClock(), 3);
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < ITEMS; i++) {
            ring.offer(Events.numbered(i));
            expected.add(Integer.toString(i));
        }
        int written = 0;
        for (int i = 0; i < failures.size() + ITEMS; i++) {
            if (writer.step(0) == Step.WROTE) {
                written += writer.takeWritten();
            }
        }

        List<EventRow> rows = store.chain("w", "me", 5, 0, 1_000);
        assertThat(written).isEqualTo(ITEMS);
        assertThat(rows).extracting(row -> row.event().requestId()).isEqualTo(expected);
        assertThat(EventChain.fault(
                        ChainHead.ofEvents("w", "me", 5),
                        rows,
                        rows.get(ITEMS - 1).head()))
                .isEmpty();
    }
}
