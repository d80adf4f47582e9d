/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IgnoreCaseTest {
    @Test
    void indexOf_behindALetterThatGrowsInLowerCase_isThePlaceInTheText() {
        assertThat(IgnoreCase.indexOf("\u0130\u0130\u0130URL=x", "url=", 0)).isEqualTo(3);
    }

    @Test
    void indexOf_fromBehindTheFirst_findsTheNext() {
        assertThat(IgnoreCase.indexOf("url= Url=", "url=", 1)).isEqualTo(5);
        assertThat(IgnoreCase.indexOf("url= Url=", "url=", 6)).isEqualTo(-1);
    }

    @Test
    void indexOf_atTheEndOrLongerThanTheText_isFoundOrNot() {
        assertThat(IgnoreCase.indexOf("my URL", "url", 0)).isEqualTo(3);
        assertThat(IgnoreCase.indexOf("ur", "url", 0)).isEqualTo(-1);
        assertThat(IgnoreCase.indexOf("", "", 0)).isZero();
    }
}
