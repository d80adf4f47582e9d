/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails;

import ai.orcarouter.core.spi.AuditEntry;
import ai.orcarouter.core.spi.AuditQuery;
import ai.orcarouter.core.spi.CommitResult;
import ai.orcarouter.core.spi.ConfigCommit;
import ai.orcarouter.core.spi.ConfigDocument;
import ai.orcarouter.core.spi.ConfigSnapshot;
import ai.orcarouter.core.spi.ConfigStore;
import ai.orcarouter.firewall.memory.MemoryConfigStore;
import java.util.List;

/** A store whose process ends before or after a commit. */
final class CrashingConfigStore implements ConfigStore {
    enum Crash {
        NOT,
        BEFORE,
        AFTER
    }

    /** The process is gone. */
    static final class Crashed extends Error {
        private static final long serialVersionUID = 1L;
    }

    private final MemoryConfigStore real = new MemoryConfigStore();
    Crash crash = Crash.NOT;

    @Override
    public long revision(String workspace) {
        return real.revision(workspace);
    }

    @Override
    public ConfigSnapshot read(String workspace) {
        return real.read(workspace);
    }

    @Override
    public List<ConfigDocument> history(String workspace, String kind, String id, long beforeVersion, int limit) {
        return real.history(workspace, kind, id, beforeVersion, limit);
    }

    @Override
    public CommitResult commit(String workspace, ConfigCommit commit) {
        if (crash == Crash.BEFORE) {
            throw new Crashed();
        }
        CommitResult result = real.commit(workspace, commit);
        if (crash == Crash.AFTER) {
            throw new Crashed();
        }
        return result;
    }

    @Override
    public List<AuditEntry> audit(String workspace, AuditQuery query) {
        return real.audit(workspace, query);
    }
}
