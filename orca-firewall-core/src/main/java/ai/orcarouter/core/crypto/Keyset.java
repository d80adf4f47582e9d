/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.crypto;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import com.google.crypto.tink.KeysetHandle;
import java.util.Objects;

/**
 * The keys of one {@link KeyPurpose}: a primary one that is used for new values, and others that still open, verify or
 * match old ones. Its serialised form is Tink's binary keyset, unencrypted; a host keeps it in its KMS or secret store.
 *
 * <p>Immutable and thread-safe. Like {@link Secret} it compares by identity, is not serialisable by Java and shows no
 * key in {@link #toString}.
 */
public final class Keyset {
    private final KeyPurpose purpose;
    private final KeysetHandle handle;

    Keyset(KeyPurpose purpose, KeysetHandle handle) {
        this.purpose = purpose;
        this.handle = handle;
    }

    /**
     * Reads a serialised keyset.
     *
     * @param purpose what it is for; every key in it must be of that kind
     * @param serialized what {@link #serialized} gave, or a binary Tink keyset made elsewhere; not changed or kept
     * @throws OrcaException with {@link ErrorCode#INVALID_CONFIGURATION} when it cannot be read or holds a key of
     *     another kind; the message holds nothing of the keyset
     */
    public static Keyset parse(KeyPurpose purpose, Secret serialized, InsecureSecretAccess access) {
        Objects.requireNonNull(access, "access");
        return new Keyset(purpose, serialized.withBytes(raw -> TinkKeys.parse(purpose, raw)));
    }

    /** The unencrypted keys, for a host's KMS or secret store and nowhere else. */
    public Secret serialized(InsecureSecretAccess access) {
        Objects.requireNonNull(access, "access");
        return Secret.own(TinkKeys.serialize(purpose, handle));
    }

    /** What it is for. */
    public KeyPurpose purpose() {
        return purpose;
    }

    /** Number of keys, the primary one included. */
    public int size() {
        return handle.size();
    }

    KeysetHandle handle() {
        return handle;
    }

    /** The handle, if it is for keys of this kind. */
    KeysetHandle handle(KeyPurpose.Kind kind) {
        if (purpose.kind() != kind) {
            throw new OrcaException(
                    ErrorCode.INVALID_CONFIGURATION, "a keyset for " + purpose + " cannot be used for " + kind);
        }
        return handle;
    }

    /** Purpose and number of keys. */
    @Override
    public String toString() {
        return "Keyset[" + purpose + ", " + size() + (size() == 1 ? " key]" : " keys]");
    }
}
