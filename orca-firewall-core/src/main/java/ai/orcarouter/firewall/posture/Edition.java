/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.posture;

import ai.orcarouter.core.spi.ConfigDocument;
import ai.orcarouter.core.spi.ConfigSnapshot;
import ai.orcarouter.core.spi.PolicyPlane.Change;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A workspace's documents while changes are made to them, and which changes those are. Not thread-safe. */
final class Edition {
    private static final String AUTHOR = "preview";

    /** A document by its kind and id. */
    record Key(String kind, String id) {}

    private final ConfigSnapshot base;
    private final Map<Key, Change> changes = new LinkedHashMap<>();

    Edition(ConfigSnapshot base) {
        this.base = base;
    }

    /** Makes a change; the last one of a document holds. */
    void put(Change change) {
        changes.put(new Key(change.kind(), change.id()), change);
    }

    /** What a document is now; null when there is none. */
    @Nullable
    String before(String kind, String id) {
        return base.document(kind, id).flatMap(ConfigDocument::json).orElse(null);
    }

    /** What a document is once the changes are made; null when there is none. */
    @Nullable
    String after(String kind, String id) {
        Change change = changes.get(new Key(kind, id));
        return change == null ? before(kind, id) : change.jsonOrNull();
    }

    /** The changes that change something. */
    List<Change> changes() {
        return changes.values().stream()
                .filter(change -> !Objects.equals(change.jsonOrNull(), before(change.kind(), change.id())))
                .toList();
    }

    /** The workspace once the changes are made. */
    ConfigSnapshot result() {
        Map<Key, ConfigDocument> documents = new LinkedHashMap<>();
        base.documents().forEach(document -> documents.put(new Key(document.kind(), document.id()), document));
        for (Change change : changes()) {
            Key key = new Key(change.kind(), change.id());
            Optional<ConfigDocument> old = Optional.ofNullable(documents.remove(key));
            if (change.jsonOrNull() != null) {
                long version = old.map(ConfigDocument::version).orElse(0L) + 1;
                documents.put(
                        key,
                        new ConfigDocument(
                                change.kind(), change.id(), version, change.jsonOrNull(), AUTHOR, Instant.EPOCH));
            }
        }
        return new ConfigSnapshot(base.revision(), new ArrayList<>(documents.values()), base.auditHead());
    }
}
