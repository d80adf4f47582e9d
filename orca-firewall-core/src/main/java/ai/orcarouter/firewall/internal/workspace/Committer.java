/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.workspace;

import ai.orcarouter.core.Actor;
import ai.orcarouter.core.config.ConfigCommitter;
import ai.orcarouter.core.config.ConfigDraft;
import ai.orcarouter.core.spi.ConfigStore;
import java.time.InstantSource;
import java.util.function.Function;

/** Makes changes of a workspace that the firewall numbers; see {@link ConfigCommitter}. Thread-safe. */
public final class Committer {
    private final ConfigCommitter<WorkspaceSnapshot> committer;

    /** Changes {@code workspace} and puts what it stored in place in {@code source}. */
    public Committer(ConfigStore store, String workspace, SnapshotSource source, InstantSource clock) {
        committer = new ConfigCommitter<>(store, workspace, source.live(), clock);
    }

    /** Makes a change of documents that are none of the firewall's. */
    public <T> T commitDocuments(Actor actor, Function<ConfigDraft<?>, T> edit) {
        return committer.commit(actor, edit::apply);
    }

    /** Makes a change; see {@link ConfigCommitter#commit}. */
    public <T> T commit(Actor actor, Function<Draft, T> edit) {
        return committer.commit(actor, change -> {
            Draft draft = new Draft(change);
            T result = edit.apply(draft);
            draft.putNumbers();
            return result;
        });
    }
}
