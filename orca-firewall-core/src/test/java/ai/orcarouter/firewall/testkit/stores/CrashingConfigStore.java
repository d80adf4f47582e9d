/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.testkit.stores;

import ai.orcarouter.core.spi.AuditEntry;
import ai.orcarouter.core.spi.AuditQuery;
import ai.orcarouter.core.spi.CommitResult;
import ai.orcarouter.core.spi.ConfigCommit;
import ai.orcarouter.core.spi.ConfigDocument;
import ai.orcarouter.core.spi.ConfigSnapshot;
import ai.orcarouter.core.spi.ConfigStore;
import ai.orcarouter.firewall.memory.MemoryConfigStore;
import java.util.List;

/**
 * A store in memory whose process ends before or after a commit, for tests of what is found after a restart. Not
 * thread-safe.
 */
public final class CrashingConfigStore implements ConfigStore {
    /** When the process ends. */
    public enum Crash {
        /** It lives on. */
        NOT,
        /** Before the next commit is stored. */
        BEFORE,
        /** After the next commit was stored, so that its caller gets no answer. */
        AFTER
    }

    /** The process is gone. */
    public static final class Crashed extends Error {
        private static final long serialVersionUID = 1L;
    }

    private final MemoryConfigStore real = new MemoryConfigStore();
    private Crash crash = Crash.NOT;

    /** Sets when the process ends. */
    public void crash(Crash when) {
        crash = when;
    }

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
