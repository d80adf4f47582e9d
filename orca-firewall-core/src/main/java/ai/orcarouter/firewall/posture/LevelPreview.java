/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.posture;

import java.util.List;

/**
 * What applying a level would do.
 *
 * @param level the level
 * @param changes what would become of each document
 * @param outOfReach the keys that it would not reach
 * @param replay what it would have decided about recorded calls
 */
public record LevelPreview(
        AutonomyLevel level, List<DocumentChange> changes, List<KeyOutOfReach> outOfReach, ReplayReport replay) {
    /** The most events that are replayed: the newest 10,000 of the window. */
    public static final int MAX_EVENTS = 10_000;

    /** The most samples of each kind of difference. */
    public static final int MAX_SAMPLES = 20;

    /** Copies the lists. */
    public LevelPreview {
        changes = List.copyOf(changes);
        outOfReach = List.copyOf(outOfReach);
    }
}
