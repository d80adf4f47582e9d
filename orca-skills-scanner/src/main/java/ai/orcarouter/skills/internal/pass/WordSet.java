/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.pass;

import java.util.HashSet;
import java.util.Set;
import java.util.StringTokenizer;

/** Sets of words that are written as one text. */
final class WordSet {
    private WordSet() {}

    /** The words between the blanks. */
    static Set<String> of(String text) {
        Set<String> words = new HashSet<>();
        StringTokenizer tokens = new StringTokenizer(text);
        while (tokens.hasMoreTokens()) {
            words.add(tokens.nextToken());
        }
        return Set.copyOf(words);
    }
}
