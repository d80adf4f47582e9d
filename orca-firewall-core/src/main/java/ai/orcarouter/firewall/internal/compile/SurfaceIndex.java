/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.compile;

import ai.orcarouter.firewall.model.SuffixGlob;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules of one surface, found by tool name.
 *
 * <p>What was found for a name is remembered in a table of fixed size in which a newcomer takes the place of whatever
 * shares its slot: agents call the same few tools again and again, and a caller who invents names can neither grow the
 * table nor make a look-up slower than the search that fills it. Slots are read and written without a lock; their
 * values are immutable.
 */
public final class SurfaceIndex {
    private static final int SLOTS = 1024;
    private static final int LONGEST_REMEMBERED = 256;

    private final NameIndex names;
    private final boolean empty;
    private final @Nullable Candidates[] remembered = new Candidates[SLOTS];

    SurfaceIndex(List<CompiledRule> rules, SuffixGlob suffixes) {
        names = new NameIndex(rules, suffixes);
        empty = rules.isEmpty();
    }

    /** The rules whose glob matches {@code tool}. */
    public Candidates candidates(String tool) {
        if (empty) {
            return Candidates.NONE;
        }
        int hash = tool.hashCode();
        int slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
        Candidates found = remembered[slot];
        if (found != null && found.tool.equals(tool)) {
            return found;
        }
        found = Candidates.of(tool, names.find(tool));
        if (tool.length() <= LONGEST_REMEMBERED) {
            remembered[slot] = found;
        }
        return found;
    }
}
