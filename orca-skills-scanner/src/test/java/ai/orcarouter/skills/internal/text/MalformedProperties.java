/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class MalformedProperties {
    /** First and last bytes of the ranges that RFC 3629 parts. */
    private static final List<Integer> EDGES = List.of(
            0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE,
            0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF);

    @Provide
    Arbitrary<byte[]> bytes() {
        return Arbitraries.of(EDGES).map(Integer::byteValue).array(byte[].class).ofMaxSize(12);
    }

    @Property(tries = 20_000)
    void count_anyBytes_isWhatTheDecoderReplaces(@ForAll("bytes") byte[] bytes) {
        long replaced = new String(bytes, StandardCharsets.UTF_8)
                .chars()
                .filter(c -> c == 0xFFFD)
                .count();
        assertThat(Malformed.count(bytes, Integer.MAX_VALUE)).isEqualTo((int) replaced);
    }

    @Property
    void count_moreThanTheLimit_saysMore(@ForAll("bytes") byte[] bytes, @ForAll byte limit) {
        int most = Math.abs(limit);
        assertThat(Malformed.count(bytes, most) > most).isEqualTo(Malformed.count(bytes, Integer.MAX_VALUE) > most);
    }
}
