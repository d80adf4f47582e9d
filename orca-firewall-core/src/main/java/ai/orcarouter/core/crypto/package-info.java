/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The shared cryptography toolbox: secrets, sealed values, signatures and keyed hashes over keysets that rotate.
 *
 * <p>{@link ai.orcarouter.core.crypto.Keyset Keysets} come from a host's {@code KeysetSource}, one for each
 * {@link ai.orcarouter.core.crypto.KeyPurpose}; {@link ai.orcarouter.core.crypto.Sealer},
 * {@link ai.orcarouter.core.crypto.Signer}, {@link ai.orcarouter.core.crypto.Verifier} and
 * {@link ai.orcarouter.core.crypto.KeyedHash} are made of them. Secret bytes leave the package only against
 * {@link ai.orcarouter.core.crypto.InsecureSecretAccess}. No exception or {@code toString} holds secret material.
 */
@NullMarked
package ai.orcarouter.core.crypto;

import org.jspecify.annotations.NullMarked;
