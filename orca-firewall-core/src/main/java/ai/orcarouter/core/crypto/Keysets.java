/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.crypto;

/**
 * Makes and rotates keysets, for the host that keeps them. Stateless.
 *
 * <p>Where several processes share a keyset, rotate in two steps: store {@link #withNext}, wait until every process has
 * read it, then store {@link #promoteNewest}. Otherwise a process may meet a value whose key it does not know yet; it
 * refuses it.
 */
public final class Keysets {
    private Keysets() {}

    /** A keyset with one fresh key: AES-256-GCM, Ed25519 or HMAC-SHA-256 with 256 bits, by purpose. */
    public static Keyset generate(KeyPurpose purpose) {
        return new Keyset(purpose, TinkKeys.generate(purpose));
    }

    /** Adds a fresh key and uses it from now on; the others still open, verify and match. */
    public static Keyset rotate(Keyset keyset) {
        return promoteNewest(withNext(keyset));
    }

    /** Adds a fresh key that opens, verifies and matches, but is not used for new values yet. */
    public static Keyset withNext(Keyset keyset) {
        return new Keyset(keyset.purpose(), TinkKeys.add(keyset.purpose(), keyset.handle()));
    }

    /** Uses the key that was added last for new values. */
    public static Keyset promoteNewest(Keyset keyset) {
        return new Keyset(keyset.purpose(), TinkKeys.promoteLast(keyset.purpose(), keyset.handle()));
    }

    /**
     * Drops every key but the primary one. Values that were sealed or hashed under a dropped key are lost; signatures
     * of a dropped key still verify where its public key is kept.
     */
    public static Keyset dropOld(Keyset keyset) {
        return new Keyset(keyset.purpose(), TinkKeys.primaryOnly(keyset.purpose(), keyset.handle()));
    }
}
