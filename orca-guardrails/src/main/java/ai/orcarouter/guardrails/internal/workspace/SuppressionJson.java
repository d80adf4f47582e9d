/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.workspace;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.json.CanonicalJson;
import ai.orcarouter.core.spi.ConfigDocument;
import ai.orcarouter.guardrails.model.Suppression;
import java.util.Map;
import java.util.Optional;

/** The documents of findings marked as false positives; a document's id is the fingerprint. */
public final class SuppressionJson {
    private SuppressionJson() {}

    /** Writes one. */
    static String write(long guardrail, long rule, String ruleType, String kind) {
        return CanonicalJson.write(
                Map.of("guardrail_id", guardrail, "rule_id", rule, "rule_type", ruleType, "kind", kind));
    }

    /** Reads one; one that cannot be read suppresses nothing. */
    public static Optional<Suppression> read(ConfigDocument document) {
        Arguments stored = Arguments.ofJson(document.json().orElse("{}"));
        if (stored.fault().isEmpty()
                && stored.value() instanceof Map<?, ?> members
                && members.get("guardrail_id") instanceof Long guardrail
                && members.get("rule_id") instanceof Long rule
                && members.get("rule_type") instanceof String ruleType
                && members.get("kind") instanceof String kind) {
            return Optional.of(new Suppression(
                    document.id(), guardrail, rule, ruleType, kind, document.author(), document.time()));
        }
        return Optional.empty();
    }
}
