/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails;

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

/** A configuration store that can be away, and in which others commit at the worst moment. */
final class ShakyConfigStore implements ConfigStore {
    final MemoryConfigStore real = new MemoryConfigStore();
    volatile boolean away;
    volatile Runnable beforeCommit = () -> {};

    private MemoryConfigStore reached() {
        if (away) {
            throw new OrcaException(ErrorCode.STORE_UNAVAILABLE, "away");
        }
        return real;
    }

    @Override
    public long revision(String workspace) {
        return reached().revision(workspace);
    }

    @Override
    public ConfigSnapshot read(String workspace) {
        return reached().read(workspace);
    }

    @Override
    public List<ConfigDocument> history(String workspace, String kind, String id, long beforeVersion, int limit) {
        return reached().history(workspace, kind, id, beforeVersion, limit);
    }

    @Override
    public CommitResult commit(String workspace, ConfigCommit commit) {
        beforeCommit.run();
        return reached().commit(workspace, commit);
    }

    @Override
    public List<AuditEntry> audit(String workspace, AuditQuery query) {
        return reached().audit(workspace, query);
    }
}
