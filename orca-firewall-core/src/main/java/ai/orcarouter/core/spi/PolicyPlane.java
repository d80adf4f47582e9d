/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.spi;

import ai.orcarouter.core.Issue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One plane of a workspace's configuration (firewall or guardrails) in terms of documents, so that a posture or a
 * compliance pack can change both planes in one commit (SEMANTICS 5.7). Thread-safe; makes no change itself: it only
 * says which documents a change consists of.
 *
 * <p>Methods that read a stored document throw {@link ai.orcarouter.core.OrcaException} with
 * {@link ai.orcarouter.core.ErrorCode#INVALID_DOCUMENT} for one that cannot be read.
 */
public interface PolicyPlane {
    /**
     * One stored document of a plane.
     *
     * @param kind the plane's name of the document kind, such as {@code firewall_policy}
     * @param name unique within the workspace and kind
     * @param json the content
     */
    record Document(String kind, String name, String json) {}

    /**
     * A document as a change leaves it.
     *
     * @param kind its kind
     * @param id its id
     * @param jsonOrNull its content; null when it is deleted
     * @param counter whether it only counts numbers that were given out, which an undo does not take back
     */
    record Change(String kind, String id, @Nullable String jsonOrNull, boolean counter) {
        /** A change of content that an undo takes back. */
        public static Change of(String kind, String id, @Nullable String jsonOrNull) {
            return new Change(kind, id, jsonOrNull, false);
        }
    }

    /**
     * The place of a document among those of its kind.
     *
     * @param name its name
     * @param enabled whether it does anything
     * @param isDefault whether it stands for keys without one of their own
     */
    record Standing(String name, boolean enabled, boolean isDefault) {}

    /** What a level's documents would have done with something that was recorded. */
    enum Outcome {
        /** It would have been withheld. */
        BLOCKED,
        /** It would have gone on, changed. */
        CHANGED,
        /** It would have gone on, with a record. */
        RECORDED,
        /** It would have gone on. */
        PASSED,
        /** What was recorded does not tell. */
        UNKNOWN
    }

    /** Tells what became of one recorded event under a level. */
    @FunctionalInterface
    interface EventReplay {
        /** What the level would have done. */
        Outcome outcome(Event event);
    }

    /** Stable name of the plane, such as {@code firewall}. */
    String name();

    /** The kind of the plane's documents; at most one of them is the workspace's default, and names are unique. */
    String kind();

    /** The documents an autonomy level consists of (REFERENCE 3); empty when the level has none in this plane. */
    List<Document> documentsForLevel(String level);

    /** What an autonomy level makes of the plane's settings; empty when they stay as they are. */
    default List<Change> settingsForLevel(String level, ConfigSnapshot stored) {
        return List.of();
    }

    /**
     * What storing {@code document} consists of: it takes the place of the stored document that has its name, or comes
     * under a new number, which the counter then remembers.
     */
    List<Change> placed(Document document, ConfigSnapshot stored);

    /** Where a stored document of {@link #kind} stands. */
    Standing standing(String json);

    /** A stored document of {@link #kind} as the default, or no longer; nothing else in it changes. */
    String withDefault(String json, boolean isDefault);

    /** Every fault of a document, as on saving it. */
    List<Issue> validate(Document document);

    /**
     * Replays what this plane records, beside calls, under an autonomy level: by default nothing can be told. Events of
     * other planes are {@link Outcome#UNKNOWN}.
     */
    default EventReplay replay(String level) {
        return event -> Outcome.UNKNOWN;
    }

    /** The documents of this plane to start from (REFERENCE 2.14 and 4.15), in the order to show them. */
    default List<PolicyTemplate> templates() {
        return List.of();
    }
}
