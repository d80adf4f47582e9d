/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.registry;

import ai.orcarouter.core.config.DocumentHistory;
import ai.orcarouter.core.spi.ConfigStore;
import ai.orcarouter.core.spi.DocumentKinds;
import ai.orcarouter.skills.model.SkillRecord;
import ai.orcarouter.skills.model.SkillVersion;
import java.util.List;

/** The versions of a workspace's skill records. Thread-safe. */
public final class SkillHistory {
    /** Nobody copies an old record forward, since that would lift what later scans found. */
    private static final String NO_REVERT = "skill_revert";

    private final DocumentHistory<SkillRecord> history;

    /** The history that {@code store} keeps. */
    public SkillHistory(ConfigStore store, String workspace) {
        history = new DocumentHistory<>(store, workspace, DocumentKinds.SKILL, NO_REVERT, SkillReader::read);
    }

    /** Versions of a record, newest first. */
    public List<SkillVersion> page(String name, long beforeVersion, int limit) {
        return history.page(name, beforeVersion, limit).stream()
                .map(each -> new SkillVersion(
                        each.document().version(),
                        each.document().isDeletion(),
                        each.document().author(),
                        each.document().time(),
                        each.contentOrNull()))
                .toList();
    }
}
