/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HiddenTest {
    private final Hidden hidden = new Hidden();

    @Test
    void in_textThatIsPartOfAnother_hidesTheLongerOneWhole() {
        hidden.add("secret-token");
        hidden.add("Bearer secret-token");
        assertThat(hidden.in("[\"Bearer secret-token\",\"secret-token\"]")).isEqualTo("[\"***\",\"***\"]");
    }

    @Test
    void in_escapesOfAString_areHiddenToo() {
        hidden.add("a/b\"c\\defgh");
        assertThat(hidden.in("[\"a/b\\\"c\\\\defgh\",\"a\\/b\\\"c\\\\defgh\"]")).isEqualTo("[\"***\",\"***\"]");
    }

    @Test
    void in_digits_stayANumber() {
        hidden.add("1234567890");
        assertThat(hidden.in("[1234567890]")).isEqualTo("[1111111111]");
    }

    @Test
    void add_manyTexts_forgetsTheOldestAndNotTheLongest() {
        for (int i = 0; i < 400; i++) {
            hidden.add("token-" + i + "x".repeat(400 - i));
        }
        assertThat(hidden.in("token-399x token-300" + "x".repeat(100))).isEqualTo("*** ***");
        assertThat(hidden.in("token-0" + "x".repeat(400))).contains("token-0");
    }
}
