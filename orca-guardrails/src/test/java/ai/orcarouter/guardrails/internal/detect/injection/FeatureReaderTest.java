/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.injection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class FeatureReaderTest {
    private static Map<Integer, Integer> counts(String text) {
        Map<Integer, Integer> counts = new HashMap<>();
        FeatureSink sink = (start, end, word, meaning, features, count) -> {
            for (int i = 0; i < count; i++) {
                counts.merge(features[i], 1, Integer::sum);
            }
        };
        new FeatureReader(Lexicon.of(List.of()), sink).read(text);
        return counts;
    }

    /** What a text in upper case has beside what the same text in lower case has. */
    private static int shouts(String text) {
        Map<Integer, Integer> counts = counts(text);
        counts(text.toLowerCase(Locale.ROOT)).forEach((feature, n) -> counts.merge(feature, -n, Integer::sum));
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    @Test
    void runOfWordsInUpperCase_countsOnce() {
        assertThat(shouts("STOP")).isEqualTo(1);
        assertThat(shouts("STOP ALL THE WORK")).isEqualTo(1);
        assertThat(shouts("STOP ALL work AND REST")).isEqualTo(2);
    }

    @Test
    void oneReader_readsTextsAsIfEachWereTheFirst() {
        Map<Integer, Integer> second = new HashMap<>();
        boolean[] counting = new boolean[1];
        FeatureReader reader =
                new FeatureReader(Lexicon.of(List.of()), (start, end, word, meaning, features, count) -> {
                    for (int i = 0; counting[0] && i < count; i++) {
                        second.merge(features[i], 1, Integer::sum);
                    }
                });
        reader.read("SHOUT AND SHOUT");
        counting[0] = true;
        reader.read("STOP it");
        assertThat(second).isEqualTo(counts("STOP it"));
    }
}
