/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails;

import ai.orcarouter.core.json.CanonicalJson;
import ai.orcarouter.guardrails.model.Screening;
import java.util.Map;
import java.util.Optional;

/**
 * Turns a screening that withholds a text into what a host sends back (REFERENCE 4.9). The bodies hold the screening's
 * message and nothing of the text. Stateless.
 */
public final class GuardrailErrors {
    /** HTTP status: the same text would be withheld again, so clients must not retry. */
    public static final int HTTP_STATUS = 400;

    private GuardrailErrors() {}

    /** The OpenAI-shaped JSON body for a withheld text; empty when it is handed on. */
    public static Optional<String> body(Screening screening) {
        return screening.blocked()
                ? Optional.of(CanonicalJson.write(Map.of("error", error(screening.message()))))
                : Optional.empty();
    }

    /** The same in the shape of Anthropic's API, for its routes (REFERENCE 2.16); empty when the text is handed on. */
    public static Optional<String> anthropicBody(Screening screening) {
        return screening.blocked()
                ? Optional.of(CanonicalJson.write(Map.of("type", "error", "error", error(screening.message()))))
                : Optional.empty();
    }

    private static Map<String, String> error(String message) {
        return Map.of("message", message, "type", "orcarouter_api_error", "param", "", "code", Screening.ERROR_CODE);
    }
}
