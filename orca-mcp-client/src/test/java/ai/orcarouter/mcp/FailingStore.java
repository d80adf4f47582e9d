/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.spi.AuditEntry;
import ai.orcarouter.core.spi.AuditQuery;
import ai.orcarouter.core.spi.CommitResult;
import ai.orcarouter.core.spi.ConfigCommit;
import ai.orcarouter.core.spi.ConfigDocument;
import ai.orcarouter.core.spi.ConfigSnapshot;
import ai.orcarouter.core.spi.ConfigStore;
import ai.orcarouter.firewall.memory.MemoryConfigStore;
import java.util.List;

/** A store in memory that can be told to keep nothing. */
final class FailingStore implements ConfigStore {
    private final MemoryConfigStore store = new MemoryConfigStore();
    volatile boolean failing;

    @Override
    public long revision(String workspace) {
        return store.revision(workspace);
    }

    @Override
    public ConfigSnapshot read(String workspace) {
        return store.read(workspace);
    }

    @Override
    public List<ConfigDocument> history(String workspace, String kind, String id, long beforeVersion, int limit) {
        return store.history(workspace, kind, id, beforeVersion, limit);
    }

    @Override
    public CommitResult commit(String workspace, ConfigCommit commit) {
        if (failing) {
            throw new OrcaException(ErrorCode.STORE_UNAVAILABLE, "down");
        }
        return store.commit(workspace, commit);
    }

    @Override
    public List<AuditEntry> audit(String workspace, AuditQuery query) {
        return store.audit(workspace, query);
    }
}
