/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.memory;

import ai.orcarouter.core.crypto.KeyPurpose;
import ai.orcarouter.core.crypto.Keyset;
import ai.orcarouter.core.crypto.Keysets;
import ai.orcarouter.core.spi.KeysetSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Fresh keysets that live as long as this object, for development and tests: what was sealed, hashed or signed with
 * them is lost with the process. Thread-safe.
 */
public final class InMemoryKeysets implements KeysetSource {
    private final Map<KeyPurpose, Keyset> keysets = new ConcurrentHashMap<>();

    /** A source with one fresh key for every purpose. */
    public InMemoryKeysets() {
        for (KeyPurpose purpose : KeyPurpose.values()) {
            keysets.put(purpose, Keysets.generate(purpose));
        }
    }

    @Override
    public Optional<Keyset> keyset(KeyPurpose purpose) {
        return Optional.ofNullable(keysets.get(purpose));
    }

    /** Adds a fresh key for {@code purpose} and uses it from the next {@link #keyset} on. */
    public void rotate(KeyPurpose purpose) {
        keysets.computeIfPresent(purpose, (same, keyset) -> Keysets.rotate(keyset));
    }
}
