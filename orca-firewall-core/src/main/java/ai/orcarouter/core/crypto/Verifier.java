/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.crypto;

import com.google.crypto.tink.PublicKeyVerify;
import com.google.crypto.tink.subtle.Ed25519Verify;
import java.security.GeneralSecurityException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Verifies Ed25519 signatures against a fixed set of trusted public keys. A key that is not in the set is refused,
 * whatever the signature (REFERENCE 11, "unknown report key id").
 *
 * <p>Immutable and thread-safe.
 */
public final class Verifier {
    /** What came out. Only {@link #VALID} means that the message may be trusted. */
    public enum Outcome {
        /** Signed by the named, trusted key. */
        VALID,
        /** The key is trusted and did not sign this message. */
        BAD_SIGNATURE,
        /** No trusted key has that id. */
        UNKNOWN_KEY
    }

    private final Map<String, PublicKeyVerify> trusted;

    private Verifier(Map<String, PublicKeyVerify> trusted) {
        this.trusted = trusted;
    }

    /**
     * A verifier that trusts {@code keys} and no others.
     *
     * @throws IllegalArgumentException when two different keys have the same id, which takes an attack
     */
    public static Verifier trusting(Collection<VerificationKey> keys) {
        Map<String, PublicKeyVerify> trusted = new LinkedHashMap<>();
        for (VerificationKey key : Set.copyOf(keys)) {
            if (trusted.put(key.id(), new Ed25519Verify(key.raw())) != null) {
                throw new IllegalArgumentException("two keys have the id " + key.id());
            }
        }
        return new Verifier(Map.copyOf(trusted));
    }

    /** Whether the key {@code keyId} signed {@code message}. Never throws for any content. */
    public Outcome verify(String keyId, byte[] message, byte[] signature) {
        PublicKeyVerify key = trusted.get(keyId);
        if (key == null) {
            return Outcome.UNKNOWN_KEY;
        }
        try {
            key.verify(signature, message);
            return Outcome.VALID;
        } catch (GeneralSecurityException refused) {
            return Outcome.BAD_SIGNATURE;
        }
    }

    /** Ids of the trusted keys. */
    public Set<String> keyIds() {
        return trusted.keySet();
    }
}
