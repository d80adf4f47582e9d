/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SealerTest {
    private static final InsecureSecretAccess ACCESS = InsecureSecretAccess.token();
    private static final AssociatedData PLACE = AssociatedData.of("test", "workspace", "server");
    private final Keyset keyset = Keysets.generate(KeyPurpose.CREDENTIALS);
    private final Sealer sealer = Sealer.of(keyset);

    private static String text(Sealer sealer, byte[] sealed, AssociatedData place) {
        return sealer.open(sealed, place).map(secret -> secret.text(ACCESS)).orElse("refused");
    }

    @Test
    void open_whatWasSealed_givesItBack() {
        assertThat(text(sealer, sealer.seal(Secret.ofText("p\u00e4ss"), PLACE), PLACE))
                .isEqualTo("p\u00e4ss");
        assertThat(text(sealer, sealer.seal(Secret.ofText(""), PLACE), PLACE)).isEmpty();
    }

    @Test
    void seal_twice_givesDifferentBytes() {
        Secret secret = Secret.ofText("same");
        assertThat(sealer.seal(secret, PLACE)).isNotEqualTo(sealer.seal(secret, PLACE));
    }

    @Test
    void open_anyBitFlipped_isRefused() {
        byte[] sealed = sealer.seal(Secret.ofText("value"), PLACE);
        for (int bit = 0; bit < 8 * sealed.length; bit++) {
            byte[] changed = sealed.clone();
            changed[bit / 8] ^= (byte) (1 << (bit % 8));
            assertThat(sealer.open(changed, PLACE)).as("bit %d", bit).isEmpty();
        }
    }

    @Test
    void open_cutOrExtended_isRefused() {
        byte[] sealed = sealer.seal(Secret.ofText("value"), PLACE);
        for (int length = 0; length < sealed.length; length++) {
            assertThat(sealer.open(Arrays.copyOf(sealed, length), PLACE)).isEmpty();
        }
        assertThat(sealer.open(Arrays.copyOf(sealed, sealed.length + 1), PLACE)).isEmpty();
    }

    @Test
    void open_otherAssociatedData_isRefused() {
        byte[] sealed = sealer.seal(Secret.ofText("value"), PLACE);
        assertThat(sealer.open(sealed, AssociatedData.of("test", "workspace", "other")))
                .isEmpty();
        assertThat(sealer.open(sealed, AssociatedData.of("test", "workspaces", "erver")))
                .isEmpty();
        assertThat(sealer.open(sealed, AssociatedData.of("test", "workspace", "server", "")))
                .isEmpty();
        assertThat(sealer.open(sealed, AssociatedData.of("tests", "workspace", "server")))
                .isEmpty();
    }

    @Test
    void open_otherKeyset_isRefused() {
        byte[] sealed = sealer.seal(Secret.ofText("value"), PLACE);
        assertThat(Sealer.of(Keysets.generate(KeyPurpose.CREDENTIALS)).open(sealed, PLACE))
                .isEmpty();
    }

    @Test
    void open_afterRotation_stillOpensOldValues() {
        byte[] old = sealer.seal(Secret.ofText("old"), PLACE);
        Keyset rotated = Keysets.rotate(keyset);
        byte[] fresh = Sealer.of(rotated).seal(Secret.ofText("new"), PLACE);
        assertThat(text(Sealer.of(rotated), old, PLACE)).isEqualTo("old");
        assertThat(text(Sealer.of(rotated), fresh, PLACE)).isEqualTo("new");
        assertThat(text(sealer, fresh, PLACE)).isEqualTo("refused");
        Sealer alone = Sealer.of(Keysets.dropOld(rotated));
        assertThat(text(alone, fresh, PLACE)).isEqualTo("new");
        assertThat(text(alone, old, PLACE)).isEqualTo("refused");
    }

    @Test
    void withNext_beforePromotion_everyProcessCanOpenEverything() {
        Keyset next = Keysets.withNext(keyset);
        Keyset promoted = Keysets.promoteNewest(next);
        byte[] early = Sealer.of(next).seal(Secret.ofText("early"), PLACE);
        byte[] late = Sealer.of(promoted).seal(Secret.ofText("late"), PLACE);
        assertThat(text(sealer, early, PLACE)).isEqualTo("early");
        assertThat(text(Sealer.of(next), late, PLACE)).isEqualTo("late");
    }

    @Test
    void of_keysetOfAnotherPurpose_isRefused() {
        for (KeyPurpose purpose : KeyPurpose.values()) {
            if (purpose != KeyPurpose.CREDENTIALS) {
                Keyset other = Keysets.generate(purpose);
                assertThatThrownBy(() -> Sealer.of(other))
                        .isInstanceOfSatisfying(
                                OrcaException.class,
                                e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_CONFIGURATION));
            }
        }
    }
}
