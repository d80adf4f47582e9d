/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.workspace;

import ai.orcarouter.core.Actor;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.config.ConfigDraft;
import ai.orcarouter.core.spi.ConfigDocument;
import ai.orcarouter.core.spi.DocumentKinds;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One change of a workspace while it is computed, with the numbers that the firewall gives out. */
public final class Draft {
    /** The {@code expectedVersion} of callers that overwrite whatever is stored. */
    public static final long ANY_VERSION = ConfigDraft.ANY_VERSION;

    private final ConfigDraft<WorkspaceSnapshot> change;
    private @Nullable Numbers numbers;

    Draft(ConfigDraft<WorkspaceSnapshot> change) {
        this.change = change;
    }

    /** What the change is computed from. */
    public WorkspaceSnapshot base() {
        return change.base();
    }

    /** Who makes it. */
    public Actor actor() {
        return change.actor();
    }

    /** When. */
    public Instant time() {
        return change.time();
    }

    /** Stores the next version of a document; null deletes it. */
    public ConfigDocument put(String kind, String id, @Nullable String json) {
        return change.put(kind, id, json);
    }

    /** Version of a document, a deleted one among them; 0 when it never was. */
    long newestVersion(String kind, String id) {
        return change.newestVersion(kind, id);
    }

    /** Records an act; names that are too long for a row are cut. */
    public void record(String verb, String targetKind, String targetId, String targetName, Map<String, ?> payload) {
        change.record(verb, targetKind, targetId, targetName, payload);
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
        return known == null ? Numbers.of(base()) : known;
    }

    void putNumbers() {
        if (numbers != null) {
            put(DocumentKinds.FIREWALL_NUMBERS, DocumentKinds.SINGLE, numbers.encode());
            numbers = null;
        }
    }

    /** Refuses when the caller has seen another version than the stored one. */
    public static void requireVersion(String what, long stored, long expected) {
        ConfigDraft.requireVersion(what, stored, expected);
    }

    /** The refusal to speak of what does not exist. */
    public static OrcaException notFound(String what) {
        return ConfigDraft.notFound(what);
    }
}
