/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class EventRingProperties {
    @Property(tries = 300)
    void offerAndDrain_anyOrder_behaveAsABoundedQueue(
            @ForAll @IntRange(min = 1, max = 9) int capacity,
            @ForAll List<@IntRange(min = -5, max = 5) Integer> moves) {
        EventRing ring = new EventRing(capacity);
        Deque<Recordable> model = new ArrayDeque<>();
        int next = 0;
        for (int move : moves) {
            if (move >= 0) {
                for (int i = 0; i < move; i++) {
                    Observation item = Events.numbered(next++);
                    boolean room = model.size() < ring.capacity();
                    assertThat(ring.offer(item) == EventRing.Offer.TAKEN).isEqualTo(room);
                    if (room) {
                        model.add(item);
                    }
                }
            } else {
                List<Recordable> out = new ArrayList<>();
                ring.drain(out, -move);
                List<Recordable> expected = new ArrayList<>();
                while (expected.size() < -move && !model.isEmpty()) {
                    expected.add(model.remove());
                }
                assertThat(out).isEqualTo(expected);
            }
            assertThat(ring.isEmpty()).isEqualTo(model.isEmpty());
        }
    }
}
