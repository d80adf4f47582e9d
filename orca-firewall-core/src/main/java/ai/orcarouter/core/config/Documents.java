/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.config;

import ai.orcarouter.core.spi.ConfigCommit;
import ai.orcarouter.core.spi.ConfigDocument;
import ai.orcarouter.core.spi.ConfigSnapshot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a commit makes of the documents it was computed from. */
final class Documents {
    private Documents() {}

    /** The workspace once {@code commit}, which expects {@code base}, is stored. */
    static ConfigSnapshot after(ConfigSnapshot base, ConfigCommit commit) {
        Set<List<String>> changed = new HashSet<>();
        List<ConfigDocument> after = new ArrayList<>();
        for (ConfigDocument change : commit.changes()) {
            changed.add(List.of(change.kind(), change.id()));
            if (!change.isDeletion()) {
                after.add(change);
            }
        }
        for (ConfigDocument document : base.documents()) {
            if (!changed.contains(List.of(document.kind(), document.id()))) {
                after.add(document);
            }
        }
        return new ConfigSnapshot(base.revision() + 1, after, commit.auditHead());
    }
}
