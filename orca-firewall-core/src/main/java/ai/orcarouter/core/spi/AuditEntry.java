/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.spi;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.json.CanonicalJson;
import java.util.Map;
import java.util.Objects;

/**
 * One row of a workspace's audit chain (SEMANTICS 5.4): an act, its place and its hash.
 *
 * <p>{@link #hash()} is the SHA-256 of the canonical JSON ({@link CanonicalJson}) of every other component, the
 * previous hash included. A store keeps what it is given and computes nothing; the constructor does not compare the
 * hash either, so that a row that was tampered with can be read and {@linkplain AuditChain found}.
 *
 * @param sequence number of the row in its workspace, from 1 without gaps
 * @param act what was done
 * @param previousHash hash of the row before; for row 1 that of {@link ChainHead#ofAudit}
 * @param hash hash of this row, 64 lower-case hexadecimal digits
 */
public record AuditEntry(long sequence, AuditAct act, String previousHash, String hash) {
    /** Checks that there is a number and that the hashes are some. */
    public AuditEntry {
        if (sequence < 1) {
            throw new IllegalArgumentException("audit rows count from 1");
        }
        ChainHead.checkHash(previousHash);
        ChainHead.checkHash(hash);
    }

    /** The row that records {@code act} after {@code head}. */
    static AuditEntry after(ChainHead head, AuditAct act) {
        long sequence = head.sequence() + 1;
        return new AuditEntry(sequence, act, head.hash(), hashOf(sequence, act, head.hash()));
    }

    /** The chain's end with this row as its last. */
    public ChainHead head() {
        return new ChainHead(sequence, hash);
    }

    /** Whether this row comes directly after {@code head}, by number and hash. */
    public boolean follows(ChainHead head) {
        return sequence == head.sequence() + 1 && previousHash.equals(head.hash());
    }

    /** Whether the hash is that of the row. */
    public boolean isIntact() {
        return hash.equals(hashOf(sequence, act, previousHash));
    }

    private static String hashOf(long sequence, AuditAct act, String previousHash) {
        return CanonicalJson.sha256(Map.of(
                "format", "orca.audit.v1",
                "sequence", sequence,
                "time", act.time().toString(),
                "actor", act.actor().id(),
                "role", act.actor().role().name(),
                "verb", act.verb(),
                "target", Map.of("kind", act.targetKind(), "id", act.targetId(), "name", act.targetName()),
                "payload",
                        Objects.requireNonNull(Arguments.ofJson(act.payload()).value()),
                "previous", previousHash));
    }
}
