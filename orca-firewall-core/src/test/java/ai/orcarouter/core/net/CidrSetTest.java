/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CidrSetTest {
    @Test
    void contains_emptySet_isFalse() {
        assertThat(CidrSet.empty().contains(ip("0.0.0.0"))).isFalse();
        assertThat(CidrSet.empty().contains(ip("::"))).isFalse();
        assertThat(CidrSet.empty().isEmpty()).isTrue();
    }

    @Test
    void contains_wholeSpaces_holdBothEnds() {
        CidrSet all = CidrSet.of(List.of(block("0.0.0.0/0"), block("::/0")));

        for (String text : List.of("0.0.0.0", "127.255.255.255", "128.0.0.0", "255.255.255.255", "::", "8000::")) {
            assertThat(all.contains(ip(text))).isTrue();
        }
        assertThat(all.contains(ip("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"))).isTrue();
    }

    @Test
    void contains_wrongLength_isRefused() {
        assertThatThrownBy(() -> CidrSet.empty().contains(new byte[5])).isInstanceOf(IllegalArgumentException.class);
    }

    /** Enough blocks for the full first level, against a sorted map of unbounded numbers. */
    @Test
    void contains_manyBlocks_agreesWithSortedMap() {
        Random random = new Random(7);
        List<CidrBlock> blocks = new ArrayList<>();
        TreeMap<BigInteger, BigInteger> four = new TreeMap<>();
        TreeMap<BigInteger, BigInteger> six = new TreeMap<>();
        for (int i = 0; i < 12_000; i++) {
            boolean v4 = random.nextInt(10) < 7;
            byte[] raw = new byte[v4 ? 4 : 16];
            random.nextBytes(raw);
            if (!v4) {
                raw[0] = 0x20;
                raw[1] = 1;
            }
            CidrBlock block =
                    block(IpAddress.ofBytes(raw) + "/" + (v4 ? 20 + random.nextInt(13) : 40 + random.nextInt(89)));
            blocks.add(block);
            (v4 ? four : six).merge(new BigInteger(1, block.first()), new BigInteger(1, block.last()), BigInteger::max);
        }
        CidrSet set = CidrSet.of(blocks);
        int inside = 0;
        for (int i = 0; i < 2_000; i++) {
            byte[] raw = blocks.get(random.nextInt(blocks.size())).last();
            raw[raw.length - 1 - random.nextInt(3)] += (byte) (random.nextInt(5) - 2);
            BigInteger value = new BigInteger(1, raw);
            boolean expected = (raw.length == 4 ? four : six)
                    .headMap(value, true).values().stream().anyMatch(end -> end.compareTo(value) >= 0);
            assertThat(set.contains(raw)).as(IpAddress.ofBytes(raw).toString()).isEqualTo(expected);
            inside += expected ? 1 : 0;
        }
        assertThat(inside).isBetween(200, 1_999);
    }

    private static CidrBlock block(String text) {
        return CidrBlock.parse(text).orElseThrow();
    }

    private static IpAddress ip(String text) {
        return IpAddress.parse(text).orElseThrow();
    }
}
