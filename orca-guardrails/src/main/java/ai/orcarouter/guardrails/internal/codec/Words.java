/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.codec;

import ai.orcarouter.core.document.Fields;
import ai.orcarouter.guardrails.model.GuardrailAction;
import ai.orcarouter.guardrails.model.PiiEntity;
import ai.orcarouter.guardrails.model.RuleCheck;
import ai.orcarouter.guardrails.model.RuleStage;
import ai.orcarouter.guardrails.model.RuleType;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Constants by their names in documents, in declaration order. */
final class Words {
    static final Map<String, RuleType> TYPES = Fields.words(RuleType.values(), RuleType::wire);
    static final Map<String, RuleStage> STAGES = Fields.words(RuleStage.values(), RuleStage::wire);
    static final Map<String, GuardrailAction> ACTIONS = Fields.words(GuardrailAction.values(), GuardrailAction::wire);
    static final Map<String, PiiEntity> ENTITIES = Fields.words(PiiEntity.values(), PiiEntity::wire);
    static final Map<String, RuleCheck.External.Vendor> VENDORS =
            Fields.words(RuleCheck.External.Vendor.values(), Words::wire);
    static final Map<String, RuleCheck.LlmJudge.Format> FORMATS =
            Fields.words(RuleCheck.LlmJudge.Format.values(), Words::wire);

    /** Fields of every rule. */
    static final List<String> COMMON = List.of("id", "label", "type", "stage", "action", "note", "spotlight_whole");

    /** Fields of each type. */
    static final Map<RuleType, List<String>> FIELDS = Map.of(
            RuleType.KEYWORD, List.of("keywords"),
            RuleType.REGEX, List.of("pattern"),
            RuleType.MAX_CHARS, List.of("max_chars"),
            RuleType.PII, List.of("entities", "custom_entities", "entity_actions"),
            RuleType.SECRETS, List.of("min_confidence"),
            RuleType.INJECTION, List.of("min_confidence"),
            RuleType.EXTERNAL, List.of("vendor", "connection_id", "timeout_ms", "fail_open"),
            RuleType.LLM_JUDGE,
                    List.of(
                            "judge_model",
                            "judge_rubric",
                            "judge_format",
                            "judge_threshold",
                            "judge_categories",
                            "judge_timeout_ms",
                            "judge_fail_open"),
            RuleType.GROUNDING,
                    List.of(
                            "grounding_model",
                            "grounding_rubric",
                            "grounding_threshold",
                            "grounding_strict",
                            "grounding_max_bytes",
                            "grounding_timeout_ms"));

    private Words() {}

    static String wire(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
