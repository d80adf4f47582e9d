/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.orcarouter.core.net.IpAddress;
import ai.orcarouter.core.net.Resolution;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RecordedHostsTest {
    @Test
    void resolve_givesEveryAddressOfAName() {
        RecordedHosts hosts = RecordedHosts.parse("# c\n192.0.2.1 a.example b.example # d\n\n2001:db8::1\ta.example\n");

        assertThat(hosts.resolve("a.example", Duration.ofSeconds(1)).addresses())
                .extracting(IpAddress::toString)
                .containsExactly("192.0.2.1", "2001:db8::1");
        assertThat(hosts.resolve("c.example", Duration.ofSeconds(1)).outcome()).isEqualTo(Resolution.Outcome.NOT_FOUND);
    }

    @Test
    void parse_lineWithoutAnAddress_isRefused() {
        assertThatThrownBy(() -> RecordedHosts.parse("a.example 192.0.2.1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not an address: a.example");
    }
}
