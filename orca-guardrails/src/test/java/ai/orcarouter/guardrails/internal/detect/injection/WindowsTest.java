/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.injection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class WindowsTest {
    /** The windows of a text, each as its words between spaces. */
    private static List<String> windows(String text) {
        List<String> tokens = new ArrayList<>();
        List<String> cut = new ArrayList<>();
        Windows windows = new Windows() {
            @Override
            void window(int from, int to) {
                cut.add(String.join(" ", tokens.subList(from, to)));
            }
        };
        FeatureSink sink = (start, end, word, meaning, features, count) -> {
            windows.starts(start, end, word);
            tokens.add(text.substring(start, end).strip());
            windows.counted();
        };
        new FeatureReader(Lexicon.of(List.of()), sink).read(text);
        windows.finish();
        return cut;
    }

    @Test
    void sentences_areWindowsAloneAndWithUpToTwoBefore() {
        assertThat(windows("Go on now. Stop it here! Who was it? That is all."))
                .contains(
                        "Go on now .",
                        "Stop it here !",
                        "Go on now . Stop it here !",
                        "Who was it ?",
                        "Go on now . Stop it here ! Who was it ?",
                        "That is all .",
                        "Stop it here ! Who was it ? That is all .")
                .doesNotContain("Go on now . Stop");
    }

    @Test
    void linesAndIdeographicStops_endSentences() {
        assertThat(windows("one two three\nfour five six")).contains("one two three ", "four five six");
        assertThat(windows("今日は晴。明日は雨。")).contains("今 日 は 晴 。", "明 日 は 雨 。");
    }

    @Test
    void stopWithoutSpace_endsNoSentence() {
        assertThat(windows("call java.util.List of it")).containsOnly("call java . util . List of it");
    }

    @Test
    void veryShortSentence_goesOnWithTheNext() {
        assertThat(windows("No. Do the other thing.")).containsOnly("No . Do the other thing .");
    }

    @Property
    void windows_areNeverLongerThanTheLongestAndCoverTheText(@ForAll @IntRange(min = 1, max = 1500) int words) {
        List<int[]> cut = new ArrayList<>();
        Windows windows = new Windows() {
            @Override
            void window(int from, int to) {
                cut.add(new int[] {from, to});
            }
        };
        for (int i = 0; i < words; i++) {
            windows.starts(2 * i, 2 * i + 1, i);
            windows.counted();
        }
        windows.finish();
        boolean[] covered = new boolean[words];
        for (int[] window : cut) {
            assertThat(window[1] - window[0]).isBetween(1, Windows.LONGEST);
            for (int i = window[0]; i < window[1]; i++) {
                covered[i] = true;
            }
        }
        assertThat(covered).doesNotContain(false);
    }
}
