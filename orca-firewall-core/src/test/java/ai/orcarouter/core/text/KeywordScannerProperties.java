/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Random keywords in random texts against comparing each keyword with each place of the text. */
class KeywordScannerProperties {
    private record Hit(int keyword, int start, int end) {}

    @Property(tries = 3_000)
    void scan_anyKeywordsInAnyText_findsWhatComparingEachPlaceFinds(
            @ForAll("keywords") List<String> keywords, @ForAll("texts") String text) {
        List<Hit> found = new ArrayList<>();
        KeywordScanner.of(keywords)
                .scan(text, 0, text.length(), (keyword, start, end) -> found.add(new Hit(keyword, start, end)));
        assertThat(found).isEqualTo(naive(keywords, text));
    }

    private static List<Hit> naive(List<String> keywords, String text) {
        List<Hit> hits = new ArrayList<>();
        for (int end = 1; end <= text.length(); end++) {
            for (int start = 0; start < end; start++) {
                for (int i = 0; i < keywords.size(); i++) {
                    if (folded(keywords.get(i)).equals(folded(text.substring(start, end)))) {
                        hits.add(new Hit(i, start, end));
                    }
                }
            }
        }
        return hits;
    }

    private static String folded(String text) {
        StringBuilder folded = new StringBuilder();
        text.chars().forEach(unit -> folded.append((char) ('A' <= unit && unit <= 'Z' ? unit + 32 : unit)));
        return folded.toString();
    }

    @Provide
    Arbitrary<List<String>> keywords() {
        return units().list()
                .ofMinSize(1)
                .ofMaxSize(5)
                .map(units -> String.join("", units))
                .list()
                .ofMaxSize(12);
    }

    @Provide
    Arbitrary<String> texts() {
        return units().list().ofMaxSize(40).map(units -> String.join("", units));
    }

    private static Arbitrary<String> units() {
        return Arbitraries.of("a", "A", "b", "B", "k", "\u212A", "@", "`", "é", "É", "密", "\uD83D", "\uDE00", "\uFFFF");
    }
}
