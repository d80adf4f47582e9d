/* SPDX-License-Identifier: Apache-2.0 */
/** Home of the shared cryptography toolbox (AEAD, signatures, keyed hashes); it holds no types yet. */
@NullMarked
package ai.orcarouter.core.crypto;

import org.jspecify.annotations.NullMarked;
