/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.spi;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One change of a workspace: what is stored together or not at all (SEMANTICS 5.1).
 *
 * <p>Every commit is audited, so there is at least one audit row. That also lets a caller whose commit ended with
 * {@code STORE_UNAVAILABLE} find out what became of it: it is stored exactly when the workspace's audit chain holds the
 * hash of its last row.
 *
 * @param expectedRevision the revision of the snapshot that this change was computed from
 * @param changes new versions of documents, deletions among them; each document once; may be empty
 * @param audit at least one audit row; they follow each other and, first of all, the snapshot's audit head
 */
public record ConfigCommit(long expectedRevision, List<ConfigDocument> changes, List<AuditEntry> audit) {
    /** Copies the lists and checks that no document changes twice and that the audit rows follow each other. */
    public ConfigCommit {
        changes = List.copyOf(changes);
        audit = List.copyOf(audit);
        if (expectedRevision < 0) {
            throw new IllegalArgumentException("revisions count from 0");
        }
        Set<List<String>> seen = new HashSet<>();
        for (ConfigDocument change : changes) {
            if (!seen.add(List.of(change.kind(), change.id()))) {
                throw new IllegalArgumentException(change.kind() + " " + change.id() + " changes twice");
            }
        }
        if (audit.isEmpty()) {
            throw new IllegalArgumentException("a commit has an audit row");
        }
        for (int i = 1; i < audit.size(); i++) {
            if (!audit.get(i).follows(audit.get(i - 1).head())) {
                throw new IllegalArgumentException("the audit rows do not follow each other");
            }
        }
    }

    /** The end of the audit chain once this is stored. */
    public ChainHead auditHead() {
        return audit.get(audit.size() - 1).head();
    }
}
