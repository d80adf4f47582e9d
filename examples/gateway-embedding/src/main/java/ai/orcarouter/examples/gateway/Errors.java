/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.gateway;

import ai.orcarouter.core.json.CanonicalJson;
import ai.orcarouter.examples.gateway.Filtered.Refused;
import ai.orcarouter.firewall.DecisionErrors;
import ai.orcarouter.firewall.model.Verdict;
import ai.orcarouter.guardrails.GuardrailErrors;
import ai.orcarouter.guardrails.model.Screening;
import java.util.Map;
import java.util.Optional;

/** The answers for what goes no further, in the shapes of both APIs (REFERENCE 2.16, 4.9). */
final class Errors {
    /** Code of a request that cannot be read. */
    static final String INVALID_REQUEST = "invalid_request";

    /** Code of a response that cannot be read. */
    static final String INVALID_RESPONSE = "upstream_response_invalid";

    private Errors() {}

    /** For a call or a definition that was stopped. */
    static Refused of(ChatApi api, Ruling ruling) {
        Optional<String> body = switch (api) {
            case OPENAI -> DecisionErrors.body(ruling.call(), ruling.decision(), ruling.approvalOrNull());
            case ANTHROPIC -> DecisionErrors.anthropicBody(ruling.call(), ruling.decision(), ruling.approvalOrNull());
        };
        String code = ruling.decision().verdict() == Verdict.PENDING_APPROVAL
                ? DecisionErrors.APPROVAL_PENDING
                : DecisionErrors.BLOCKED;
        return new Refused(DecisionErrors.HTTP_STATUS, code, body.orElseThrow());
    }

    /** For a text that was withheld. */
    static Refused of(ChatApi api, Screening screening) {
        Optional<String> body = switch (api) {
            case OPENAI -> GuardrailErrors.body(screening);
            case ANTHROPIC -> GuardrailErrors.anthropicBody(screening);
        };
        return new Refused(GuardrailErrors.HTTP_STATUS, Screening.ERROR_CODE, body.orElseThrow());
    }

    /** For a request that cannot be read. */
    static Refused request(ChatApi api, int status, String message) {
        return plain(api, status, INVALID_REQUEST, "invalid_request_error", message);
    }

    /** For a response that cannot be read. */
    static Refused response(ChatApi api, String message) {
        return plain(api, 502, INVALID_RESPONSE, "api_error", message);
    }

    private static Refused plain(ChatApi api, int status, String code, String type, String message) {
        Map<String, String> error = Map.of("message", message, "type", type, "code", code);
        Object body = switch (api) {
            case OPENAI -> Map.of("error", error);
            case ANTHROPIC -> Map.of("type", "error", "error", error);
        };
        return new Refused(status, code, CanonicalJson.write(body));
    }
}
