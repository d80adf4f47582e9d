/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.config;

import ai.orcarouter.core.Actor;
import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.spi.AuditEntry;
import ai.orcarouter.core.spi.AuditQuery;
import ai.orcarouter.core.spi.CommitResult;
import ai.orcarouter.core.spi.ConfigCommit;
import ai.orcarouter.core.spi.ConfigStore;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;

/**
 * Makes changes of a workspace: computes each from the newest snapshot, stores it as one conditional commit, and
 * computes it anew when somebody else committed first (SEMANTICS 5.1). Thread-safe.
 */
public final class ConfigCommitter<S extends CompiledConfig> {
    /** How often a change is computed before the caller is told that others are always faster. */
    static final int ATTEMPTS = 64;

    private final ConfigStore store;
    private final String workspace;
    private final LiveConfig<S> source;
    private final InstantSource clock;

    /** Changes {@code workspace} and puts what it stored in place in {@code source}. */
    public ConfigCommitter(ConfigStore store, String workspace, LiveConfig<S> source, InstantSource clock) {
        this.store = store;
        this.workspace = workspace;
        this.source = source;
        this.clock = clock;
    }

    /**
     * Makes a change.
     *
     * @param edit computes it and returns what the caller is told; called once for each attempt, and refuses by
     *     throwing, which stores nothing
     * @throws OrcaException with {@link ErrorCode#CONTENDED} when every attempt met another commit, and with
     *     {@link ErrorCode#STORE_UNAVAILABLE}
     */
    public <T> T commit(Actor actor, Function<ConfigDraft<S>, T> edit) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            S base = source.latest();
            ConfigDraft<S> draft = new ConfigDraft<>(base, store, workspace, actor, clock.instant());
            T result = edit.apply(draft);
            ConfigCommit commit = draft.commit();
            long before = clock.millis();
            if (stored(commit)) {
                source.install(base, commit, before);
                return result;
            }
        }
        throw new OrcaException(
                ErrorCode.CONTENDED, "others changed the workspace " + ATTEMPTS + " times while this was tried");
    }

    private boolean stored(ConfigCommit commit) {
        try {
            return store.commit(workspace, commit) instanceof CommitResult.Committed;
        } catch (OrcaException e) {
            if (e.code() == ErrorCode.STORE_UNAVAILABLE && isInAuditChain(commit)) {
                return true;
            }
            throw e;
        }
    }

    /** A commit whose outcome was lost is stored exactly when its last audit row is. */
    private boolean isInAuditChain(ConfigCommit commit) {
        AuditEntry last = commit.audit().get(commit.audit().size() - 1);
        AuditQuery query = AuditQuery.builder()
                .beforeSequence(last.sequence() + 1)
                .limit(1)
                .build();
        try {
            return store.audit(workspace, query).equals(List.of(last));
        } catch (RuntimeException stillUnavailable) {
            return false;
        }
    }
}
