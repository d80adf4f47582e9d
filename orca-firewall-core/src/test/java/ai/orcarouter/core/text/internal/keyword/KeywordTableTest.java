/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text.internal.keyword;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeywordTableTest {
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789_-.";

    private static List<String> words(int count, int letters, int longest, Random random) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            words.add(word(letters, 1 + random.nextInt(longest), random));
        }
        return words;
    }

    private static String word(int letters, int length, Random random) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < length; i++) {
            word.append(LETTERS.charAt(random.nextInt(letters)));
        }
        return word.toString();
    }

    private static List<String> scan(KeywordTable table, String text) {
        List<String> found = new ArrayList<>();
        long at = table.advance(text, 0, text.length(), KeywordTable.START);
        while (at >= 0) {
            for (int i = table.firstOutput((int) at); i >= 0; i = table.nextOutput(i)) {
                found.add(i + "<" + (at >>> Integer.SIZE));
            }
            at = table.advance(text, (int) (at >>> Integer.SIZE), text.length(), (int) at);
        }
        return found;
    }

    @Test
    void advance_statesWithoutRows_findTheSame() {
        Random random = new Random(7);
        for (int i = 0; i < 500; i++) {
            List<String> keywords = words(1 + random.nextInt(20), 3, 6, random);
            String text = word(4, 200, random);
            assertThat(scan(KeywordTable.ofOneRow(keywords), text))
                    .as("%s in %s", keywords, text)
                    .isEqualTo(scan(KeywordTable.of(keywords, false), text));
        }
    }

    @Test
    void of_threeThousandKeywords_staysBelowOneMebibyte() {
        KeywordTable table = KeywordTable.of(words(3_000, LETTERS.length(), 16, new Random(11)), false);
        assertThat(table.bytes()).isBetween(1L << 18, 1L << 20);
    }

    @Test
    void of_widely_takesTheKelvinSignAndTheLongSForLetters() {
        assertThat(scan(KeywordTable.of(List.of("ks"), true), "\u212A\u017F Ks"))
                .containsExactly("0<2", "0<5");
        assertThat(scan(KeywordTable.of(List.of("ks"), false), "\u212A\u017F Ks"))
                .containsExactly("0<5");
        assertThat(scan(KeywordTable.of(List.of("\u212A"), true), "k")).containsExactly("0<1");
    }
}
