/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeywordScannerTest {
    private static List<String> scan(List<String> keywords, String text) {
        return scan(keywords, text, 0, text.length());
    }

    private static List<String> scan(List<String> keywords, String text, int from, int to) {
        List<String> found = new ArrayList<>();
        KeywordScanner.of(keywords)
                .scan(text, from, to, (keyword, start, end) -> found.add(keyword + "@" + start + "-" + end));
        return found;
    }

    @Test
    void scan_keywordsWithinOneAnother_areAllReportedByEndAndThenByLength() {
        assertThat(scan(List.of("he", "she", "his", "hers"), "ushers")).containsExactly("1@1-4", "0@2-4", "3@2-6");
    }

    @Test
    void scan_keywordThatOverlapsItself_isReportedEachTime() {
        assertThat(scan(List.of("aa"), "aaaa")).containsExactly("0@0-2", "0@1-3", "0@2-4");
    }

    @Test
    void scan_asciiLetters_areFoundInEitherCase() {
        assertThat(scan(List.of("ToKeN_9[`"), "tOkEn_9[` token_9{@")).containsExactly("0@0-9");
    }

    @Test
    void scan_otherLetters_areFoundExactly() {
        assertThat(scan(List.of("clé", "密钥", "ключ"), "CLÉ clé 密钥 КЛЮЧ ключ"))
                .containsExactly("0@4-7", "1@8-10", "2@16-20");
    }

    @Test
    void scan_lettersThatUnicodeFoldsToAscii_areNotAscii() {
        assertThat(scan(List.of("ks"), "\u212A\u017F KS")).containsExactly("0@3-5");
    }

    @Test
    void scan_surrogates_areUnitsLikeAnyOthers() {
        assertThat(scan(List.of("😀", "\uDE00", "\uFFFF"), "x😀\uD83D\uFFFF\uFFFE"))
                .containsExactly("0@1-3", "1@2-3", "2@4-5");
    }

    @Test
    void scan_equalKeywords_areEachReportedInOrder() {
        assertThat(scan(List.of("Key", "ey", "key"), "key")).containsExactly("0@0-3", "2@0-3", "1@1-3");
    }

    @Test
    void scan_range_readsNothingOutside() {
        assertThat(scan(List.of("ab", "b"), "ababab", 1, 5)).containsExactly("1@1-2", "0@2-4", "1@3-4");
        assertThat(scan(List.of("ab"), "abab", 2, 2)).isEmpty();
    }

    @Test
    void scan_hitsThatReturnFalse_endTheScan() {
        List<Integer> ends = new ArrayList<>();
        KeywordScanner.of(List.of("a", "aa")).scan("aaaa", 0, 4, (keyword, start, end) -> {
            ends.add(end);
            return ends.size() < 2;
        });
        assertThat(ends).containsExactly(1, 2);
    }

    @Test
    void scan_noKeywords_findsNothing() {
        assertThat(scan(List.of(), "text é密")).isEmpty();
    }

    @Test
    void scan_rangeOutsideTheText_isRefused() {
        assertThatThrownBy(() -> scan(List.of("a"), "aa", 1, 3)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> scan(List.of("a"), "aa", 2, 1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void of_emptyKeyword_isRefused() {
        assertThatThrownBy(() -> KeywordScanner.of(List.of("a", "")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("keyword 1 is empty");
    }
}
