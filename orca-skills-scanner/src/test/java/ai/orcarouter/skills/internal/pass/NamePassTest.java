/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.pass;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamePassTest {
    @ParameterizedTest
    @CsvSource({
        "pdf-reader, pdf-raeder, false",
        "pdf-reader, pdf-readr, true",
        "pdf-reader, pdf-reeder, true",
        "pdf-reader, pdf-readerx, true",
        "pdf-reader, pdf-readers, false",
        "pdf-reader, PDF_Reader, false",
        "pdf-reader, pdf-reader, false",
        "pdf-reader, pdf-r3ader, true",
        "pdf-reader, pдf-reader, true",
        "pdf-reader, pdf-rеader, true",
        "git, gin, false",
        "git, g1t, true",
        "mail, mai1, true",
        "tool-one, tool-two, false",
        "report-v1, report-v2, false"
    })
    void isTakenFor_names_byLookAndDistance(String known, String name, boolean expected) {
        assertThat(NamePass.isTakenFor(name, known)).isEqualTo(expected);
    }
}
