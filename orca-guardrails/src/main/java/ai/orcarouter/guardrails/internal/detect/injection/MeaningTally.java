/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.injection;

import java.util.Locale;

/** Counts the meanings of a passage, to say in a reason what was seen without showing the text. */
final class MeaningTally implements FeatureSink {
    private static final int NAMED = 4;

    private final int[] counts;

    MeaningTally(int meanings) {
        counts = new int[meanings + 1];
    }

    @Override
    public void token(int start, int end, int word, int meaning, int[] features, int count) {
        counts[meaning]++;
    }

    /** The most frequent meanings as the end of a sentence; empty when there are none. */
    String named(Lexicon lexicon) {
        StringBuilder named = new StringBuilder();
        for (int n = 0; n < NAMED; n++) {
            int most = 0;
            for (int i = 1; i < counts.length; i++) {
                if (counts[i] > (most == 0 ? 0 : counts[most])) {
                    most = i;
                }
            }
            if (most == 0) {
                break;
            }
            named.append(n == 0 ? "; it speaks of " : ", ");
            named.append(lexicon.name(most).toLowerCase(Locale.ROOT));
            counts[most] = 0;
        }
        return named.toString();
    }
}
