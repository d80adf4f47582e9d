/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.crypto;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.PublicKeySign;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;

/**
 * Signs with Ed25519 (RFC 8032): plain signatures of 64 bytes that the JDK and openssl can verify (SEMANTICS 7.1).
 * Signing is deterministic.
 *
 * <p>Immutable and thread-safe.
 */
public final class Signer {
    private final PublicKeySign primary;
    private final VerificationKey publicKey;
    private final List<VerificationKey> publicKeys;

    private Signer(PublicKeySign primary, VerificationKey publicKey, List<VerificationKey> publicKeys) {
        this.primary = primary;
        this.publicKey = publicKey;
        this.publicKeys = List.copyOf(publicKeys);
    }

    /**
     * A signer over a keyset for {@link KeyPurpose#REPORT_SIGNING} or {@link KeyPurpose#CHECKPOINT_SIGNING}.
     *
     * @throws OrcaException with {@link ErrorCode#INVALID_CONFIGURATION} for a keyset of another purpose
     */
    public static Signer of(Keyset keyset) {
        KeysetHandle handle = keyset.handle(KeyPurpose.Kind.SIGNING);
        List<VerificationKey> all = new ArrayList<>();
        for (int i = 0; i < handle.size(); i++) {
            if (handle.getAt(i).getStatus() == KeyStatus.ENABLED) {
                all.add(TinkKeys.publicKey(handle.getAt(i)));
            }
        }
        PublicKeySign primary = TinkKeys.primitive(keyset.purpose(), handle, PublicKeySign.class);
        return new Signer(primary, TinkKeys.publicKey(handle.getPrimary()), all);
    }

    /** The 64 bytes of the signature of {@code message} under the primary key. */
    public byte[] sign(byte[] message) {
        try {
            return primary.sign(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a message of any length in memory can be signed", e);
        }
    }

    /** Id of the key that {@link #sign} uses. */
    public String keyId() {
        return publicKey.id();
    }

    /** The public half of the key that {@link #sign} uses. */
    public VerificationKey publicKey() {
        return publicKey;
    }

    /** The public halves of all enabled keys, earlier ones included, for a {@link Verifier}. */
    public List<VerificationKey> publicKeys() {
        return publicKeys;
    }
}
