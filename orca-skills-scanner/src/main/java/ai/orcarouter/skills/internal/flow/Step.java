/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.flow;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One place on the way of a value.
 *
 * @param script the script that it is in
 * @param start offset of its first character in the script's text
 * @param end offset behind its last
 * @param before the place that it came from; null at its source
 * @param depth how many places are before it
 */
public record Step(
        Script script, int start, int end, @Nullable Step before, int depth) {
    private static final int MAX_DEPTH = 10;

    static Step at(Script script, int start, int end) {
        return new Step(script, start, end, null, 0);
    }

    /** The next place; a way that is too long keeps its first and its newest places. */
    Step then(Script next, int from, int to) {
        if (before != null && next.equals(script) && from == start) {
            return this;
        }
        return new Step(next, from, to, depth >= MAX_DEPTH ? before : this, Math.min(depth + 1, MAX_DEPTH));
    }

    /** From the source to here. */
    public List<Step> way() {
        List<Step> way = new ArrayList<>();
        for (Step at = this; at != null; at = at.before) {
            way.add(at);
        }
        Collections.reverse(way);
        return way;
    }
}
