/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text;

/**
 * Search without regard to the case of letters. Positions are those of the text itself: a text in lower case may be
 * longer than it was, as U+0130 becomes two characters, so that positions in the one lead astray in the other.
 */
public final class IgnoreCase {
    private IgnoreCase() {}

    /** Where {@code what} first stands in {@code text} at {@code from} or later; -1 when it does not. */
    public static int indexOf(String text, String what, int from) {
        for (int at = Math.max(0, from); at <= text.length() - what.length(); at++) {
            if (text.regionMatches(true, at, what, 0, what.length())) {
                return at;
            }
        }
        return -1;
    }
}
