/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect;

import ai.orcarouter.guardrails.model.DetectionPlane;

/**
 * Looks for one kind of thing in passages. Immutable and thread-safe; takes time linear in the passage whatever it
 * holds, throws nothing, and allocates nothing where nothing is found.
 */
public interface Detector {
    /** What it looks for. */
    DetectionPlane plane();

    /** Adds everything it sees, in any order; overlaps are sorted out by the caller. */
    void detect(Passage passage, Findings findings);
}
