/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.spi;

import java.util.Comparator;
import java.util.List;

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
}
