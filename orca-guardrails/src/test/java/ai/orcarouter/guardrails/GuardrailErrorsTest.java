/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.guardrails.model.Screening;
import ai.orcarouter.guardrails.model.TokenCost;
import java.util.List;
import org.junit.jupiter.api.Test;

class GuardrailErrorsTest {
    private static final Screening BLOCKED = new Screening(
            true,
            false,
            null,
            "request blocked by guardrail \"g\": pii(pii: ssn)",
            List.of(),
            List.of(),
            List.of(),
            TokenCost.NONE);
    private static final String ERROR = "{\"code\":\"guardrail_blocked\",\"message\":"
            + "\"request blocked by guardrail \\\"g\\\": pii(pii: ssn)\",\"param\":\"\",\"type\":\"orcarouter_api_error\"}";

    @Test
    void body_withheldText_isTheDocumentedBody() {
        assertThat(GuardrailErrors.body(BLOCKED)).contains("{\"error\":" + ERROR + "}");
    }

    @Test
    void anthropicBody_withheldText_isTheSameErrorInTheShapeOfThatApi() {
        assertThat(GuardrailErrors.anthropicBody(BLOCKED)).contains("{\"error\":" + ERROR + ",\"type\":\"error\"}");
    }

    @Test
    void bodies_textThatIsHandedOn_areEmpty() {
        assertThat(GuardrailErrors.body(Screening.clean("x"))).isEmpty();
        assertThat(GuardrailErrors.anthropicBody(Screening.clean("x"))).isEmpty();
    }
}
