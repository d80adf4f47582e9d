/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmbeddedAddressesTest {
    /** The rows of 64:ff9b:1::/48 list the readings for prefixes of 96, 48, 56 and 64 bits. */
    @ParameterizedTest
    @CsvSource({
        "10.0.0.1, ''",
        "::ffff:10.0.0.1, ''",
        "2001:db8::a00:1, ''",
        "fe80::a9fe:a9fe, ''",
        "::, ''",
        "::1, ''",
        "::2, 0.0.0.2",
        "::a00:1, 10.0.0.1",
        "::ffff:0:a00:1, 10.0.0.1",
        "::fffe:0:a00:1, ''",
        "64:ff9b::a00:1, 10.0.0.1",
        "64:ff9b::1:a00:1, ''",
        "64:ff9b:0:1::a00:1, ''",
        "2002:a00:1::8.8.8.8, 10.0.0.1",
        "2001:0:a00:1:8000:1:f5ff:fffe, 10.0.0.1 10.0.0.1",
        "2001:0:808:808::, 8.8.8.8 255.255.255.255",
        "2001:1::a00:1, ''",
        "64:ff9b:1:102:3:400::, 0.0.0.0 1.2.3.4 2.3.4.0 3.4.0.0",
        "64:ff9b:1::c000:221, 192.0.2.33 0.0.0.0 0.0.0.0 0.0.0.192",
        "64:ff9b:2::a00:1, ''"
    })
    void embedded_address_isReadFromItsPlace(String address, String inner) {
        String found = IpAddress.parse(address).orElseThrow().embedded().stream()
                .map(IpAddress::toString)
                .collect(Collectors.joining(" "));

        assertThat(found).isEqualTo(inner);
    }
}
