/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.compile;

import ai.orcarouter.firewall.model.SuffixGlob;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules of one surface, found by tool name.
 *
 * <p>What was found for a name is remembered in a table of fixed size, in which a newcomer takes one of four places and
 * pushes out whatever stands there: agents call the same few tools again and again, and a caller who invents names can
 * neither grow the table nor make a look-up slower than the search that fills it. Places are read and written without a
 * lock; their values are immutable.
 */
public final class SurfaceIndex {
    private static final int ROWS = 512;
    private static final int PLACES = 4;
    private static final int LONGEST_REMEMBERED = 256;

    private final NameIndex names;
    private final boolean empty;
    private final @Nullable Candidates[] remembered = new Candidates[ROWS * PLACES];

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
        int row = ((hash ^ (hash >>> 15)) & (ROWS - 1)) * PLACES;
        for (int place = row; place < row + PLACES; place++) {
            Candidates found = remembered[place];
            if (found == null) {
                break;
            }
            if (found.hash == hash && found.tool.equals(tool)) {
                return found;
            }
        }
        return find(tool, row, hash >>> 30);
    }

    private Candidates find(String tool, int row, int victim) {
        Candidates found = Candidates.of(tool, names.find(tool));
        if (tool.length() <= LONGEST_REMEMBERED) {
            int place = row;
            while (place < row + PLACES && remembered[place] != null) {
                place++;
            }
            remembered[place < row + PLACES ? place : row + victim] = found;
        }
        return found;
    }
}
