/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.secret;

import java.util.Arrays;

/** Endings of words, in lower case, by their last character: of many endings few are compared. Immutable. */
final class Endings {
    private static final int ASCII = 128;
    private static final String[] NONE = {};

    private final String[][] byLast = new String[ASCII][];

    Endings(String... endings) {
        for (char last = 0; last < ASCII; last++) {
            char lower = Edges.isUpper(last) ? (char) (last | 0x20) : last;
            byLast[last] = Arrays.stream(endings)
                    .filter(ending -> ending.charAt(ending.length() - 1) == lower)
                    .toArray(String[]::new);
        }
    }

    /** Those with the last character of a part of a text, in either case; not to be written to. */
    String[] like(String text, int from, int to) {
        char last = to > from ? text.charAt(to - 1) : ASCII;
        return last < ASCII ? byLast[last] : NONE;
    }
}
