/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.Issue;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.spi.ConfigSnapshot;
import ai.orcarouter.core.spi.DocumentKinds;
import ai.orcarouter.core.spi.PolicyPlane;
import ai.orcarouter.core.spi.PolicyTemplate;
import ai.orcarouter.guardrails.internal.posture.Materials;
import ai.orcarouter.guardrails.internal.posture.Pack;
import ai.orcarouter.guardrails.internal.workspace.GuardrailPlacement;
import ai.orcarouter.guardrails.model.Guardrail;
import ai.orcarouter.guardrails.model.GuardrailPreset;
import ai.orcarouter.guardrails.model.GuardrailRule;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The guardrails as a plane (SEMANTICS 5.7). A document's JSON is that of {@link GuardrailCodec}, without an id:
 * whoever stores it gives one. Stateless and thread-safe.
 */
public final class GuardrailPlane implements PolicyPlane {
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

    /**
     * {@inheritDoc}
     *
     * <p>A pack that this plane does not know has no documents here.
     *
     * @throws OrcaException with {@link ErrorCode#INVALID_DOCUMENT} when a guardrail among {@code previous} cannot be
     *     read
     */
    @Override
    public List<Document> documentsForPack(String pack, boolean enforce, List<Document> previous) {
        Optional<Pack> known = Pack.find(GuardrailPresets.resource("packs.txt"), pack);
        if (known.isEmpty()) {
            return List.of();
        }
        Guardrail declared = Guardrail.builder(known.get().guardrailName())
                .rules(joined(known.get().presets()))
                .build();
        Guardrail wanted = previous.stream()
                .filter(document -> document.kind().equals(DocumentKinds.GUARDRAIL))
                .map(document -> GuardrailCodec.decode(".json", document.json()).guardrail())
                .findFirst()
                .map(stored -> stored.toBuilder()
                        .rules(Materials.merged(declared.rules(), stored.rules()))
                        .build())
                .orElse(declared);
        return List.of(document(
                enforce
                        ? wanted
                        : wanted.toBuilder()
                                .rules(Materials.observing(wanted.rules()))
                                .build()));
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
