/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.secret;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordSetTest {
    private final WordSet words = new WordSet("change-me", "example");

    @Test
    void isIn_wordInAnyCase_isTrue() {
        assertThat(words.isIn("my CHANGE-Me value", 0, 18)).isTrue();
        assertThat(words.isIn("anExample", 0, 9)).isTrue();
    }

    @Test
    void isIn_wordReachesOutOfThePart_isFalse() {
        assertThat(words.isIn("an example", 0, 9)).isFalse();
        assertThat(words.isIn("an example", 4, 10)).isFalse();
    }
}
