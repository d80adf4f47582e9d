/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.posture;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.Issue;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.spi.ConfigDocument;
import ai.orcarouter.core.spi.ConfigSnapshot;
import ai.orcarouter.core.spi.PolicyPlane;
import ai.orcarouter.core.spi.PolicyPlane.Change;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What applying a level comes to (REFERENCE 15.26): its own documents become the defaults, former defaults are demoted,
 * settings follow, attachments of keys stay.
 *
 * @param edition the workspace with the changes
 * @param own the level's own documents
 */
record LevelPlan(Edition edition, Set<Edition.Key> own) {
    static LevelPlan of(AutonomyLevel level, List<PolicyPlane> planes, ConfigSnapshot stored) {
        Edition edition = new Edition(stored);
        Set<Edition.Key> own = new HashSet<>();
        for (PolicyPlane plane : planes) {
            for (PolicyPlane.Document document : plane.documentsForLevel(level.wire())) {
                requireValid(plane, document);
                for (Change change : plane.placed(document, edition.result())) {
                    edition.put(change);
                    if (change.kind().equals(plane.kind())) {
                        own.add(new Edition.Key(change.kind(), change.id()));
                    }
                }
            }
            demote(plane, stored, own, edition);
            plane.settingsForLevel(level.wire(), stored).forEach(edition::put);
        }
        return new LevelPlan(edition, own);
    }

    private static void requireValid(PolicyPlane plane, PolicyPlane.Document document) {
        List<Issue> errors =
                plane.validate(document).stream().filter(Issue::isError).toList();
        if (!errors.isEmpty()) {
            throw new OrcaException(ErrorCode.INVALID_DOCUMENT, errors);
        }
    }

    /** One that cannot be read may be the default, so nothing is applied over it. */
    private static void demote(PolicyPlane plane, ConfigSnapshot stored, Set<Edition.Key> own, Edition edition) {
        for (ConfigDocument document : stored.documents(plane.kind())) {
            String json = document.json().orElseThrow();
            if (!own.contains(new Edition.Key(document.kind(), document.id()))
                    && plane.standing(json).isDefault()) {
                edition.put(Change.of(document.kind(), document.id(), plane.withDefault(json, false)));
            }
        }
    }
}
