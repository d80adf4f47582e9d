/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class KeyedHashTest {
    private final Keyset keyset = Keysets.generate(KeyPurpose.KEYED_HASH);
    private final KeyedHash hash = KeyedHash.of(keyset);

    @Test
    void hex_sameParts_isStable() {
        assertThat(hash.hex("a", "value")).matches("[0-9a-f]{64}").isEqualTo(hash.hex("a", "value"));
        assertThat(hash.hex("a", Secret.ofText("value"))).isEqualTo(hash.hex("a", "value"));
    }

    @Test
    void hex_otherDomainPartsOrKey_differs() {
        assertThat(hash.hex("b", "value")).isNotEqualTo(hash.hex("a", "value"));
        assertThat(hash.hex("a", "val", "ue")).isNotEqualTo(hash.hex("a", "value"));
        assertThat(hash.hex("a", "value", "")).isNotEqualTo(hash.hex("a", "value"));
        assertThat(KeyedHash.of(Keysets.generate(KeyPurpose.KEYED_HASH)).hex("a", "value"))
                .isNotEqualTo(hash.hex("a", "value"));
        assertThatThrownBy(() -> hash.hex("", "value")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void matches_afterRotation_knowsOldHashes() {
        KeyedHash rotated = KeyedHash.of(Keysets.rotate(keyset));
        String old = hash.hex("a", "value");
        assertThat(rotated.hex("a", "value")).isNotEqualTo(old);
        assertThat(rotated.matches(old, "a", "value")).isTrue();
        assertThat(rotated.matches(old, "a", "other")).isFalse();
        assertThat(rotated.matches("", "a", "value")).isFalse();
        assertThat(rotated.everyHex("a", Secret.ofText("value"))).containsExactly(rotated.hex("a", "value"), old);
    }

    @Test
    void hmac_knownVector_isThatOfTheRfc() {
        // RFC 4231, test case 1.
        byte[] key = HexFormat.of().parseHex("0b".repeat(20));
        assertThat(Digests.hmacSha256Hex(Secret.copyOf(key), "Hi There".getBytes(US_ASCII)))
                .isEqualTo("b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
        assertThatThrownBy(() -> Digests.hmacSha256Hex(Secret.ofText(""), new byte[0]))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
