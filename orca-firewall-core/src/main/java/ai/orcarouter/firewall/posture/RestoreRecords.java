/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.posture;

import ai.orcarouter.core.config.ConfigDraft;
import ai.orcarouter.core.spi.ConfigDocument;
import ai.orcarouter.core.spi.ConfigSnapshot;
import ai.orcarouter.core.spi.ConfigStore;
import ai.orcarouter.core.spi.DocumentKinds;
import java.util.Comparator;
import java.util.List;

/**
 * The restore records of a workspace. The newest few are documents of the present; older ones are deleted, so that they
 * do not burden every snapshot, and are found in the history, which a store keeps.
 */
final class RestoreRecords {
    /** How many records are documents of the present. */
    static final int KEPT = 20;

    private static final String KIND = DocumentKinds.POSTURE_RESTORE;
    private static final int DEEPEST = 4;

    private final ConfigStore store;
    private final String workspace;

    RestoreRecords(ConfigStore store, String workspace) {
        this.store = store;
        this.workspace = workspace;
    }

    /** The record of a level that was applied. */
    RestoreRecord find(ConfigSnapshot stored, long auditId) {
        String id = Long.toString(auditId);
        return stored.document(KIND, id)
                .or(() -> store.history(workspace, KIND, id, Long.MAX_VALUE, DEEPEST).stream()
                        .filter(version -> !version.isDeletion())
                        .findFirst())
                .flatMap(ConfigDocument::json)
                .map(RestoreRecord::decode)
                .orElseThrow(() -> ConfigDraft.notFound("change of posture " + auditId));
    }

    /** The changes of posture after {@code auditId} that are not undone, the last one first. */
    static List<Long> later(ConfigSnapshot stored, long auditId) {
        return stored.documents(KIND).stream()
                .filter(document -> number(document) > auditId)
                .filter(document ->
                        RestoreRecord.decode(document.json().orElseThrow()).undoneBy() == 0)
                .map(RestoreRecords::number)
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    /** Stores a record and lets the oldest ones beyond {@link #KEPT} go. */
    static void put(ConfigDraft<?> draft, long auditId, RestoreRecord record) {
        String id = Long.toString(auditId);
        draft.put(KIND, id, record.encode());
        draft.base().stored().documents(KIND).stream()
                .filter(document -> !document.id().equals(id))
                .sorted(Comparator.comparingLong(RestoreRecords::number).reversed())
                .skip(KEPT - 1L)
                .forEach(document -> draft.put(KIND, document.id(), null));
    }

    private static long number(ConfigDocument document) {
        return Long.parseLong(document.id());
    }
}
