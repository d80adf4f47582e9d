/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VisibleTest {
    @Test
    void text_hiddenCharacters_areNamed() {
        assertThat(Visible.text("a\u200bb", 100)).isEqualTo("a<U+200B>b");
        assertThat(Visible.text("\udb40\udc41", 100)).isEqualTo("<U+E0041>");
        assertThat(Visible.text("\u202ex\u2066", 100)).isEqualTo("<U+202E>x<U+2066>");
        assertThat(Visible.text("\u001b[0m\r", 100)).isEqualTo("<U+001B>[0m<U+000D>");
        assertThat(Visible.text("\u00a0\u3164\u2800\ufeff", 100)).isEqualTo("<U+00A0><U+3164><U+2800><U+FEFF>");
        assertThat(Visible.text("\ud800", 100)).isEqualTo("<U+D800>");
    }

    @Test
    void text_lettersOfAnotherScriptBesideLatinOnes_areNamed() {
        assertThat(Visible.text("re\u0430d", 100)).isEqualTo("re<U+0430>d");
        assertThat(Visible.text("\u0440ay", 100)).isEqualTo("<U+0440>ay");
        assertThat(Visible.text("\u043f\u0440\u0438\u0432\u0435\u0442", 100))
                .isEqualTo("\u043f\u0440\u0438\u0432\u0435\u0442");
        assertThat(Visible.text("caf\u00e9 \u65e5\u672c", 100)).isEqualTo("caf\u00e9 \u65e5\u672c");
    }

    @Test
    void text_longerThanAllowed_isCut() {
        assertThat(Visible.text("abcdef", 3)).isEqualTo("abc...");
        assertThat(Visible.text("abc", 3)).isEqualTo("abc");
    }
}
