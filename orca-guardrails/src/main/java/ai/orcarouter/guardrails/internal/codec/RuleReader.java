/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.codec;

import ai.orcarouter.core.document.Fields;
import ai.orcarouter.core.document.Node;
import ai.orcarouter.core.document.Pointers;
import ai.orcarouter.core.document.Scope;
import ai.orcarouter.guardrails.model.CustomEntity;
import ai.orcarouter.guardrails.model.GuardrailAction;
import ai.orcarouter.guardrails.model.GuardrailRule;
import ai.orcarouter.guardrails.model.PiiEntity;
import ai.orcarouter.guardrails.model.RuleCheck;
import ai.orcarouter.guardrails.model.RuleStage;
import ai.orcarouter.guardrails.model.RuleType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads one rule. */
final class RuleReader {
    private final Scope scope;
    private final Fields fields;

    private RuleReader(Scope scope, Fields fields) {
        this.scope = scope;
        this.fields = fields;
    }

    /** The rule at {@code pointer}, with id 0 when it states none. */
    static GuardrailRule read(Scope scope, Node node, String pointer) {
        if (!(node instanceof Node.Obj object)) {
            scope.wrongKind(node, pointer, "a rule", "an object", "");
            return GuardrailRule.of(0, RuleStage.BOTH, GuardrailAction.BLOCK, new RuleCheck.Keyword(List.of()));
        }
        RuleType type = type(object);
        Fields fields = Fields.of(scope, object, pointer, known(type));
        fields.require("type");
        fields.require("stage");
        fields.require("action");
        fields.word("type", Words.TYPES);
        return new RuleReader(scope, fields).rule(type);
    }

    private static @Nullable RuleType type(Node.Obj object) {
        Node.Member member = object.members().get("type");
        return member != null && member.value() instanceof Node.Str word ? Words.TYPES.get(word.text()) : null;
    }

    private static List<String> known(@Nullable RuleType type) {
        Stream<String> own = type == null
                ? Words.FIELDS.values().stream().flatMap(List::stream)
                : Objects.requireNonNull(Words.FIELDS.get(type)).stream();
        return Stream.concat(Words.COMMON.stream(), own).toList();
    }

    private GuardrailRule rule(@Nullable RuleType type) {
        Long id = fields.whole("id", 1, Long.MAX_VALUE);
        RuleStage stage = fields.word("stage", Words.STAGES);
        GuardrailAction action = fields.word("action", Words.ACTIONS);
        return new GuardrailRule(
                id == null ? 0 : id,
                fields.text("label", ""),
                stage == null ? RuleStage.BOTH : stage,
                action == null ? GuardrailAction.BLOCK : action,
                fields.text("note", ""),
                fields.flag("spotlight_whole", false),
                check(type));
    }

    private RuleCheck check(@Nullable RuleType type) {
        if (type == null) {
            scope.unread().add(fields.at("keywords"));
            return new RuleCheck.Keyword(List.of());
        }
        return switch (type) {
            case KEYWORD -> {
                fields.require("keywords");
                yield new RuleCheck.Keyword(fields.texts("keywords"));
            }
            case REGEX -> {
                fields.require("pattern");
                yield new RuleCheck.Regex(fields.text("pattern", ""));
            }
            case MAX_CHARS -> {
                fields.require("max_chars");
                Long most = fields.whole("max_chars", 0, Integer.MAX_VALUE);
                yield new RuleCheck.MaxChars(most == null ? 0 : most);
            }
            case PII -> pii();
            case SECRETS -> new RuleCheck.Secrets(fraction("min_confidence", RuleCheck.Secrets.DEFAULT_CONFIDENCE));
            case INJECTION ->
                new RuleCheck.Injection(fraction("min_confidence", RuleCheck.Injection.DEFAULT_CONFIDENCE));
            case EXTERNAL -> external();
            case LLM_JUDGE -> judge();
            case GROUNDING -> grounding();
        };
    }

    private double fraction(String name, double otherwise) {
        Double value = fields.number(name, 0, 1);
        return value == null ? otherwise : value;
    }

    private long millis(String name, long otherwise) {
        Long value = fields.whole(name, 0, Bounds.MAX_MILLIS);
        return value == null ? otherwise : value;
    }

    private RuleCheck pii() {
        List<PiiEntity> entities = new ArrayList<>();
        List<Node> items = fields.items("entities");
        for (int i = 0; i < items.size(); i++) {
            String at = Pointers.item(fields.at("entities"), i);
            PiiEntity entity = Elements.word(scope, items.get(i), at, "entity", Words.ENTITIES);
            if (entity == null) {
                scope.unread().add(fields.at("entities"));
            } else {
                entities.add(entity);
            }
        }
        List<CustomEntity> custom = new ArrayList<>();
        List<Node> described = fields.items("custom_entities");
        for (int i = 0; i < described.size(); i++) {
            custom.add(custom(described.get(i), Pointers.item(fields.at("custom_entities"), i)));
        }
        return new RuleCheck.Pii(entities, custom, entityActions());
    }

    private CustomEntity custom(Node node, String pointer) {
        if (!(node instanceof Node.Obj object)) {
            scope.wrongKind(node, pointer, "a custom entity", "an object", "");
            return new CustomEntity("", "", false, null);
        }
        Fields entity = Fields.of(scope, object, pointer, List.of("name", "pattern", "checksum", "mask_with"));
        entity.require("name");
        entity.require("pattern");
        Boolean luhn = entity.word("checksum", Map.of("luhn", true));
        return new CustomEntity(
                entity.text("name", ""),
                entity.text("pattern", ""),
                luhn != null && luhn,
                entity.has("mask_with") ? entity.text("mask_with", "") : null);
    }

    private Map<String, GuardrailAction> entityActions() {
        Node node = fields.value("entity_actions");
        if (node == null) {
            return Map.of();
        }
        if (!(node instanceof Node.Obj object)) {
            scope.wrongKind(node, fields.at("entity_actions"), "\"entity_actions\"", "an object", "");
            return Map.of();
        }
        Map<String, GuardrailAction> out = new LinkedHashMap<>();
        object.members().forEach((name, member) -> {
            String at = Pointers.member(fields.at("entity_actions"), name);
            GuardrailAction action = Elements.word(scope, member.value(), at, "action", Words.ACTIONS);
            if (action != null) {
                out.put(name, action);
            }
        });
        return out;
    }

    private RuleCheck external() {
        fields.require("vendor");
        fields.require("connection_id");
        RuleCheck.External.Vendor vendor = fields.word("vendor", Words.VENDORS);
        return new RuleCheck.External(
                vendor == null ? RuleCheck.External.Vendor.WEBHOOK : vendor,
                fields.text("connection_id", ""),
                millis("timeout_ms", 0),
                fields.flag("fail_open", true));
    }

    private RuleCheck judge() {
        fields.require("judge_model");
        fields.require("judge_rubric");
        fields.require("judge_format");
        RuleCheck.LlmJudge.Format format = fields.word("judge_format", Words.FORMATS);
        return new RuleCheck.LlmJudge(
                fields.text("judge_model", ""),
                fields.text("judge_rubric", ""),
                format == null ? RuleCheck.LlmJudge.Format.YES_NO : format,
                fields.number("judge_threshold", 0, 1),
                fields.texts("judge_categories"),
                millis("judge_timeout_ms", 0),
                fields.flag("judge_fail_open", true));
    }

    private RuleCheck grounding() {
        RuleCheck.Grounding otherwise = RuleCheck.Grounding.DEFAULTS;
        Long bytes = fields.whole("grounding_max_bytes", 1, Bounds.MAX_SOURCE_BYTES);
        return new RuleCheck.Grounding(
                fields.text("grounding_model", otherwise.model()),
                fields.text("grounding_rubric", otherwise.rubric()),
                fraction("grounding_threshold", otherwise.threshold()),
                fields.flag("grounding_strict", otherwise.strict()),
                bytes == null ? otherwise.maxBytes() : bytes,
                millis("grounding_timeout_ms", otherwise.timeoutMillis()));
    }
}
