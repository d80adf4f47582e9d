/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.spi;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All of a workspace's configuration at one revision.
 *
 * @param revision how often the workspace was committed to; 0 for one that never was
 * @param documents the newest version of every document that is not deleted, given in any order and kept by kind, then
 *     id
 * @param auditHead the end of the audit chain at that revision
 */
public record ConfigSnapshot(long revision, List<ConfigDocument> documents, ChainHead auditHead) {
    private static final Comparator<ConfigDocument> ORDER =
            Comparator.comparing(ConfigDocument::kind).thenComparing(ConfigDocument::id);

    /** Copies and orders the documents. */
    public ConfigSnapshot {
        documents = documents.stream().sorted(ORDER).toList();
    }

    /** A document; empty when there is none or it is deleted. */
    public Optional<ConfigDocument> document(String kind, String id) {
        return documents.stream()
                .filter(document ->
                        document.kind().equals(kind) && document.id().equals(id))
                .findFirst();
    }

    /** The documents of a kind, by id. */
    public List<ConfigDocument> documents(String kind) {
        return documents.stream()
                .filter(document -> document.kind().equals(kind))
                .toList();
    }
}
