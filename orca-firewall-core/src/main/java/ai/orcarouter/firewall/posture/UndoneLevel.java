/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.posture;

import java.util.List;

/**
 * A level that was undone.
 *
 * @param auditId number of the audit row that records the undo
 * @param undone the audit id of the level that was undone
 * @param level that level
 * @param changes what became of each document
 * @param lost the later changes that are lost by it; empty unless it was forced
 */
public record UndoneLevel(
        long auditId, long undone, AutonomyLevel level, List<DocumentChange> changes, List<LostChange> lost) {
    /** Copies the lists. */
    public UndoneLevel {
        changes = List.copyOf(changes);
        lost = List.copyOf(lost);
    }
}
