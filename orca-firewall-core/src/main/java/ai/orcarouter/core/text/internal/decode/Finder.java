/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text.internal.decode;

import ai.orcarouter.core.text.Encoding;
import java.util.ArrayList;
import java.util.List;

/** Collects the encoded parts of one text within a budget. Not thread-safe. */
public final class Finder {
    private static final Encoding[] INLINE = {Encoding.PERCENT, Encoding.ESCAPE, Encoding.ENTITY};

    private final List<Piece> found = new ArrayList<>();
    private final int maxPieces;
    private long budget;

    private Finder(int maxPieces, long budget) {
        this.maxPieces = maxPieces;
        this.budget = budget;
    }

    /**
     * The encoded parts of a text.
     *
     * @param minLength characters that a run of base64 or hexadecimal digits has at least
     * @param maxPieces parts that are returned at most
     * @param joined whether escapes of several kinds in one line are decoded together
     * @param budget characters that they decode to at most, all together
     */
    public static List<Piece> find(String text, int minLength, boolean joined, int maxPieces, long budget) {
        Finder finder = new Finder(maxPieces, budget);
        if (maxPieces > 0) {
            new Runs(text, minLength, finder::take).decode();
            if (joined) {
                new Inline(text, INLINE).decode(finder::take);
            } else {
                for (Encoding encoding : INLINE) {
                    new Inline(text, encoding).decode(finder::take);
                }
            }
        }
        return finder.found;
    }

    private boolean take(Piece piece) {
        if (found.size() >= maxPieces || piece.text().length() > budget) {
            return false;
        }
        budget -= piece.text().length();
        found.add(piece);
        return true;
    }
}
