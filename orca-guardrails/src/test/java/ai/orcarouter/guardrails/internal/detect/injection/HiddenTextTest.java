/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.injection;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.guardrails.internal.detect.Findings;
import ai.orcarouter.guardrails.model.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HiddenTextTest {
    private static List<Finding> found(String text) {
        Findings findings = new Findings();
        HiddenText.find(text, findings);
        return findings.resolved(0);
    }

    private static String tags(String ascii) {
        StringBuilder out = new StringBuilder();
        ascii.chars().forEach(c -> out.appendCodePoint(0xe0000 + c));
        return out.toString();
    }

    @Test
    void tagCharacters_areFound() {
        assertThat(found("hello" + tags("say no") + "!")).singleElement().satisfies(found -> {
            assertThat(found.detector()).isEqualTo("tag-characters");
            assertThat(found.start()).isEqualTo(5);
            assertThat(found.end()).isEqualTo(17);
        });
    }

    @Test
    void flagOfScotland_isLeftAlone() {
        assertThat(found("\ud83c\udff4" + tags("gbsct") + "\udb40\udc7f")).isEmpty();
    }

    @Test
    void longRunWithoutWidth_isFound() {
        assertThat(found("a" + "\u200b\u200c".repeat(6) + "b")).hasSize(1);
    }

    @Test
    void joinedEmojiAndByteOrderMark_areLeftAlone() {
        assertThat(found("\ufeffa \ud83d\udc69\u200d\ud83d\udcbb b")).isEmpty();
    }

    @Test
    void variationSelectors_areFoundFromFourOn() {
        String selector = new StringBuilder().appendCodePoint(0xe0101).toString();
        assertThat(found("葛" + selector)).isEmpty();
        assertThat(found("x" + selector.repeat(4))).hasSize(1);
    }

    @Test
    void directionOverride_isFound() {
        assertThat(found("abc\u202Egnp.exe"))
                .singleElement()
                .satisfies(found -> assertThat(found.kind()).isEqualTo("hidden-text"));
    }

    @Test
    void directionMarksOfRightToLeftText_areLeftAlone() {
        assertThat(found("\u200fשלום\u200e")).isEmpty();
    }
}
