/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.memory;

import ai.orcarouter.core.spi.AuditEntry;
import ai.orcarouter.core.spi.AuditQuery;
import ai.orcarouter.core.spi.ChainHead;
import ai.orcarouter.core.spi.CommitResult;
import ai.orcarouter.core.spi.ConfigCommit;
import ai.orcarouter.core.spi.ConfigDocument;
import ai.orcarouter.core.spi.ConfigSnapshot;
import ai.orcarouter.core.spi.ConfigStore;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongConsumer;

/**
 * Configuration in memory, gone with the process. History and audit grow with every commit and are never cut: it is
 * meant for tests, demonstrations and hosts whose configuration comes from their own code.
 *
 * <p>Never unavailable. It tells watchers on the committing thread, after the commit. Thread-safe.
 */
public final class MemoryConfigStore implements ConfigStore {
    private final ConcurrentMap<String, MemoryWorkspace> workspaces = new ConcurrentHashMap<>();

    /** A store without workspaces. */
    public MemoryConfigStore() {}

    @Override
    public long revision(String workspace) {
        return read(workspace).revision();
    }

    @Override
    public ConfigSnapshot read(String workspace) {
        MemoryWorkspace known = workspaces.get(workspace);
        return known == null ? new ConfigSnapshot(0, List.of(), ChainHead.ofAudit(workspace)) : known.snapshot();
    }

    @Override
    public List<ConfigDocument> history(String workspace, String kind, String id, long beforeVersion, int limit) {
        if (limit < 1 || limit > MAX_HISTORY) {
            throw new IllegalArgumentException("a page has 1 to " + MAX_HISTORY + " versions");
        }
        MemoryWorkspace known = workspaces.get(workspace);
        return known == null ? List.of() : known.history(kind, id, beforeVersion, limit);
    }

    @Override
    public CommitResult commit(String workspace, ConfigCommit commit) {
        return workspace(workspace).commit(commit);
    }

    @Override
    public List<AuditEntry> audit(String workspace, AuditQuery query) {
        MemoryWorkspace known = workspaces.get(workspace);
        return known == null ? List.of() : known.audit(query);
    }

    @Override
    public Watch watch(String workspace, LongConsumer onRevision) {
        return workspace(workspace).watch(onRevision);
    }

    private MemoryWorkspace workspace(String name) {
        return workspaces.computeIfAbsent(name, MemoryWorkspace::new);
    }
}
