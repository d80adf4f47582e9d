/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.workspace;

import ai.orcarouter.core.Actor;
import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.json.CanonicalJson;
import ai.orcarouter.core.spi.AuditAct;
import ai.orcarouter.core.spi.AuditChain;
import ai.orcarouter.core.spi.ConfigCommit;
import ai.orcarouter.core.spi.ConfigDocument;
import ai.orcarouter.core.spi.ConfigStore;
import ai.orcarouter.core.spi.DocumentKinds;
import ai.orcarouter.core.spi.StoreText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One change of a workspace while it is computed from a snapshot: documents to store and acts to record. */
public final class Draft {
    /** The {@code expectedVersion} of callers that overwrite whatever is stored. */
    public static final long ANY_VERSION = 0;

    private final WorkspaceSnapshot base;
    private final ConfigStore store;
    private final String workspace;
    private final Actor actor;
    private final Instant time;
    private final List<ConfigDocument> changes = new ArrayList<>();
    private final List<AuditAct> acts = new ArrayList<>();
    private @Nullable Numbers numbers;

    Draft(WorkspaceSnapshot base, ConfigStore store, String workspace, Actor actor, Instant time) {
        this.base = base;
        this.store = store;
        this.workspace = workspace;
        this.actor = actor;
        this.time = time;
    }

    /** What the change is computed from. */
    public WorkspaceSnapshot base() {
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
    long newestVersion(String kind, String id) {
        return base.document(kind, id).map(ConfigDocument::version).orElseGet(() -> {
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

    /** A number that no policy of the workspace ever had. */
    public long newPolicy() {
        Numbers free = numbers();
        numbers = new Numbers(free.policy() + 1, free.rule(), free.key());
        return free.policy();
    }

    /** A number that no rule of the workspace ever had. */
    public long newRule() {
        Numbers free = numbers();
        numbers = new Numbers(free.policy(), free.rule() + 1, free.key());
        return free.rule();
    }

    /** Keeps numbers that an author chose from being given out again. */
    void used(long rule) {
        Numbers free = numbers();
        if (rule >= free.rule()) {
            numbers = new Numbers(free.policy(), rule + 1, free.key());
        }
    }

    /** A number that no key of the workspace ever had. */
    public long newKey() {
        Numbers free = numbers();
        numbers = new Numbers(free.policy(), free.rule(), free.key() + 1);
        return free.key();
    }

    private Numbers numbers() {
        Numbers known = numbers;
        return known == null ? Numbers.of(base) : known;
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
        if (numbers != null) {
            put(DocumentKinds.FIREWALL_NUMBERS, DocumentKinds.SINGLE, numbers.encode());
            numbers = null;
        }
        return new ConfigCommit(base.revision(), changes, AuditChain.append(base.auditHead(), acts));
    }
}
