/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.secret;

import ai.orcarouter.core.text.KeywordScanner;
import java.util.List;

/** A few words of which any one is looked for, in one pass. Immutable and thread-safe. */
final class WordSet {
    private final KeywordScanner words;

    /** The words, in lower case. */
    WordSet(String... words) {
        this.words = KeywordScanner.of(List.of(words));
    }

    /** Whether one of the words stands within, in any letter case. */
    boolean isIn(String text, int from, int to) {
        Seen seen = new Seen();
        words.scan(text, from, to, seen);
        return seen.any;
    }

    private static final class Seen implements KeywordScanner.Hits {
        private boolean any;

        @Override
        public boolean hit(int keyword, int start, int end) {
            any = true;
            return false;
        }
    }
}
