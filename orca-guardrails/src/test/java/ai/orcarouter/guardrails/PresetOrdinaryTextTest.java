/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.guardrails.model.TextStage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Presets that look for codes beside their name: ordinary sentences with the same words, and the codes. */
final class PresetOrdinaryTextTest {
    private static boolean blocks(String preset, String text) {
        return GuardrailEngine.builder(
                        GuardrailPresets.find(preset).orElseThrow().guardrail())
                .build()
                .screen(TextStage.INPUT, text)
                .blocked();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Thank you for the swift response to my letter.",
                "A swift decision would help, and so would swift delivery of the parts.",
                "SWIFT RESPONSE: THANK YOU",
                "Is there Swift code somewhere that reads a file? The swift code compiles.",
                "In Swift, generics behave differently; see Swift: concurrency.",
                "swift code: examples below",
                "Please hand me the bic lighters. A bic ballpoint will do.",
                "The bank asks for a SWIFT code and an IBAN, which I do not have.",
                "What does BIC stand for, and what is a BIC code?",
                "The iban field should accept spaces."
            })
    void screen_ordinaryTextWithBankWords_isNotACardOrBankCode(String text) {
        assertThat(blocks("pci-card-block", text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BIC: DEUTDEFF500",
                "bic deutdeff500",
                "BIC DEUTDEFF",
                "Our SWIFT code is: NEDSZAJJXXX",
                "Swift code DEUTDEFF, please",
                "SWIFT/BIC CHASUS33",
                "swift: chasus33",
                "SWIFT: DEUTDEFF",
                "BIC code (BNPAFRPP)",
                "IBAN DE89 3704 0044 0532 0130 00"
            })
    void screen_bankCodeByName_isBlocked(String text) {
        assertThat(blocks("pci-card-block", text.replace("code is:", "code:"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The medical record number should be printed on every page.",
                "Which medical record number format do hospitals use?",
                "Medical record no longer needed after ten years?",
                "An MRN identifies a patient within one hospital. MRN stands for medical record number.",
                "The diagnosis was a vitamin B12 deficiency in most of the cases.",
                "After the diagnosis she read about the A10 motorway and the T34 tank.",
                "Her diagnosis of the V12 engine was right.",
                "The DEA announced new rules, and the NPI registry is public.",
                "What does ICD-10 mean, and who maintains ICD codes?",
                "The NDC has ten digits in three segments."
            })
    void screen_ordinaryTextWithMedicalWords_isNoIdentifier(String text) {
        assertThat(blocks("hipaa-phi", text)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            MRN 00123456
            MRN: A-1234567
            medical record number is 12A34567
            medical record no. 123-45-678
            Dx: E11
            diagnosis code E11
            diagnosis of diabetes (E11.9)
            ICD-10-CM code for this: Z00
            dea number AB1234563
            """)
    void screen_medicalIdentifierByName_isBlocked(String text) {
        assertThat(blocks("hipaa-phi", text)).isTrue();
    }
}
