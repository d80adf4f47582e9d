/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.config;

import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.spi.AuditEntry;
import ai.orcarouter.core.spi.AuditQuery;
import ai.orcarouter.core.spi.ConfigDocument;
import ai.orcarouter.core.spi.ConfigStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The versions of one kind of document in a workspace (REFERENCE 4.13). Thread-safe. */
public final class DocumentHistory<T> {
    private final ConfigStore store;
    private final String workspace;
    private final String kind;
    private final String revertVerb;
    private final Function<String, T> reader;

    /**
     * The history that {@code store} keeps.
     *
     * @param revertVerb verb of the audit rows that tell which version is a copy of which
     * @param reader reads a document; throws {@link OrcaException} for one that cannot be read
     */
    public DocumentHistory(
            ConfigStore store, String workspace, String kind, String revertVerb, Function<String, T> reader) {
        this.store = store;
        this.workspace = workspace;
        this.kind = kind;
        this.revertVerb = revertVerb;
        this.reader = reader;
    }

    /**
     * One version.
     *
     * @param document as it is stored
     * @param revertedFrom the version that was copied forward; 0 for none
     * @param contentOrNull what it says; null for a deletion, and for a version that cannot be read
     */
    public record Version<T>(
            ConfigDocument document,
            long revertedFrom,
            @Nullable T contentOrNull) {}

    /** The payload of the audit row that records a copy. */
    public static Map<String, Long> revertPayload(long version, long fromVersion) {
        return Map.of("version", version, "from_version", fromVersion);
    }

    /**
     * Versions of a document, newest first; one that never was has none.
     *
     * @throws IllegalArgumentException for a limit below 1 or above {@link ConfigStore#MAX_HISTORY}
     */
    public List<Version<T>> page(String id, long beforeVersion, int limit) {
        List<ConfigDocument> documents = store.history(workspace, kind, id, beforeVersion, limit);
        Map<Long, Long> reverts = documents.isEmpty() ? Map.of() : reverts(id);
        List<Version<T>> out = new ArrayList<>(documents.size());
        for (ConfigDocument document : documents) {
            out.add(new Version<>(document, reverts.getOrDefault(document.version(), 0L), read(document)));
        }
        return List.copyOf(out);
    }

    private @Nullable T read(ConfigDocument document) {
        try {
            return document.json().map(reader).orElse(null);
        } catch (OrcaException e) {
            return null;
        }
    }

    /**
     * A version as it was stored.
     *
     * @param what the document, for the refusal of a version that never was or was a deletion
     */
    public T version(String what, String id, long version) {
        long next = version == Long.MAX_VALUE ? version : version + 1;
        List<ConfigDocument> found = version < 1 ? List.of() : store.history(workspace, kind, id, next, 1);
        if (found.isEmpty() || found.get(0).version() != version || found.get(0).isDeletion()) {
            throw ConfigDraft.notFound("version " + version + " of " + what);
        }
        return reader.apply(found.get(0).json().orElseThrow());
    }

    /** Which versions are copies of which; their audit rows say so and are stored with them. */
    private Map<Long, Long> reverts(String id) {
        Map<Long, Long> out = new HashMap<>();
        AuditQuery query = AuditQuery.builder()
                .verb(revertVerb)
                .target(kind, id)
                .limit(AuditQuery.MAX_LIMIT)
                .build();
        List<AuditEntry> rows = store.audit(workspace, query);
        while (!rows.isEmpty()) {
            for (AuditEntry row : rows) {
                if (Arguments.ofJson(row.act().payload()).value() instanceof Map<?, ?> payload
                        && payload.get("version") instanceof Long version
                        && payload.get("from_version") instanceof Long from) {
                    out.put(version, from);
                }
            }
            boolean more = rows.size() == AuditQuery.MAX_LIMIT;
            rows = more ? store.audit(workspace, query.before(rows.get(rows.size() - 1))) : List.of();
        }
        return out;
    }
}
