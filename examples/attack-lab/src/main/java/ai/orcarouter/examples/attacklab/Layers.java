/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.attacklab;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.firewall.model.Decision;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.mcp.model.GatewayAnswer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells which layer a decision comes from, by its code and its rule. */
final class Layers {
    private Layers() {}

    /** The layer of a decision that stops a call. */
    static Layer of(Decision decision) {
        return switch (decision.code()) {
            case SKILL_BLOCK, SKILL_QUARANTINE, SKILL_UNATTRIBUTED -> Layer.SKILL;
            case COST_CAP -> Layer.BUDGET;
            case APPROVED, APPROVAL_REFUSED, APPROVAL_STORE_UNAVAILABLE -> Layer.APPROVAL;
            case EGRESS_NO_DESTINATION, EGRESS_INVALID_DESTINATION, EGRESS_FLOOR -> Layer.EGRESS;
            case SCHEMA_DRIFT -> Layer.SCHEMA_PIN;
            case RULE_MATCH -> decision.rule().map(Layers::of).orElse(Layer.POLICY);
            case DEFAULT_VERDICT,
                    NO_POLICY,
                    POLICY_UNAVAILABLE,
                    ARGUMENTS_INVALID,
                    EVALUATION_ERROR,
                    SANITIZE_INBOUND,
                    SANITIZE_NOT_SUPPORTED_ON_SURFACE,
                    APPROVAL_NOT_SUPPORTED_ON_SURFACE,
                    RUN_ID_MISSING,
                    RUN_STATE_LIMIT -> Layer.POLICY;
        };
    }

    private static Layer of(FirewallRule rule) {
        if (rule.sequence().isPresent()) {
            return Layer.SEQUENCE;
        }
        if (rule.egress().isPresent()) {
            return Layer.EGRESS;
        }
        return switch (rule.verdict()) {
            case PENDING_APPROVAL -> Layer.APPROVAL;
            case SANITIZE -> Layer.SANITIZER;
            case CAP_COST -> Layer.BUDGET;
            case ALLOW, AUDIT, DENY -> Layer.POLICY;
        };
    }

    /** The layer that stopped a call of a server; empty when it was answered. */
    static Optional<Layer> of(GatewayAnswer answer) {
        return switch (answer.code()) {
            case SCHEMA_CHANGED -> Optional.of(Layer.SCHEMA_PIN);
            case SCHEMA_PENDING -> Optional.of(Layer.TOOL_SCAN);
            case RESULT_WITHHELD -> Optional.of(Layer.RESULT_SCREEN);
            case DENIED, HELD -> answer.decision().map(Layers::of);
            default -> answer.isError() ? Optional.of(Layer.POLICY) : Optional.empty();
        };
    }

    /** The text of a result of a server. */
    static String text(String resultJson) {
        if (Arguments.ofJson(resultJson).value() instanceof Map<?, ?> result
                && result.get("content") instanceof List<?> content
                && !content.isEmpty()
                && content.get(0) instanceof Map<?, ?> first) {
            return String.valueOf(first.get("text"));
        }
        return resultJson;
    }
}
