/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.pii;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The specimens of ICAO Doc 9303, which are of a country that does not exist. */
final class MrzMatcherTest {
    private static final String PASSPORT = """
            P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<
            L898902C36UTO7408122F1204159ZE184226B<<<<<10""";
    private static final String CARD = """
            I<UTOD231458907<<<<<<<<<<<<<<<
            7408122F1204159UTO<<<<<<<<<<<6
            ERIKSSON<<ANNA<MARIA<<<<<<<<<<""";
    private static final String SMALL_CARD = """
            I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<
            D231458907UTO7408122F1204159<<<<<<<6""";
    private static final String VISA = """
            V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<
            L8988901C4XXX4009078F96121096ZE184226B<<<<<<""";

    @ParameterizedTest
    @ValueSource(strings = {PASSPORT, CARD, SMALL_CARD, VISA})
    void detect_specimen_isFoundAsAWhole(String lines) {
        assertThat(Pii.seen("scanned:\n" + lines + "\nthanks")).containsExactly("TRAVEL_DOCUMENT:" + lines);
        assertThat(Pii.seen(lines.replace("\n", "\r\n")))
                .containsExactly("TRAVEL_DOCUMENT:" + lines.replace("\n", "\r\n"));
        assertThat(Pii.seen("{\"mrz\":\"" + lines.replace("\n", "\\n") + "\"}"))
                .containsExactly("TRAVEL_DOCUMENT:" + lines.replace("\n", "\\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {PASSPORT, CARD, SMALL_CARD, VISA})
    void detect_dateOfBirthMisread_isNotFound(String lines) {
        String misread = lines.replace("740812", "740813").replace("400907", "400908");
        assertThat(Pii.seen(misread)).noneMatch(seen -> seen.startsWith("TRAVEL_DOCUMENT"));
    }

    @ParameterizedTest
    @ValueSource(strings = {PASSPORT, CARD, SMALL_CARD})
    void detect_lastCheckDigitChanged_isNotFound(String lines) {
        int place = lines.equals(CARD) ? lines.lastIndexOf('\n') - 1 : lines.length() - 1;
        String changed =
                lines.substring(0, place) + (lines.charAt(place) == '9' ? '0' : '9') + lines.substring(place + 1);
        assertThat(Pii.seen(changed)).noneMatch(seen -> seen.startsWith("TRAVEL_DOCUMENT"));
    }

    @Test
    void detect_cutOrOtherFillers_isNoDocumentAndNoFault() {
        for (String lines : new String[] {PASSPORT, CARD, SMALL_CARD, VISA}) {
            for (int end = 0; end < lines.length(); end++) {
                assertThat(Pii.seen(lines.substring(0, end))).noneMatch(seen -> seen.startsWith("TRAVEL_DOCUMENT"));
            }
        }
        assertThat(Pii.seen("cat <<EOF\nvalue << 3 <<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<\n<<<<"))
                .isEmpty();
    }
}
