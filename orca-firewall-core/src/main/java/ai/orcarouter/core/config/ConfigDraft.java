/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.config;

import ai.orcarouter.core.Actor;
import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.json.CanonicalJson;
import ai.orcarouter.core.spi.AuditAct;
import ai.orcarouter.core.spi.AuditChain;
import ai.orcarouter.core.spi.ConfigCommit;
import ai.orcarouter.core.spi.ConfigDocument;
import ai.orcarouter.core.spi.ConfigStore;
import ai.orcarouter.core.spi.StoreText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One change of a workspace while it is computed from a snapshot: documents to store and acts to record. */
public final class ConfigDraft<S extends CompiledConfig> {
    /** The {@code expectedVersion} of callers that overwrite whatever is stored. */
    public static final long ANY_VERSION = 0;

    private final S base;
    private final ConfigStore store;
    private final String workspace;
    private final Actor actor;
    private final Instant time;
    private final List<ConfigDocument> changes = new ArrayList<>();
    private final List<AuditAct> acts = new ArrayList<>();

    ConfigDraft(S base, ConfigStore store, String workspace, Actor actor, Instant time) {
        this.base = base;
        this.store = store;
        this.workspace = workspace;
        this.actor = actor;
        this.time = time;
    }

    /** What the change is computed from. */
    public S base() {
        return base;
    }

    /** Who makes it. */
    public Actor actor() {
        return actor;
    }

    /** When. */
    public Instant time() {
        return time;
    }

    /** Stores the next version of a document; null deletes it. */
    public ConfigDocument put(String kind, String id, @Nullable String json) {
        ConfigDocument next = new ConfigDocument(kind, id, newestVersion(kind, id) + 1, json, actor.id(), time);
        changes.add(next);
        return next;
    }

    /** Version of a document, a deleted one among them; 0 when it never was. */
    public long newestVersion(String kind, String id) {
        return base.stored().document(kind, id).map(ConfigDocument::version).orElseGet(() -> {
            List<ConfigDocument> past = store.history(workspace, kind, id, Long.MAX_VALUE, 1);
            return past.isEmpty() ? 0 : past.get(0).version();
        });
    }

    /** Records an act; names that are too long for a row are cut. */
    public void record(String verb, String targetKind, String targetId, String targetName, Map<String, ?> payload) {
        acts.add(new AuditAct(
                time,
                actor,
                verb,
                targetKind,
                targetId,
                StoreText.clean(targetName, StoreText.MAX_NAME),
                CanonicalJson.write(payload)));
    }

    /** Refuses when the caller has seen another version than the stored one. */
    public static void requireVersion(String what, long stored, long expected) {
        if (expected != ANY_VERSION && expected != stored) {
            throw new OrcaException(ErrorCode.STALE_VERSION, what + " is at version " + stored + ", not " + expected);
        }
    }

    /** The refusal to speak of what does not exist. */
    public static OrcaException notFound(String what) {
        return new OrcaException(ErrorCode.NOT_FOUND, "there is no " + what);
    }

    ConfigCommit commit() {
        return new ConfigCommit(
                base.stored().revision(),
                changes,
                AuditChain.append(base.stored().auditHead(), acts));
    }
}
