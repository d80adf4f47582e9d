/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text.internal.regex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CaseFoldTest {
    private static final int LAST = 0x1044F;

    @Test
    void folded_everyLetterWithCase_matchesWhatRe2jMatches() throws Exception {
        List<Integer> letters = new ArrayList<>();
        for (int codePoint = 0; codePoint <= LAST; codePoint++) {
            if (CaseFold.next(codePoint) != codePoint && hasWayBack(codePoint)) {
                letters.add(codePoint);
            }
        }
        assertThat(letters).hasSizeGreaterThan(2_000);
        for (int letter : letters) {
            CharSet folded = CaseFold.folded(CharSet.of(letter, letter));
            Pattern oracle = Pattern.compile(String.format("(?i)\\x{%x}", letter));
            StringBuilder others = new StringBuilder();
            for (int other : letters) {
                if (folded.contains(other)) {
                    assertThat(oracle.matcher(Character.toString(other)).find()).isTrue();
                } else if (Math.abs(other - letter) < 400 || other < 0x250) {
                    others.appendCodePoint(other);
                }
            }
            assertThat(oracle.matcher(others).find()).isFalse();
        }
    }

    @Test
    void folded_everyOtherCodePoint_isAlone() throws Exception {
        for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
            if (CaseFold.next(codePoint) == codePoint) {
                assertThat(CaseFold.folded(CharSet.of(codePoint, codePoint)).isSingle())
                        .isTrue();
            }
        }
    }

    @Test
    void folded_letterWithoutAWayBack_refused() {
        assertThatThrownBy(() -> CaseFold.folded(CharSet.of(0x1C80, 0x1C80)))
                .isInstanceOf(RefusedPatternException.class)
                .hasMessage("case of U+1C80 cannot be ignored");
    }

    private static boolean hasWayBack(int letter) {
        try {
            CaseFold.folded(CharSet.of(letter, letter));
            return true;
        } catch (RefusedPatternException refused) {
            return false;
        }
    }
}
