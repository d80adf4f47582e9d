/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails;

import ai.orcarouter.core.Issue;
import ai.orcarouter.core.json.CanonicalJson;
import ai.orcarouter.core.spi.ConfigSnapshot;
import ai.orcarouter.core.spi.DocumentKinds;
import ai.orcarouter.core.spi.Event;
import ai.orcarouter.core.spi.EventKind;
import ai.orcarouter.core.spi.PackPlane;
import ai.orcarouter.core.spi.PolicyTemplate;
import ai.orcarouter.guardrails.internal.codec.GuardrailWriter;
import ai.orcarouter.guardrails.internal.posture.GuardrailRealization;
import ai.orcarouter.guardrails.internal.posture.Materials;
import ai.orcarouter.guardrails.internal.workspace.GuardrailPlacement;
import ai.orcarouter.guardrails.model.Guardrail;
import ai.orcarouter.guardrails.model.GuardrailPreset;
import ai.orcarouter.guardrails.model.GuardrailRule;
import ai.orcarouter.guardrails.model.TextStage;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The guardrails as a plane (SEMANTICS 5.7). A document's JSON is that of {@link GuardrailCodec}, without an id:
 * whoever stores it gives one. Stateless and thread-safe.
 */
public final class GuardrailPlane implements PackPlane {
    /** The name of the plane. */
    public static final String NAME = "guardrails";

    private static final String PII_SHIELD = "pii-shield";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String kind() {
        return DocumentKinds.GUARDRAIL;
    }

    /**
     * The guardrails of an autonomy level (REFERENCE 3, 15.26, 15.29): {@code tight} masks personal data and rejects
     * credentials, {@code balanced} records personal data, any other has none.
     */
    @Override
    public List<Document> documentsForLevel(String level) {
        List<GuardrailRule> rules = switch (level) {
            case "tight" -> joined(List.of(PII_SHIELD, "secrets-blocker"));
            case "balanced" -> Materials.observing(joined(List.of(PII_SHIELD)));
            default -> List.of();
        };
        return rules.isEmpty()
                ? List.of()
                : List.of(document(Guardrail.builder("Secure Agents (" + level + ")")
                        .isDefault(true)
                        .rules(rules)
                        .build()));
    }

    @Override
    public List<String> rules(String document) {
        return GuardrailCodec.decode("", document).guardrail().rules().stream()
                .map(GuardrailPlane::write)
                .toList();
    }

    private static String write(GuardrailRule rule) {
        return CanonicalJson.write(GuardrailWriter.rule(rule));
    }

    private static List<GuardrailRule> read(List<String> rules) {
        return read("{\"name\":\"rules\",\"rules\":[" + String.join(",", rules) + "]}")
                .rules();
    }

    private static GuardrailRule readRule(String rule) {
        return read(List.of(rule)).get(0);
    }

    @Override
    public List<String> ordered(List<String> rules) {
        return Materials.ordered(rules.stream().map(GuardrailPlane::readRule).toList()).stream()
                .map(GuardrailPlane::write)
                .toList();
    }

    /** {@inheritDoc} What the rules do is said by the rules themselves, so the mode changes nothing else. */
    @Override
    public String withRules(String json, List<String> rules, boolean enforce) {
        return write(read(json).toBuilder().rules(read(rules)).build());
    }

    @Override
    public String observing(String rule) {
        return write(Materials.observing(readRule(rule)));
    }

    @Override
    public String enforcing(String stored, String declared) {
        return write(Materials.enforcing(readRule(stored), readRule(declared)));
    }

    @Override
    public Realization realization(String json, List<String> declared) {
        return GuardrailRealization.of(
                read(json), declared.stream().map(GuardrailPlane::readRule).toList());
    }

    /** {@inheritDoc} It does not (REFERENCE 4.2). */
    @Override
    public boolean fallsBack() {
        return false;
    }

    /** {@inheritDoc} The kind of the rule that matched, and the stage, tell. */
    @Override
    public boolean concerns(String rule, Event event) {
        GuardrailRule parsed = readRule(rule);
        return event.kind() == EventKind.MATCH
                && event.ruleType().equals(parsed.type().wire())
                && Arrays.stream(TextStage.values())
                        .anyMatch(stage -> stage.wire().equals(event.surface())
                                && parsed.stage().covers(stage));
    }

    private static List<GuardrailRule> joined(List<String> presets) {
        return Materials.joined(presets.stream()
                .map(id -> GuardrailPresets.find(id)
                        .map(GuardrailPreset::guardrail)
                        .orElseThrow())
                .toList());
    }

    private static Document document(Guardrail guardrail) {
        return new Document(DocumentKinds.GUARDRAIL, guardrail.name(), write(guardrail));
    }

    @Override
    public List<Change> placed(Document document, ConfigSnapshot stored) {
        return GuardrailPlacement.place(read(document.json()), stored, GuardrailPlane::read, GuardrailPlane::write);
    }

    @Override
    public Standing standing(String json) {
        Guardrail guardrail = read(json);
        return new Standing(guardrail.name(), guardrail.enabled(), guardrail.isDefault());
    }

    @Override
    public String withDefault(String json, boolean isDefault) {
        return write(read(json).toBuilder().isDefault(isDefault).build());
    }

    /** Screens what was logged of matched texts, where the guardrail was told to log it, by the level's guardrail. */
    @Override
    public EventReplay replay(String level) {
        return new LevelReplay(documentsForLevel(level).stream()
                .map(document -> GuardrailEngine.builder(read(document.json())).build())
                .findFirst()
                .orElse(null));
    }

    private static Guardrail read(String json) {
        return GuardrailCodec.decode(".json", json).guardrail();
    }

    private static String write(Guardrail guardrail) {
        return GuardrailCodec.encode(guardrail, GuardrailCodec.Format.JSON);
    }

    /** The presets (REFERENCE 4.15), by category; they come without test calls. */
    @Override
    public List<PolicyTemplate> templates() {
        return GuardrailPresets.all().stream()
                .map(preset -> new PolicyTemplate(
                        NAME,
                        preset.id(),
                        preset.category().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        preset.about(),
                        GuardrailPresets.resource("presets/" + preset.id() + ".yaml"),
                        ""))
                .toList();
    }

    @Override
    public List<Issue> validate(Document document) {
        return GuardrailCodec.decode(document.name() + ".json", document.json()).issues();
    }
}
