/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrBlockTest {
    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.0.0.0/8, false",
        "10.1.2.3/8, 10.0.0.0/8, true",
        "0.0.0.0/0, 0.0.0.0/0, false",
        "169.254.169.254/32, 169.254.169.254/32, false",
        "255.255.255.255/1, 128.0.0.0/1, true",
        "203.0.113.7/31, 203.0.113.6/31, true",
        "::/0, ::/0, false",
        "2001:DB8:0:0::/32, 2001:db8::/32, false",
        "2001:db8::1/32, 2001:db8::/32, true",
        "2001:db8::1/128, 2001:db8::1/128, false",
        "::1.2.3.4/128, ::102:304/128, false",
        "::ffff:10.0.0.0/104, 10.0.0.0/8, false",
        "::ffff:0a00:1/104, 10.0.0.0/8, true",
        "::ffff:0:0/96, 0.0.0.0/0, false",
        "::ffff:0:0/95, ::fffe:0:0/95, true",
        "::/80, ::/80, false",
        "64:ff9b::/96, 64:ff9b::/96, false",
    })
    void parse_block_isMaskedAndCanonical(String text, String canonical, boolean hostBits) {
        CidrBlock block = CidrBlock.parse(text).orElseThrow();

        assertThat(block).hasToString(canonical);
        assertThat(block.hadHostBits()).isEqualTo(hostBits);
        assertThat(CidrBlock.parse(canonical)).contains(block);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/8",
                "10.0.0.0",
                "10.0.0.0/",
                "10/8",
                "10.0.0/8",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/+8",
                "10.0.0.0/08",
                "10.0.0.0/008",
                "10.0.0.0/0x8",
                "10.0.0.0/8 ",
                " 10.0.0.0/8",
                "10.0.0.0 /8",
                "10.0.0.0/ 8",
                "10.0.0.0/8/8",
                "10.0.0.0/\uff18",
                "10.0.0.0/255.0.0.0",
                "10.0.0.0/0.255.255.255",
                "10.0.0.0-10.0.0.9",
                "10.0.0.*",
                "10.*/8",
                "010.0.0.0/8",
                "0x0a.0.0.0/8",
                "167772160/8",
                "\uff11\uff10.0.0.0/8",
                "localhost/8",
                "example.org/24",
                "2001:db8::/129",
                "2001:db8::/1000",
                "2001:db8:/32",
                "2001:db8/32",
                "[2001:db8::]/32",
                "fe80::%eth0/10",
                "fe80::/10%eth0",
                "::/ffff::",
            })
    void parse_anythingElse_isEmpty(String text) {
        assertThat(CidrBlock.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.0.0.0, true",
        "10.0.0.0/8, 10.255.255.255, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "10.0.0.0/8, ::ffff:10.1.1.1, true",
        "10.0.0.0/8, ::10.1.1.1, false",
        "0.0.0.0/0, 0.0.0.0, true",
        "0.0.0.0/0, ::, false",
        "::/0, 10.0.0.1, false",
        "::/0, ::ffff:10.0.0.1, false",
        "203.0.113.6/31, 203.0.113.7, true",
        "203.0.113.6/31, 203.0.113.8, false",
        "2001:db8::/33, 2001:db8:7fff::1, true",
        "2001:db8::/33, 2001:db8:8000::1, false",
    })
    void contains_address_comparesLeadingBitsWithinTheFamily(String block, String address, boolean expected) {
        assertThat(CidrBlock.parse(block).orElseThrow().contains(ip(address))).isEqualTo(expected);
    }

    @Test
    void contains_block_meansEveryAddress() {
        CidrBlock ten = CidrBlock.parse("10.0.0.0/8").orElseThrow();
        CidrBlock inner = CidrBlock.parse("10.9.0.0/16").orElseThrow();
        CidrBlock other = CidrBlock.parse("11.0.0.0/8").orElseThrow();

        assertThat(ten.contains(inner)).isTrue();
        assertThat(inner.contains(ten)).isFalse();
        assertThat(inner.overlaps(ten)).isTrue();
        assertThat(ten.overlaps(other)).isFalse();
        assertThat(CidrBlock.of(ip("10.9.0.1"))).hasToString("10.9.0.1/32");
        assertThat(CidrBlock.of(ip("::1"))).hasToString("::1/128");
    }

    @Test
    void corpus_everyRow_isAnsweredAsLabelled() {
        List<String> wrong = new ArrayList<>();
        for (Map<String, Object> row : SharedCorpus.rows("egress/cidr.jsonl")) {
            Optional<CidrBlock> block = CidrBlock.parse(SharedCorpus.text(row, "cidr"));
            Optional<IpAddress> address = IpAddress.parse(SharedCorpus.text(row, "ip"));
            String match = "invalid";
            if (block.isPresent() && address.isPresent()) {
                boolean inside = block.get().contains(address.get());
                assertThat(CidrSet.of(List.of(block.get())).contains(address.get()))
                        .isEqualTo(inside);
                match = String.valueOf(inside);
            }
            if (!match.equals(SharedCorpus.text(row, "expected"))) {
                wrong.add(row + " -> " + match);
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static IpAddress ip(String text) {
        return IpAddress.parse(text).orElseThrow();
    }
}
