/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.crypto;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.Key;
import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.ChaCha20Poly1305Key;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.aead.XChaCha20Poly1305Key;
import com.google.crypto.tink.prf.HmacPrfKey;
import com.google.crypto.tink.prf.HmacPrfParameters;
import com.google.crypto.tink.prf.PrfConfig2026;
import com.google.crypto.tink.signature.Ed25519Parameters;
import com.google.crypto.tink.signature.Ed25519PrivateKey;
import com.google.crypto.tink.signature.SignatureConfig2026;
import java.security.GeneralSecurityException;

/** Tink behind the Orca types: which keys each purpose has. Uses no global registry. */
final class TinkKeys {
    private static final int HASH_KEY_BYTES = 32;

    private TinkKeys() {}

    static Configuration configuration(KeyPurpose purpose) {
        return switch (purpose.kind()) {
            case SEALING -> AeadConfig2026.get();
            case SIGNING -> SignatureConfig2026.get();
            case HASHING -> PrfConfig2026.get();
        };
    }

    static KeysetHandle generate(KeyPurpose purpose) {
        KeysetHandle.Builder builder = builder(purpose);
        return build(builder.addEntry(fresh(purpose).makePrimary()));
    }

    static KeysetHandle add(KeyPurpose purpose, KeysetHandle handle) {
        return build(builder(purpose, handle).addEntry(fresh(purpose)));
    }

    static KeysetHandle promoteLast(KeyPurpose purpose, KeysetHandle handle) {
        KeysetHandle.Builder builder = builder(purpose, handle);
        builder.getAt(builder.size() - 1).makePrimary();
        return build(builder);
    }

    static KeysetHandle primaryOnly(KeyPurpose purpose, KeysetHandle handle) {
        KeysetHandle.Entry primary = handle.getPrimary();
        return build(builder(purpose)
                .addEntry(KeysetHandle.importKey(primary.getKey())
                        .withFixedId(primary.getId())
                        .makePrimary()));
    }

    static byte[] serialize(KeyPurpose purpose, KeysetHandle handle) {
        try {
            return TinkProtoKeysetFormat.serializeKeyset(handle, InsecureSecretKeyAccess.get(), configuration(purpose));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a keyset of known keys can be written", e);
        }
    }

    /** The cause is left out on purpose: what a parser says about a keyset may hold a part of it. */
    static KeysetHandle parse(KeyPurpose purpose, byte[] serialized) {
        KeysetHandle handle;
        try {
            handle = TinkProtoKeysetFormat.parseKeyset(
                    serialized, InsecureSecretKeyAccess.get(), configuration(purpose));
        } catch (GeneralSecurityException | RuntimeException unreadable) {
            throw invalid("a keyset for " + purpose + " cannot be read");
        }
        for (int i = 0; i < handle.size(); i++) {
            KeysetHandle.Entry entry = handle.getAt(i);
            if (!isFor(purpose.kind(), entry.getKey())) {
                throw invalid("a keyset for " + purpose + " holds a key of another kind");
            }
            if (entry.isPrimary() && entry.getStatus() != KeyStatus.ENABLED) {
                throw invalid("the primary key of a keyset for " + purpose + " is not enabled");
            }
        }
        return handle;
    }

    private static boolean isFor(KeyPurpose.Kind kind, Key key) {
        return switch (kind) {
            case SEALING ->
                key instanceof AesGcmKey || key instanceof ChaCha20Poly1305Key || key instanceof XChaCha20Poly1305Key;
            case SIGNING ->
                key instanceof Ed25519PrivateKey pair
                        && pair.getParameters().getVariant() == Ed25519Parameters.Variant.NO_PREFIX;
            case HASHING ->
                key instanceof HmacPrfKey hash
                        && hash.getParameters().getHashType() == HmacPrfParameters.HashType.SHA256
                        && hash.getParameters().getKeySizeBytes() >= HASH_KEY_BYTES;
        };
    }

    private static KeysetHandle.Builder.Entry fresh(KeyPurpose purpose) {
        return KeysetHandle.generateEntryFromParameters(parameters(purpose.kind()))
                .withRandomId();
    }

    private static Parameters parameters(KeyPurpose.Kind kind) {
        return switch (kind) {
            case SEALING -> PredefinedAeadParameters.AES256_GCM;
            case SIGNING -> Ed25519Parameters.create(Ed25519Parameters.Variant.NO_PREFIX);
            case HASHING -> hashing();
        };
    }

    private static Parameters hashing() {
        try {
            return HmacPrfParameters.builder()
                    .setKeySizeBytes(HASH_KEY_BYTES)
                    .setHashType(HmacPrfParameters.HashType.SHA256)
                    .build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key of 256 bits is allowed", e);
        }
    }

    private static KeysetHandle.Builder builder(KeyPurpose purpose) {
        return KeysetHandle.newBuilder().setConfiguration(configuration(purpose));
    }

    private static KeysetHandle.Builder builder(KeyPurpose purpose, KeysetHandle from) {
        return KeysetHandle.newBuilder(from).setConfiguration(configuration(purpose));
    }

    private static KeysetHandle build(KeysetHandle.Builder builder) {
        try {
            return builder.build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a keyset of known keys can be built", e);
        }
    }

    /** The public half of a key that passed the checks above. */
    @AccessesPartialKey
    static VerificationKey publicKey(KeysetHandle.Entry entry) {
        Ed25519PrivateKey pair = (Ed25519PrivateKey) entry.getKey();
        return VerificationKey.ofRaw(pair.getPublicKey().getPublicKeyBytes().toByteArray());
    }

    /** The primitive of a keyset that passed the checks above. */
    static <P> P primitive(KeyPurpose purpose, KeysetHandle handle, Class<P> type) {
        try {
            return handle.getPrimitive(configuration(purpose), type);
        } catch (GeneralSecurityException e) {
            throw invalid("a keyset for " + purpose + " cannot be used on this Java platform");
        }
    }

    private static OrcaException invalid(String message) {
        return new OrcaException(ErrorCode.INVALID_CONFIGURATION, message);
    }
}
