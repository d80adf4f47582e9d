/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExtractionCasesTest {
    static List<ExtractionCases.Case> cases() {
        return ExtractionCases.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void extract_callOfTheFile_findsExactlyWhatIsWritten(ExtractionCases.Case each) {
        Extraction extraction = DestinationExtractor.defaults().extract(each.server(), each.tool(), each.arguments());

        assertThat(ExtractionCases.found(extraction, each.findings())).isEqualTo(each.findings());
    }
}
