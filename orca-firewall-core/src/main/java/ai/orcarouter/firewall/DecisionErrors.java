/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import ai.orcarouter.core.json.CanonicalJson;
import ai.orcarouter.firewall.model.Decision;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.model.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns a decision that stops a call into what a host sends back (REFERENCE 2.16). The texts hold the rule's reason and
 * nothing of the arguments or addresses; half of a surrogate pair, which no JSON in UTF-8 can hold, becomes U+FFFD.
 * Stateless.
 */
public final class DecisionErrors {
    /** {@code error.code} of a denied call. */
    public static final String BLOCKED = "firewall_blocked";

    /** {@code error.code} of a held call. */
    public static final String APPROVAL_PENDING = "firewall_approval_pending";

    /** HTTP status of both: the same call would be stopped again, so clients must not retry. */
    public static final int HTTP_STATUS = 400;

    private static final int REPLACEMENT = 0xFFFD;
    private static final String APPROVAL_HEADER = "X-OrcaRouter-Firewall-Approval";

    private DecisionErrors() {}

    /**
     * The OpenAI-shaped JSON body for a stopped call; empty when the call passes.
     *
     * @param approvalId id of the approval that was opened for a held call; null when there is none
     */
    public static Optional<String> body(ToolCall call, Decision decision, @Nullable String approvalId) {
        return decision.passes()
                ? Optional.empty()
                : Optional.of(CanonicalJson.write(Map.of("error", error(call, decision, approvalId))));
    }

    /**
     * The same in the shape of Anthropic's API, for its routes: the error under a member {@code type} that says so, the
     * code as in {@link #body}; empty when the call passes.
     *
     * @param approvalId id of the approval that was opened for a held call; null when there is none
     */
    public static Optional<String> anthropicBody(ToolCall call, Decision decision, @Nullable String approvalId) {
        return decision.passes()
                ? Optional.empty()
                : Optional.of(CanonicalJson.write(Map.of("type", "error", "error", error(call, decision, approvalId))));
    }

    private static Map<String, Object> error(ToolCall call, Decision decision, @Nullable String approvalId) {
        boolean held = decision.verdict() == Verdict.PENDING_APPROVAL;
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("reason_code", decision.code().wire());
        metadata.put(
                "factors",
                decision.rule().map(rule -> List.of("rule:" + rule.id())).orElse(List.of()));
        metadata.put("risk_score", held ? 50L : 100L);
        Map<String, Object> error = new LinkedHashMap<>();
        String message = held ? heldMessage(call, decision, approvalId) : blockedMessage(call, decision);
        error.put("message", wellFormed(message));
        error.put("type", "invalid_request_error");
        error.put("code", held ? APPROVAL_PENDING : BLOCKED);
        error.put("metadata", metadata);
        return error;
    }

    private static String blockedMessage(ToolCall call, Decision decision) {
        return "tool \"" + call.tool() + "\" blocked by firewall: " + decision.reason();
    }

    private static String heldMessage(ToolCall call, Decision decision, @Nullable String approvalId) {
        return "tool \"" + call.tool() + "\" held for approval (" + decision.reason() + ")"
                + (approvalId == null
                        ? ""
                        : " \u2014 resolve approval " + approvalId + " and retry with header " + APPROVAL_HEADER);
    }

    /**
     * The text of the MCP tool error for a stopped call; empty when the call passes. It never holds an approval id
     * (SEMANTICS 3.2).
     */
    public static Optional<String> mcpToolError(Decision decision) {
        if (decision.passes()) {
            return Optional.empty();
        }
        return Optional.of("firewall deny: "
                + (decision.verdict() == Verdict.PENDING_APPROVAL
                        ? "held for approval"
                        : wellFormed(decision.reason())));
    }

    /** A tool's name is text that a model wrote. */
    private static String wellFormed(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> out.appendCodePoint(isSurrogate(c) ? REPLACEMENT : c));
        return out.toString();
    }

    private static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
