/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text.internal.normal;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.text.Disguises;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The composer against the normaliser of the JDK, which sees the whole text at once. */
class NormalFormProperties {
    private static final Steps NFKC = new Steps(false, false, false, false);

    @Property(tries = 5_000)
    void normalize_anyText_isWhatTheJdkMakesOfTheWhole(@ForAll @From("texts") String text) {
        assertThat(NFKC.normalize(text).text()).isEqualTo(Normalizer.normalize(text, Normalizer.Form.NFKC));
    }

    @Provide
    net.jqwik.api.Arbitrary<String> texts() {
        return Disguises.anyText(40);
    }

    @Example
    void normalize_everyCharacterBehindAndBeforeALetter_isWhatTheJdkMakesOfIt() {
        for (int point = 1; point <= Character.MAX_CODE_POINT; point++) {
            String text = "a" + Character.toString(point) + "\u0301";
            String expected = Normalizer.normalize(text, Normalizer.Form.NFKC);
            if (!NFKC.normalize(text).text().equals(expected)) {
                assertThat(NFKC.normalize(text).text()).as("%x", point).isEqualTo(expected);
            }
        }
    }

    /** What starts a segment must compose with nothing: its first part is in no composition but as the first. */
    @Example
    void classes_ofAllThatCanCompose_keepTheSegmentOpen() {
        Set<Integer> seconds = new HashSet<>();
        for (int point = 1; point <= Character.MAX_CODE_POINT; point++) {
            String parts = Normalizer.normalize(Character.toString(point), Normalizer.Form.NFD);
            parts.codePoints().skip(1).forEach(seconds::add);
        }
        for (int c = 1; c < 0xD800; c++) {
            int first = Normalizer.normalize(String.valueOf((char) c), Normalizer.Form.NFKD)
                    .codePointAt(0);
            byte kind = CharClasses.normalFormOnly()[c];
            if (seconds.contains(first)) {
                assertThat(kind).as("%x", c).isIn(CharClasses.MARK, CharClasses.JAMO);
            }
        }
    }

    @Example
    void normalize_hangulInAllSpellings_isWhatTheJdkMakesOfIt() {
        char[] parts = {
            '\u1100', '\u1161', '\u11A8', '\u3131', '\u314F', '\u3133', '\uFFA1', '\uFFC2', '\uAC00', '\u0301'
        };
        int all = parts.length * parts.length * parts.length * parts.length * parts.length;
        for (int n = 0; n < all; n++) {
            StringBuilder text = new StringBuilder();
            for (int rest = n, i = 0; i < 5; i++, rest /= parts.length) {
                text.append(parts[rest % parts.length]);
            }
            String expected = Normalizer.normalize(text, Normalizer.Form.NFKC);
            if (!NFKC.normalize(text.toString()).text().equals(expected)) {
                assertThat(NFKC.normalize(text.toString()).text()).isEqualTo(expected);
            }
        }
    }
}
