/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.firewall.spi.ArgumentSanitizer;
import org.junit.jupiter.api.Test;

final class TextSanitizersTest {
    private final ArgumentSanitizer personalData = TextSanitizers.personalData();

    @Test
    void sanitize_personalData_isReplacedByItsKind() {
        assertThat(personalData.sanitize("write to anna.meier@firma.de today"))
                .isEqualTo("write to [redacted:email_address] today");
    }

    @Test
    void sanitize_itsOwnOutput_changesNothing() {
        String once = personalData.sanitize("anna.meier@firma.de, card 4111 1111 1111 1111, SSN 536-90-4399");
        assertThat(once).doesNotContain("4111").doesNotContain("4399").doesNotContain("@");
        assertThat(personalData.sanitize(once)).isSameAs(once);
    }

    @Test
    void sanitize_nothingToRedact_isTheSameInstance() {
        String value = "a plain sentence";
        assertThat(personalData.sanitize(value)).isSameAs(value);
        assertThat(TextSanitizers.secrets().sanitize(value)).isSameAs(value);
    }
}
