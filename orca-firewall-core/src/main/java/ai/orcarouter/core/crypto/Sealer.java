/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.crypto;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import com.google.crypto.tink.Aead;
import java.security.GeneralSecurityException;
import java.util.Optional;

/**
 * Seals secrets for storage: nobody without the keyset can read or change them, and they open only with the
 * {@link AssociatedData} they were sealed with. Sealing the same secret twice gives different bytes. A value sealed
 * under an old key of the keyset still opens.
 *
 * <p>Immutable and thread-safe.
 */
public final class Sealer {
    private final Aead aead;

    private Sealer(Aead aead) {
        this.aead = aead;
    }

    /**
     * A sealer over a keyset for {@link KeyPurpose#CREDENTIALS}.
     *
     * @throws OrcaException with {@link ErrorCode#INVALID_CONFIGURATION} for a keyset of another purpose
     */
    public static Sealer of(Keyset keyset) {
        return new Sealer(TinkKeys.primitive(keyset.purpose(), keyset.handle(KeyPurpose.Kind.SEALING), Aead.class));
    }

    /** Encrypts {@code secret} under the primary key and binds it to {@code place}. */
    public byte[] seal(Secret secret, AssociatedData place) {
        return secret.withBytes(raw -> {
            try {
                return aead.encrypt(raw, place.raw());
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("a secret of any length in memory can be sealed", e);
            }
        });
    }

    /**
     * The secret that {@link #seal} was given. Empty when the value was changed, cut or sealed elsewhere, under an
     * unknown key or with other associated data; it is not told which, because an attacker could use that.
     */
    public Optional<Secret> open(byte[] sealed, AssociatedData place) {
        try {
            return Optional.of(Secret.own(aead.decrypt(sealed, place.raw())));
        } catch (GeneralSecurityException refused) {
            return Optional.empty();
        }
    }
}
