/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.crypto.AssociatedData;
import ai.orcarouter.core.crypto.InsecureSecretAccess;
import ai.orcarouter.core.crypto.KeyPurpose;
import ai.orcarouter.core.crypto.KeyedHash;
import ai.orcarouter.core.crypto.Keyset;
import ai.orcarouter.core.crypto.Sealer;
import ai.orcarouter.core.crypto.Secret;
import ai.orcarouter.core.crypto.Signer;
import ai.orcarouter.core.crypto.Verifier;
import ai.orcarouter.core.spi.KeysetSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every {@link KeysetSource} with a key for each purpose does: a sentence of its Javadoc each. */
public interface KeysetSourceContract {
    /** The source under test; two calls within one test stand for two processes of one host. */
    KeysetSource source();

    /** The keyset has the purpose it was asked for. */
    @ParameterizedTest
    @EnumSource(KeyPurpose.class)
    default void keyset_everyPurpose_isForThatPurpose(KeyPurpose purpose) {
        assertThat(source().keyset(purpose)).map(Keyset::purpose).contains(purpose);
    }

    /** Every call gives the same keys: what one sealed the other opens. */
    @Test
    default void keyset_askedTwice_opensWhatWasSealed() {
        AssociatedData place = AssociatedData.of("contract", "one");
        byte[] sealed = Sealer.of(get(KeyPurpose.CREDENTIALS)).seal(Secret.ofText("value"), place);
        Optional<Secret> opened = Sealer.of(get(KeyPurpose.CREDENTIALS)).open(sealed, place);
        assertThat(opened)
                .map(secret -> secret.text(InsecureSecretAccess.token()))
                .contains("value");
    }

    /** Every call gives the same keys: hashes stay the same. */
    @Test
    default void keyset_askedTwice_hashesAlike() {
        String before = KeyedHash.of(get(KeyPurpose.KEYED_HASH)).hex("contract", "value");
        assertThat(KeyedHash.of(get(KeyPurpose.KEYED_HASH)).matches(before, "contract", "value"))
                .isTrue();
    }

    /** Every call gives the same keys: signatures still verify. */
    @ParameterizedTest
    @EnumSource(
            value = KeyPurpose.class,
            names = {"REPORT_SIGNING", "CHECKPOINT_SIGNING"})
    default void keyset_askedTwice_verifiesWhatWasSigned(KeyPurpose purpose) {
        Signer signer = Signer.of(get(purpose));
        byte[] message = {1, 2, 3};
        byte[] signature = signer.sign(message);
        assertThat(Verifier.trusting(Signer.of(get(purpose)).publicKeys()).verify(signer.keyId(), message, signature))
                .isEqualTo(Verifier.Outcome.VALID);
    }

    /** Keysets of different purposes share no key. */
    @Test
    default void keyset_reportsAndCheckpoints_shareNoKey() {
        Signer reports = Signer.of(get(KeyPurpose.REPORT_SIGNING));
        Signer checkpoints = Signer.of(get(KeyPurpose.CHECKPOINT_SIGNING));
        assertThat(reports.publicKeys()).doesNotContainAnyElementsOf(checkpoints.publicKeys());
    }

    /** It is thread-safe. */
    @Test
    default void keyset_manyThreads_giveOneKey() {
        KeysetSource source = source();
        Set<String> hashes = ConcurrentHashMap.newKeySet();
        IntStream.range(0, 64).parallel().forEach(i -> {
            Keyset keyset = source.keyset(KeyPurpose.KEYED_HASH).orElseThrow();
            hashes.add(KeyedHash.of(keyset).hex("contract", "value"));
        });
        assertThat(List.copyOf(hashes)).hasSize(1);
    }

    private Keyset get(KeyPurpose purpose) {
        return source().keyset(purpose).orElseThrow();
    }
}
