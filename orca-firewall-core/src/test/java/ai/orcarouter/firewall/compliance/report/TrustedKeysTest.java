/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.compliance.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.orcarouter.core.crypto.VerificationKey;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedKeysTest {
    private static final VerificationKey KEY = VerificationKey.ofRaw(new byte[VerificationKey.BYTES]);

    @Test
    void toJson_isBase64OfTheKeyWithItsId() {
        assertThat(TrustedKeys.toJson(List.of(KEY, KEY)))
                .isEqualTo("{\"keys\":[{\"key_id\":\"" + KEY.id() + "\",\"public_key\":\""
                        + Base64.getEncoder().encodeToString(KEY.raw()) + "\"}]}");
    }

    @Test
    void fromJson_keyUnderAnotherId_isRefused() {
        String forged = TrustedKeys.toJson(List.of(KEY)).replace(KEY.id(), "orca-000000000000");
        assertThatThrownBy(() -> TrustedKeys.fromJson(forged)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[]", "{}", "{\"keys\":[1]}", "{\"keys\":[{\"key_id\":\"a\",\"public_key\":\"AA==\"}]}"})
    void fromJson_otherText_isRefused(String text) {
        assertThatThrownBy(() -> TrustedKeys.fromJson(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
