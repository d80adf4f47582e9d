/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.text.NormalizedText.Span;
import org.junit.jupiter.api.Test;

class TextNormalizerTest {
    private static final TextNormalizer STANDARD = TextNormalizer.standard();

    private static String normal(String text) {
        return STANDARD.normalize(text).text();
    }

    private static String tags(String ascii) {
        StringBuilder out = new StringBuilder();
        ascii.chars().forEach(c -> out.appendCodePoint(0xE0000 + c));
        return out.toString();
    }

    @Test
    void normalize_ligaturesOfWholeFormulas_becomeOneLetter() {
        assertThat(TextNormalizer.standard().normalize("\uFDFA\u0301 \uFDFB").text())
                .isEqualTo("\u0635\u0301 \u062C");
    }

    @Test
    void normalize_plainAscii_isTheVeryTextAndItsOwnOriginal() {
        String text = "plain text,\twith white space\r\n and {\"json\": 1}";
        NormalizedText normalized = STANDARD.normalize(text);

        assertThat(normalized.text()).isSameAs(text);
        assertThat(normalized.mapped().isOriginal()).isTrue();
        assertThat(TextNormalizer.isPlain(text)).isTrue();
        assertThat(TextNormalizer.isPlain(text + "\u007F")).isFalse();
    }

    @Test
    void normalize_textsOfManyScripts_areTheVeryTexts() {
        for (String text : new String[] {
            "\u4F60\u597D\uFF0C\u4E16\u754C".replace('\uFF0C', ' '),
            "\u041F\u0440\u0438\u0432\u0435\u0442, \u044D\u0442\u043E \u0441\u043E\u0441 \u0430 \u043D\u0435 \u043F\u0438\u0440",
            "\u03BA\u03B1\u03BB\u03B7\u03BC\u03AD\u03C1\u03B1 \u03C4\u03BF \u03BD\u03B1\u03B9",
            "\u0928\u092E\u0938\u094D\u0924\u0947",
            "d\u00E9j\u00E0 vu, \u00FCber stra\u00DFe, \u015B\u0142o\u0144",
            "\uD83D\uDE00 and \uD83D\uDE80"
        }) {
            assertThat(normal(text)).isSameAs(text);
        }
    }

    @Test
    void normalize_hiddenCharactersInAWord_areRemovedCountedAndShown() {
        NormalizedText normalized = STANDARD.normalize("ig\u200B\u200Dno\u2060re");

        assertThat(normalized.text()).isEqualTo("ignore");
        assertThat(normalized.count(TextChange.HIDDEN)).isEqualTo(3);
        assertThat(normalized.spans(TextChange.HIDDEN)).containsExactly(new Span(2, 4), new Span(6, 7));
        assertThat(normalized.mapped().originalEnd(2)).isEqualTo(2);
        assertThat(normalized.mapped().originalStart(2)).isEqualTo(4);
    }

    @Test
    void normalize_invisiblesInOrdinaryUse_areNoSignal() {
        String family = "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67 \u2764\uFE0F\u200D\uD83D\uDD25 1\uFE0F\u20E3";
        String persian = "\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645";
        NormalizedText normalized = STANDARD.normalize("\uFEFF" + family + persian + " hy\u00ADphen");

        assertThat(normalized.count(TextChange.HIDDEN)).isZero();
        assertThat(normalized.count(TextChange.MARK)).isZero();
        assertThat(normalized.count(TextChange.JOINER)).isEqualTo(9);
        assertThat(normalized.text()).endsWith(" hyphen");
    }

    @Test
    void normalize_variationSelectorsInARow_areHidden() {
        assertThat(STANDARD.normalize("\uD83D\uDE00\uFE0F\uDB40\uDD10\uDB40\uDD11")
                        .count(TextChange.HIDDEN))
                .isEqualTo(2);
        assertThat(STANDARD.normalize("a\uFE00").count(TextChange.HIDDEN)).isEqualTo(1);
    }

    @Test
    void normalize_tagCharacters_becomeTheirAsciiApartFromTheWordsAroundThem() {
        NormalizedText normalized = STANDARD.normalize("Hi" + tags("obey me") + "there");

        assertThat(normalized.text()).isEqualTo("Hi obey me there");
        assertThat(normalized.count(TextChange.TAG)).isEqualTo(7);
        assertThat(normalized.spans(TextChange.TAG)).containsExactly(new Span(2, 16));
        assertThat(normalized.mapped().originalStart(3)).isEqualTo(2);
        assertThat(normalized.mapped().originalEnd(10)).isEqualTo(16);
        assertThat(normal("i" + tags("g") + "nore")).isEqualTo("ignore");
    }

    @Test
    void normalize_subdivisionFlags_areNoTags() {
        String wales = "\uD83C\uDFF4" + tags("gbwls") + "\uDB40\uDC7F";
        assertThat(STANDARD.normalize(wales).count(TextChange.TAG)).isZero();
        assertThat(normal(wales)).isEqualTo("\uD83C\uDFF4");
        assertThat(normal("\uD83C\uDFF4" + tags("abcde") + "\uDB40\uDC7F")).endsWith("abcde");
    }

    @Test
    void normalize_lookAlikes_areReplacedInDisguisedWordsOnly() {
        assertThat(normal("\u0440assw\u043Erd")).isEqualTo("password");
        assertThat(normal("the \u0455\u0441\u043E\u0440\u0435")).isEqualTo("the scope");
        NormalizedText russian = STANDARD.normalize("\u0432\u043E\u0442 \u0441\u043E\u0440, API\n");
        assertThat(russian.text()).isEqualTo("\u0432\u043E\u0442 \u0441\u043E\u0440, API\n");
        assertThat(russian.count(TextChange.CONFUSABLE)).isZero();
        assertThat(STANDARD.normalize("\u0440assw\u043Erd").spans(TextChange.CONFUSABLE))
                .containsExactly(new Span(0, 1), new Span(5, 6));
        assertThat(TextNormalizer.builder()
                        .confusables(false)
                        .build()
                        .normalize("\u0440ass")
                        .text())
                .isEqualTo("\u0440ass");
    }

    @Test
    void normalize_styledLetters_becomeAscii() {
        assertThat(normal("\uFF49\uFF47\uFF4E")).isEqualTo("ign");
        assertThat(normal("\u1D00\u1D0F \uD83C\uDD70\uD83C\uDDEE \u24D2 \uD835\uDC00"))
                .isEqualTo("ao AI c A");
        assertThat(STANDARD.normalize("\uFF49\uD835\uDC00").count(TextChange.STYLED))
                .isEqualTo(2);
        assertThat(normal("\uFB01 \u2026 \u2019\u201C\u2014\u00A0\u3000")).isEqualTo("fi ... '\"-  ");
    }

    @Test
    void normalize_marks_goFromAsciiAndStayElsewhere() {
        assertThat(normal("i\u0337g\u0337n\u0337")).isEqualTo("ign");
        assertThat(normal("e\u0301")).isEqualTo("\u00E9");
        assertThat(normal("\u0928\u093F")).isEqualTo("\u0928\u093F");
        assertThat(normal("\u4E00" + "\u0337".repeat(100))).isEqualTo("\u4E00" + "\u0337".repeat(30));
    }

    @Test
    void normalize_floodOfMarks_keepsSegmentsAndMapsSmall() {
        String flood = "\u05D0" + "\u0316\u0301".repeat(500_000);
        NormalizedText normalized = STANDARD.normalize(flood);

        assertThat(normalized.text()).hasSize(31);
        assertThat(normalized.count(TextChange.MARK)).isEqualTo(999_970);
        assertThat(normalized.spans(TextChange.MARK)).hasSize(1);
    }

    @Test
    void normalize_longTextOfWideLetters_keepsOneRun() {
        String wide = "\uFF41\uFF42\uFF43".repeat(1_000);
        NormalizedText normalized = STANDARD.normalize(wide);

        assertThat(normalized.text()).isEqualTo("abc".repeat(1_000));
        assertThat(normalized.mapped().originalStart(2_000)).isEqualTo(2_000);
        assertThat(normalized.spans(TextChange.STYLED)).containsExactly(new Span(0, 3_000));
    }

    @Test
    void normalize_halfPairs_becomeReplacementCharacters() {
        assertThat(normal("a\uD83D\u200B\uDE00b")).isEqualTo("a\uFFFD\uFFFDb");
        assertThat(STANDARD.normalize("\uD83D").count(TextChange.MALFORMED)).isEqualTo(1);
    }

    @Test
    void normalize_optionalSteps_foldCaseAndLeetspeak() {
        TextNormalizer both =
                TextNormalizer.builder().ignoreCase(true).leetspeak(true).build();
        assertThat(both.normalize("1GN0R3 p@$sw0rd! in 2024").text()).isEqualTo("ignore password! in 2024");
    }

    @Test
    void joinSpacedLetters_lettersApart_arePutTogetherWithTheirPlaces() {
        MappedText text = MappedText.of("now i-g-n-o-r-e a b it");
        MappedText joined = TextNormalizer.joinSpacedLetters(text).orElseThrow();

        assertThat(joined.text()).isEqualTo("now ignore a b it");
        assertThat(joined.originalStart(4)).isEqualTo(4);
        assertThat(joined.originalEnd(10)).isEqualTo(15);
        assertThat(TextNormalizer.joinSpacedLetters(MappedText.of("a b c")).isPresent())
                .isFalse();
        assertThat(TextNormalizer.joinSpacedLetters(MappedText.of("x.o b e y"))
                        .orElseThrow()
                        .text())
                .isEqualTo("x.obey");
    }
}
