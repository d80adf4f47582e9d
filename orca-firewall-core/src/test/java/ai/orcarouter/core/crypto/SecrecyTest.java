/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import java.io.PrintWriter;
import java.io.Serializable;
import java.io.StringWriter;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SecrecyTest {
    private static final InsecureSecretAccess ACCESS = InsecureSecretAccess.token();
    private static final String MARK = "xyzzy-plugh";

    @Test
    void toString_ofSecretAndKeyset_saysNothing() {
        assertThat(Secret.ofText(MARK)).hasToString("Secret[redacted]");
        assertThat(Keysets.generate(KeyPurpose.CREDENTIALS)).hasToString("Keyset[CREDENTIALS, 1 key]");
        assertThat(AssociatedData.of("d", MARK).toString()).doesNotContain(MARK);
    }

    @Test
    void secret_isComparedOnlyThroughSameAs() {
        Secret one = Secret.ofText(MARK);
        assertThat(one.sameAs(Secret.ofText(MARK))).isTrue();
        assertThat(one.sameAs(Secret.ofText(MARK + "!"))).isFalse();
        assertThat(one.sameAs(one)).isTrue();
        assertThat(one).isNotEqualTo(Secret.ofText(MARK));
        assertThat(one).isNotInstanceOf(Serializable.class);
        assertThat(Keysets.generate(KeyPurpose.KEYED_HASH)).isNotInstanceOf(Serializable.class);
    }

    @Test
    void close_wipesAndRefusesFurtherUse() {
        Secret secret = Secret.ofText(MARK);
        secret.close();
        secret.close();
        assertThatThrownBy(() -> secret.text(ACCESS))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining(MARK);
        assertThat(secret).hasToString("Secret[redacted]");
    }

    @Test
    void bytes_givesACopy() {
        Secret secret = Secret.ofText(MARK);
        Arrays.fill(secret.bytes(ACCESS), (byte) 0);
        assertThat(secret.text(ACCESS)).isEqualTo(MARK);
        byte[] given = {1, 2};
        Secret copied = Secret.copyOf(given);
        given[0] = 9;
        assertThat(copied.bytes(ACCESS)).containsExactly(1, 2);
        assertThat(Secret.random(32).sameAs(Secret.random(32))).isFalse();
    }

    @ParameterizedTest
    @EnumSource(KeyPurpose.class)
    void parse_serialized_keepsTheKeys(KeyPurpose purpose) {
        Keyset keyset = Keysets.rotate(Keysets.generate(purpose));
        Secret serialized = keyset.serialized(ACCESS);
        Keyset read = Keyset.parse(purpose, serialized, ACCESS);
        assertThat(read.size()).isEqualTo(2);
        assertThat(read.serialized(ACCESS).sameAs(serialized)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(KeyPurpose.class)
    void parse_otherKindOrGarbage_isRefusedWithoutSayingWhatItHeld(KeyPurpose purpose) {
        for (KeyPurpose other : KeyPurpose.values()) {
            if (other.kind() != purpose.kind()) {
                assertRefused(purpose, Keysets.generate(other).serialized(ACCESS));
            }
        }
        assertRefused(purpose, Secret.ofText(MARK));
        assertRefused(purpose, Secret.ofText(""));
        byte[] whole = Keysets.generate(purpose).serialized(ACCESS).bytes(ACCESS);
        assertRefused(purpose, Secret.copyOf(Arrays.copyOf(whole, whole.length / 2)));
    }

    private static void assertRefused(KeyPurpose purpose, Secret serialized) {
        assertThatThrownBy(() -> Keyset.parse(purpose, serialized, ACCESS))
                .isInstanceOfSatisfying(OrcaException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.INVALID_CONFIGURATION);
                    StringWriter trace = new StringWriter();
                    e.printStackTrace(new PrintWriter(trace));
                    assertThat(trace.toString()).doesNotContain(MARK).doesNotContain("Caused by");
                });
    }
}
