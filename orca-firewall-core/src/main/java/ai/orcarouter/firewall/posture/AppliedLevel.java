/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.posture;

import java.util.List;

/**
 * A level that was applied.
 *
 * @param auditId number of the audit row that records it; what {@link SecureAgents#undo} takes
 * @param level the level
 * @param changes what became of each document that was not so before
 * @param outOfReach the keys that it does not reach
 */
public record AppliedLevel(
        long auditId, AutonomyLevel level, List<DocumentChange> changes, List<KeyOutOfReach> outOfReach) {
    /** Copies the lists. */
    public AppliedLevel {
        changes = List.copyOf(changes);
        outOfReach = List.copyOf(outOfReach);
    }
}
