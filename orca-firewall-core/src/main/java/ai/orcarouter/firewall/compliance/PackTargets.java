/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.compliance;

import java.util.List;

/**
 * Whom a pack governs from when it goes live (SEMANTICS 10.1).
 *
 * @param keys ids of keys, which are attached to the documents of the pack
 * @param workspaceDefault whether those also become the defaults of the workspace
 */
public record PackTargets(List<Long> keys, boolean workspaceDefault) {
    /** Copies the list, without repetitions; there is at least one target. */
    public PackTargets {
        keys = keys.stream().distinct().toList();
        if (keys.isEmpty() && !workspaceDefault) {
            throw new IllegalArgumentException("a pack goes live for somebody");
        }
    }

    /** Certain keys. */
    public static PackTargets keys(Long... ids) {
        return new PackTargets(List.of(ids), false);
    }

    /** Every key without documents of its own. */
    public static PackTargets everyoneByDefault() {
        return new PackTargets(List.of(), true);
    }
}
