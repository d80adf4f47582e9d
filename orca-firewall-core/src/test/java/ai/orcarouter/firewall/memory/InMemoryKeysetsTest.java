/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.memory;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.crypto.KeyPurpose;
import ai.orcarouter.core.crypto.Signer;
import ai.orcarouter.core.spi.KeysetSource;
import ai.orcarouter.firewall.testkit.KeysetSourceContract;
import org.junit.jupiter.api.Test;

class InMemoryKeysetsTest implements KeysetSourceContract {
    private final InMemoryKeysets keysets = new InMemoryKeysets();

    @Override
    public KeysetSource source() {
        return keysets;
    }

    @Test
    void rotate_signingKey_keepsTheOldOneForVerifying() {
        Signer before = Signer.of(keysets.keyset(KeyPurpose.REPORT_SIGNING).orElseThrow());
        keysets.rotate(KeyPurpose.REPORT_SIGNING);
        Signer after = Signer.of(keysets.keyset(KeyPurpose.REPORT_SIGNING).orElseThrow());
        assertThat(after.keyId()).isNotEqualTo(before.keyId());
        assertThat(after.publicKeys()).contains(before.publicKey(), after.publicKey());
    }
}
