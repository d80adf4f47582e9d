/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.codec;

import ai.orcarouter.guardrails.model.CustomEntity;
import ai.orcarouter.guardrails.model.Guardrail;
import ai.orcarouter.guardrails.model.GuardrailRule;
import ai.orcarouter.guardrails.model.PiiEntity;
import ai.orcarouter.guardrails.model.RuleCheck;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes guardrails as plain values. What has its default is written too, so that a document says all it does. */
public final class GuardrailWriter {
    private GuardrailWriter() {}

    /** The document of a guardrail. */
    public static Map<String, @Nullable Object> document(Guardrail guardrail) {
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        out.put("id", guardrail.id());
        out.put("name", guardrail.name());
        out.put("enabled", guardrail.enabled());
        out.put("is_default", guardrail.isDefault());
        out.put("log_raw_content", guardrail.logRaw());
        out.put("rules", guardrail.rules().stream().map(GuardrailWriter::rule).toList());
        return out;
    }

    /** The document of one rule. */
    public static Map<String, @Nullable Object> rule(GuardrailRule rule) {
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        out.put("id", rule.id());
        putText(out, "label", rule.label());
        out.put("type", rule.type().wire());
        out.put("stage", rule.stage().wire());
        out.put("action", rule.action().wire());
        putText(out, "note", rule.note());
        if (rule.spotlightWhole()) {
            out.put("spotlight_whole", true);
        }
        putCheck(out, rule.check());
        return out;
    }

    private static void putCheck(Map<String, @Nullable Object> out, RuleCheck check) {
        if (check instanceof RuleCheck.Keyword keyword) {
            out.put("keywords", keyword.keywords());
        } else if (check instanceof RuleCheck.Regex regex) {
            out.put("pattern", regex.pattern());
        } else if (check instanceof RuleCheck.MaxChars length) {
            out.put("max_chars", length.maxChars());
        } else if (check instanceof RuleCheck.Pii pii) {
            out.put("entities", pii.entities().stream().map(PiiEntity::wire).toList());
            if (!pii.customEntities().isEmpty()) {
                out.put(
                        "custom_entities",
                        pii.customEntities().stream()
                                .map(GuardrailWriter::custom)
                                .toList());
            }
            if (!pii.entityActions().isEmpty()) {
                Map<String, Object> actions = new TreeMap<>();
                pii.entityActions().forEach((name, action) -> actions.put(name, action.wire()));
                out.put("entity_actions", actions);
            }
        } else if (check instanceof RuleCheck.Secrets secrets) {
            out.put("min_confidence", BigDecimal.valueOf(secrets.minConfidence()));
        } else if (check instanceof RuleCheck.Injection injection) {
            out.put("min_confidence", BigDecimal.valueOf(injection.minConfidence()));
        } else if (check instanceof RuleCheck.External external) {
            out.put("vendor", Words.wire(external.vendor()));
            out.put("connection_id", external.connectionId());
            out.put("timeout_ms", external.timeoutMillis());
            out.put("fail_open", external.failOpen());
        } else if (check instanceof RuleCheck.LlmJudge judge) {
            putJudge(out, judge);
        } else if (check instanceof RuleCheck.Grounding grounding) {
            putText(out, "grounding_model", grounding.model());
            putText(out, "grounding_rubric", grounding.rubric());
            out.put("grounding_threshold", BigDecimal.valueOf(grounding.threshold()));
            out.put("grounding_strict", grounding.strict());
            out.put("grounding_max_bytes", grounding.maxBytes());
            out.put("grounding_timeout_ms", grounding.timeoutMillis());
        }
    }

    private static void putJudge(Map<String, @Nullable Object> out, RuleCheck.LlmJudge judge) {
        out.put("judge_model", judge.model());
        out.put("judge_rubric", judge.rubric());
        out.put("judge_format", Words.wire(judge.format()));
        if (judge.threshold() != null) {
            out.put("judge_threshold", BigDecimal.valueOf(judge.threshold()));
        }
        if (!judge.categories().isEmpty()) {
            out.put("judge_categories", judge.categories());
        }
        out.put("judge_timeout_ms", judge.timeoutMillis());
        out.put("judge_fail_open", judge.failOpen());
    }

    private static Map<String, @Nullable Object> custom(CustomEntity entity) {
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        out.put("name", entity.name());
        out.put("pattern", entity.pattern());
        if (entity.luhn()) {
            out.put("checksum", "luhn");
        }
        entity.maskWith().ifPresent(mask -> out.put("mask_with", mask));
        return out;
    }

    private static void putText(Map<String, @Nullable Object> out, String name, String text) {
        if (!text.isEmpty()) {
            out.put(name, text);
        }
    }
}
