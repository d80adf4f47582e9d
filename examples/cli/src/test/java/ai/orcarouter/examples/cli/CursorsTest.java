/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.orcarouter.core.spi.EventCursor;
import ai.orcarouter.firewall.spi.ApprovalQuery.Place;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorsTest {
    private static final Instant TIME = Instant.parse("2026-03-04T05:06:07.000008Z");

    @Test
    void places_survive() {
        EventCursor event = new EventCursor(TIME, "w1", 3, 17);
        Place approval = new Place(TIME, "0123456789abcdef01234567");

        assertThat(Cursors.event(Cursors.text(event))).isEqualTo(event);
        assertThat(Cursors.approval(Cursors.text(approval))).isEqualTo(approval);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "////",
                "now/w/1/1",
                "2026-03-04T05:06:07Z/w/1",
                "2026-03-04T05:06:07Z/w/1/1/1",
                "2026-03-04T05:06:07Z/w/x/1",
                "2026-03-04T05:06:07Z/w/1/99999999999999999999",
                "2026-03-04T05:06:07Z/0123456789abcdef0123456",
                "today/0123456789abcdef01234567"
            })
    void otherText_isRefused(String text) {
        assertThatThrownBy(() -> Cursors.event(text)).isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> Cursors.approval(text)).isInstanceOf(UsageException.class);
    }
}
