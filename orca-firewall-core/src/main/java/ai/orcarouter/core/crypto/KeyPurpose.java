/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.crypto;

/** What a keyset is for. Purposes never share a key, so that one use cannot be turned against another. */
public enum KeyPurpose {
    /** Seals stored credentials: authenticated encryption with associated data. */
    CREDENTIALS(Kind.SEALING),
    /** Signs reports: Ed25519 (RFC 8032) without any prefix. */
    REPORT_SIGNING(Kind.SIGNING),
    /** Signs checkpoints of the audit and event chains: Ed25519 without any prefix. */
    CHECKPOINT_SIGNING(Kind.SIGNING),
    /** Hashes key secrets and fingerprints: HMAC-SHA-256 (RFC 2104). */
    KEYED_HASH(Kind.HASHING);

    enum Kind {
        SEALING,
        SIGNING,
        HASHING
    }

    private final Kind kind;

    KeyPurpose(Kind kind) {
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }
}
