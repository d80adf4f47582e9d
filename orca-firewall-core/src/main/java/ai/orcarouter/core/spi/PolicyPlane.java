/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.spi;

import ai.orcarouter.core.Issue;
import java.util.List;

/**
 * One plane of a workspace's configuration (firewall or guardrails) in terms of documents, so that a posture or a
 * compliance pack can change both planes in one commit (SEMANTICS 5.7). Thread-safe; makes no change itself: it only
 * says which documents a change consists of.
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

    /** Stable name of the plane, such as {@code firewall}. */
    String name();

    /** The documents an autonomy level consists of (REFERENCE 3); empty when the level has none in this plane. */
    List<Document> documentsForLevel(String level);

    /**
     * The documents a compliance pack materialises (REFERENCE 10.1).
     *
     * @param pack catalogue key of the pack
     * @param enforce whether it enforces or only observes
     * @param previous the documents of the same pack that are stored now; an edit made there wins
     */
    List<Document> documentsForPack(String pack, boolean enforce, List<Document> previous);

    /** Every fault of a document, as on saving it. */
    List<Issue> validate(Document document);
}
