/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EventRingTest {
    @Test
    void offer_whenFullOrClosed_saysSo() {
        EventRing ring = new EventRing(3);
        for (int i = 0; i < ring.capacity(); i++) {
            assertThat(ring.offer(Events.numbered(i))).isEqualTo(EventRing.Offer.TAKEN);
        }

        assertThat(ring.capacity()).isEqualTo(4);
        assertThat(ring.offer(Events.numbered(9))).isEqualTo(EventRing.Offer.FULL);
        ring.close();
        assertThat(ring.offer(Events.numbered(9))).isEqualTo(EventRing.Offer.CLOSED);
        assertThat(ring.claimed()).isEqualTo(4);
        assertThat(ring.isEmpty()).isFalse();
    }
}
