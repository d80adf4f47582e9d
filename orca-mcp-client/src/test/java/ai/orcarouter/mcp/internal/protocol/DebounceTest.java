/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.mcp.testkit.ManualHousekeeping;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DebounceTest {
    private final ManualHousekeeping time = new ManualHousekeeping();
    private final AtomicInteger passed = new AtomicInteger();
    private final Debounce debounce = new Debounce(time, Duration.ofSeconds(1), passed::incrementAndGet);

    private void storm() {
        for (int i = 0; i < 10_000; i++) {
            debounce.notice();
        }
    }

    @Test
    void firstNotice_isPassedOnAtOnce() {
        debounce.notice();
        assertThat(passed).hasValue(1);
        time.pass(Duration.ofSeconds(5));
        assertThat(passed).hasValue(1);
    }

    @Test
    void storm_isPassedOnAtItsStartAndOncePerWindow() {
        storm();
        assertThat(passed).hasValue(1);
        time.pass(Duration.ofSeconds(1));
        assertThat(passed).hasValue(2);
        storm();
        time.pass(Duration.ofSeconds(1));
        assertThat(passed).hasValue(3);
        time.pass(Duration.ofSeconds(10));
        assertThat(passed).hasValue(3);
        debounce.notice();
        assertThat(passed).hasValue(4);
    }
}
