/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.spi;

import ai.orcarouter.core.crypto.KeyPurpose;
import ai.orcarouter.core.crypto.Keyset;
import java.util.Optional;

/**
 * Where a host's keys come from, usually its KMS or secret store (SEMANTICS 7.1).
 *
 * <p>Thread-safe; may block. It is asked when an engine or a store is wired and again when the host asks for a reload,
 * never on the way of a decision. Between rotations every call for one purpose gives the same keys, in every process
 * and after every restart: values that were sealed, hashed or signed must still open, match and verify. Keysets of
 * different purposes share no key. An exception is taken as "no key".
 */
@FunctionalInterface
public interface KeysetSource {
    /**
     * The current keyset for {@code purpose}. Empty when the host has none: what needs it is then refused, such as
     * every write of a credential (REFERENCE 11).
     */
    Optional<Keyset> keyset(KeyPurpose purpose);
}
