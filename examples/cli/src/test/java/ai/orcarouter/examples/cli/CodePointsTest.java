/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CodePointsTest {
    @Test
    void at_afterSurrogatePairs_countsEachOnce() {
        CodePoints points = new CodePoints("a\uD83D\uDE00b\uD83D\uDE00c");
        assertThat(points.at(1)).isEqualTo(1);
        assertThat(points.at(3)).isEqualTo(2);
        assertThat(points.at(7)).isEqualTo(5);
    }

    @Test
    void at_askedBackwards_countsAnew() {
        CodePoints points = new CodePoints("a\uD83D\uDE00b");
        assertThat(points.at(4)).isEqualTo(3);
        assertThat(points.at(1)).isEqualTo(1);
    }
}
