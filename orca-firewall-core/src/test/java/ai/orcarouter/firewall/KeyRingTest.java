/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.crypto.InsecureSecretAccess;
import ai.orcarouter.core.crypto.KeyPurpose;
import ai.orcarouter.core.crypto.KeyedHash;
import ai.orcarouter.core.crypto.Keyset;
import ai.orcarouter.core.crypto.Keysets;
import ai.orcarouter.core.crypto.Secret;
import ai.orcarouter.firewall.KeyAdmission.Admitted;
import ai.orcarouter.firewall.KeyAdmission.Refused;
import ai.orcarouter.firewall.model.AgentKey;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyRingTest {
    private static final KeyRequest REQUEST =
            KeyRequest.builder(Instant.ofEpochSecond(1_800_000_000L)).build();
    private final Keyset keyset = Keysets.generate(KeyPurpose.KEYED_HASH);
    private final KeyedHash hash = KeyedHash.of(keyset);

    private static AgentKey key(long id, KeySecrets.Issued issued) {
        return AgentKey.builder(id, "k" + id)
                .masked(issued.masked())
                .secretHash(issued.hash())
                .build();
    }

    private static String text(Secret secret) {
        return secret.text(InsecureSecretAccess.token());
    }

    @Test
    void issue_everySecret_hasTheDocumentedFormAndMask() {
        KeySecrets.Issued issued = KeySecrets.issue(hash);
        String text = text(issued.secret());
        assertThat(text).matches("sk-orca-[a-z2-7]{52}");
        assertThat(issued.masked())
                .isEqualTo("sk-orca-" + text.substring(8, 12) + "****" + text.substring(56))
                .matches("sk-orca-[a-z2-7]{4}\\*{4}[a-z2-7]{4}");
        assertThat(issued.hash()).matches("[0-9a-f]{64}").isEqualTo(KeySecrets.hash(hash, issued.secret()));
        assertThat(issued.toString()).doesNotContain(text.substring(12, 56));
        assertThat(text(KeySecrets.issue(hash).secret())).isNotEqualTo(text);
    }

    @Test
    void mask_foreignOrShortText_showsNothingOfIt() {
        assertThat(KeySecrets.mask(Secret.ofText("hunter2"))).isEqualTo("sk-orca-****");
        assertThat(KeySecrets.mask(Secret.ofText("sk-orca-abcdefgh"))).isEqualTo("sk-orca-****");
        assertThat(KeySecrets.mask(Secret.ofText(""))).isEqualTo("sk-orca-****");
    }

    @Test
    void admit_presentedSecret_findsItsKey() {
        KeySecrets.Issued one = KeySecrets.issue(hash);
        KeySecrets.Issued two = KeySecrets.issue(hash);
        KeyRing ring = KeyRing.of("w", List.of(key(1, one), key(2, two)), hash);
        assertThat(ring.admit(two.secret(), REQUEST))
                .isInstanceOfSatisfying(
                        Admitted.class,
                        admitted -> assertThat(admitted.key().id()).isEqualTo("2"));
        assertThat(ring.admit(Secret.ofText(text(one.secret()) + "a"), REQUEST)).isEqualTo(Refused.UNKNOWN_KEY);
        assertThat(ring.admit(Secret.ofText(one.hash()), REQUEST)).isEqualTo(Refused.UNKNOWN_KEY);
        assertThat(ring.admit(Secret.ofText(""), REQUEST)).isEqualTo(Refused.UNKNOWN_KEY);
    }

    @Test
    void admit_afterHashKeyRotation_oldKeysStillWork() {
        KeySecrets.Issued old = KeySecrets.issue(hash);
        KeyedHash rotated = KeyedHash.of(Keysets.rotate(keyset));
        KeySecrets.Issued fresh = KeySecrets.issue(rotated);
        KeyRing ring = KeyRing.of("w", List.of(key(1, old), key(2, fresh)), rotated);
        assertThat(ring.admit(old.secret(), REQUEST)).isInstanceOf(Admitted.class);
        assertThat(ring.admit(fresh.secret(), REQUEST)).isInstanceOf(Admitted.class);
    }

    @Test
    void of_sharedSecretOrFaultyKey_isRefused() {
        KeySecrets.Issued issued = KeySecrets.issue(hash);
        assertThatThrownBy(() -> KeyRing.of("w", List.of(key(1, issued), key(2, issued)), hash))
                .isInstanceOf(OrcaException.class)
                .hasMessageContaining("same secret");
        AgentKey faulty = key(1, issued).toBuilder().expiredTime(0).build();
        assertThatThrownBy(() -> KeyRing.of("w", List.of(faulty), hash)).isInstanceOf(OrcaException.class);
    }
}
