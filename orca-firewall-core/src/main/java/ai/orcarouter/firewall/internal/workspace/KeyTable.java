/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.workspace;

import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.spi.ConfigDocument;
import ai.orcarouter.firewall.model.AgentKey;
import ai.orcarouter.firewall.model.DocumentFault;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a workspace. A key that cannot be read is refused like one that does not exist, and of keys with the same
 * secret none is accepted. Immutable; the same instance as long as no key document changes.
 */
public final class KeyTable {
    private record Entry(ConfigDocument document, @Nullable AgentKey keyOrNull, String fault) {}

    private final List<ConfigDocument> documents;
    private final Map<String, Entry> entries;
    private final Map<Long, AgentKey> byId = new LinkedHashMap<>();
    private final Map<String, AgentKey> byHash = new HashMap<>();
    private final List<DocumentFault> faults = new ArrayList<>();

    private KeyTable(List<ConfigDocument> documents, Map<String, Entry> entries) {
        this.documents = documents;
        this.entries = entries;
        Map<String, Integer> owners = new HashMap<>();
        for (Entry entry : entries.values()) {
            if (entry.keyOrNull != null) {
                owners.merge(entry.keyOrNull.secretHash(), 1, Integer::sum);
            }
        }
        for (Entry entry : entries.values()) {
            AgentKey key = entry.keyOrNull;
            if (key == null) {
                faults.add(fault(entry, entry.fault));
                continue;
            }
            byId.put(key.id(), key);
            if (owners.getOrDefault(key.secretHash(), 0) == 1) {
                byHash.put(key.secretHash(), key);
            } else {
                faults.add(fault(entry, "another key has the same secret"));
            }
        }
    }

    private static DocumentFault fault(Entry entry, String message) {
        ConfigDocument document = entry.document;
        return new DocumentFault(document.kind(), document.id(), document.version(), message);
    }

    /** Reads the key documents that changed since {@code previous}. */
    static KeyTable read(List<ConfigDocument> documents, @Nullable KeyTable previous, DocumentCodec codec) {
        if (previous != null && previous.documents.equals(documents)) {
            return previous;
        }
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (ConfigDocument document : documents) {
            Entry known = previous == null ? null : previous.entries.get(document.id());
            boolean same = known != null && known.document.equals(document);
            entries.put(document.id(), same && known != null ? known : read(document, codec));
        }
        return new KeyTable(documents, entries);
    }

    private static Entry read(ConfigDocument document, DocumentCodec codec) {
        try {
            AgentKey key = codec.key(document.json().orElseThrow());
            Numbers.requireId(document, key.id());
            return new Entry(
                    document, key.toBuilder().version(document.version()).build(), "");
        } catch (OrcaException e) {
            return new Entry(document, null, "cannot be used: " + e.getMessage());
        }
    }

    /** The readable keys by id. */
    public Optional<AgentKey> find(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Every readable key, in the order of their documents. */
    public Collection<AgentKey> all() {
        return List.copyOf(byId.values());
    }

    /** The keys that callers may present: readable, and no other has the same secret. */
    public Collection<AgentKey> presentable() {
        return List.copyOf(byHash.values());
    }

    /** The key whose secret has this hash, if callers may present it. */
    public Optional<AgentKey> findByHash(String secretHash) {
        return Optional.ofNullable(byHash.get(secretHash));
    }

    /** The documents at fault. */
    List<DocumentFault> faults() {
        return faults;
    }
}
