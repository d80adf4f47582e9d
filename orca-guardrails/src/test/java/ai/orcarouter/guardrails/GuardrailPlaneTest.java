/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails;

import static ai.orcarouter.guardrails.World.guardrail;
import static ai.orcarouter.guardrails.World.keyword;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.orcarouter.core.Issue;
import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.spi.DocumentKinds;
import ai.orcarouter.core.spi.Event;
import ai.orcarouter.core.spi.EventKind;
import ai.orcarouter.core.spi.EvidenceSource;
import ai.orcarouter.core.spi.PackPlane;
import ai.orcarouter.core.spi.PackPlane.Realization.State;
import ai.orcarouter.core.spi.PolicyPlane;
import ai.orcarouter.core.spi.PolicyPlane.Document;
import ai.orcarouter.guardrails.model.Guardrail;
import ai.orcarouter.guardrails.model.GuardrailAction;
import ai.orcarouter.guardrails.model.GuardrailPreset;
import ai.orcarouter.guardrails.model.Screening;
import ai.orcarouter.guardrails.model.TextStage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardrailPlaneTest {
    private final PackPlane plane = new GuardrailPlane();

    private static Guardrail read(Document document) {
        assertThat(document.kind()).isEqualTo(DocumentKinds.GUARDRAIL);
        Guardrail guardrail = GuardrailCodec.decode(".json", document.json()).guardrail();
        assertThat(guardrail.name()).isEqualTo(document.name());
        return guardrail;
    }

    private Guardrail level(String level) {
        return read(plane.documentsForLevel(level).get(0));
    }

    @Test
    void documentsForLevel_tight_masksPersonalDataAndRejectsCredentials() {
        Guardrail tight = level("tight");
        assertThat(tight.name()).isEqualTo("Secure Agents (tight)");
        assertThat(tight.isDefault()).isTrue();
        GuardrailEngine engine = GuardrailEngine.builder(tight).build();
        assertThat(engine.screen(TextStage.INPUT, "ann@example.com").text()).contains("[EMAIL]");
        assertThat(engine.screen(TextStage.INPUT, "ghp_" + "a1B2".repeat(9)).blocked())
                .isTrue();
    }

    @Test
    void documentsForLevel_balanced_onlyRecords() {
        GuardrailEngine engine = GuardrailEngine.builder(level("balanced")).build();
        Screening screening = engine.screen(TextStage.INPUT, "ann@example.com");
        assertThat(screening.mutated()).isFalse();
        assertThat(screening.violations()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"permissive", "", "none"})
    void documentsForLevel_others_areEmpty(String level) {
        assertThat(plane.documentsForLevel(level)).isEmpty();
    }

    private static final String SHIELD = "{\"name\":\"g\",\"rules\":[{\"type\":\"pii\",\"stage\":\"input\","
            + "\"action\":\"mask\",\"entities\":[\"email\",\"ssn\"],\"entity_actions\":{\"ssn\":\"block\"}}]}";

    private String only(String document) {
        return plane.rules(document).get(0);
    }

    @Test
    void observing_thenEnforcing_isWhatWasDeclared() {
        for (GuardrailPreset preset : GuardrailPresets.all()) {
            for (String rule : plane.rules(GuardrailPresets.resource("presets/" + preset.id() + ".yaml"))) {
                String observing = plane.observing(rule);
                assertThat(observing).contains("\"action\":\"flag\"");
                assertThat(plane.enforcing(observing, rule)).isEqualTo(rule);
            }
        }
        String rule = only(SHIELD);
        assertThat(plane.observing(rule)).contains("\"ssn\":\"flag\"");
        assertThat(plane.enforcing(plane.observing(rule), rule)).isEqualTo(rule);
    }

    @Test
    void enforcing_whatWasEdited_keepsTheEdits() {
        String rule = only(SHIELD);
        String edited = plane.observing(rule)
                .replace("\"action\":\"flag\"", "\"action\":\"block\"")
                .replace("\"stage\":\"input\"", "\"stage\":\"both\"");
        assertThat(plane.enforcing(edited, rule))
                .contains("\"action\":\"block\"", "\"stage\":\"both\"", "\"ssn\":\"block\"");
    }

    @Test
    void ordered_rulesOfSeveralControls_blockFirstAndMaskLast() {
        List<String> rules = plane.rules(GuardrailCodec.encode(
                Guardrail.builder("g")
                        .rules(List.of(
                                keyword(1, GuardrailAction.MASK, "a"),
                                keyword(2, GuardrailAction.FLAG, "a"),
                                keyword(3, GuardrailAction.BLOCK, "a")))
                        .build(),
                GuardrailCodec.Format.YAML));
        assertThat(plane.ordered(rules)).containsExactly(rules.get(2), rules.get(1), rules.get(0));
        String stored = plane.withRules("{\"name\":\"other\",\"is_default\":true}", rules, false);
        assertThat(plane.rules(stored)).isEqualTo(rules);
        assertThat(plane.standing(stored)).isEqualTo(new PolicyPlane.Standing("other", true, true));
    }

    @Test
    void realization_tellsWhatIsEnforcedObservedAndAbsent() {
        List<String> declared = plane.rules(SHIELD);
        assertThat(plane.realization(SHIELD, declared).state()).isEqualTo(State.ENFORCED);
        assertThat(plane.realization(SHIELD.replace("\"input\"", "\"both\""), declared)
                        .state())
                .isEqualTo(State.ENFORCED);
        assertThat(plane.realization(SHIELD.replace("\"ssn\":\"block\"", "\"ssn\":\"mask\""), declared)
                        .state())
                .isEqualTo(State.OBSERVED);
        assertThat(plane.realization(SHIELD.replace("\"input\"", "\"output\""), declared)
                        .state())
                .isEqualTo(State.ABSENT);
        assertThat(plane.realization(SHIELD.replace("\"email\",", ""), declared).state())
                .isEqualTo(State.ABSENT);
        assertThat(plane.realization(SHIELD.replace("{\"name\"", "{\"enabled\":false,\"name\""), declared))
                .isEqualTo(new PackPlane.Realization(State.ABSENT, "guardrail \"g\" is switched off"));
    }

    @Test
    void concerns_onlyMatchesOfItsTypeAndStage() {
        String rule = only(SHIELD);
        Event.Builder match = Event.builder(EventKind.MATCH, World.START).ruleType("pii");
        assertThat(plane.concerns(rule, match.surface("input").build())).isTrue();
        assertThat(plane.concerns(rule, match.surface("tool_result").build())).isTrue();
        assertThat(plane.concerns(rule, match.surface("output").build())).isFalse();
        assertThat(plane.concerns(rule, match.surface("input").ruleType("regex").build()))
                .isFalse();
    }

    @Test
    void validate_faultyDocument_namesEveryFault() {
        assertThat(plane.validate(new Document(DocumentKinds.GUARDRAIL, "g", "{\"name\":\"\",\"rules\":[{}]}")))
                .filteredOn(Issue::isError)
                .hasSizeGreaterThan(1);
        assertThat(plane.name()).isEqualTo("guardrails");
    }

    @Test
    void evidence_ofAWindow_countsMatchesAndRules() {
        try (World world = new World()) {
            world.byDefault(guardrail("g", keyword(1, GuardrailAction.MASK, "apple")));
            world.key(1);
            world.guardrails.screen(TextContext.anonymous(), TextStage.INPUT, "apple");
            world.clock.advance(Duration.ofHours(1));
            world.guardrails.screen(TextContext.anonymous(), TextStage.INPUT, "apple");
            assertThat(world.matches()).hasSize(2);
            EvidenceSource source = world.guardrails.evidence();
            assertThat(source.section()).isEqualTo("enforcement");
            String json = source.evidence(World.WORKSPACE, World.START, World.START.plusSeconds(1));
            assertThat(Arguments.ofJson(json).fault()).isEmpty();
            assertThat((Map<?, ?>) Arguments.ofJson(json).value())
                    .isEqualTo(Map.of(
                            "plane",
                            "guardrails",
                            "revision",
                            2L,
                            "false_positives",
                            0L,
                            "unusable_documents",
                            0L,
                            "matches",
                            Map.of(
                                    "total", 1L,
                                    "truncated", false,
                                    "by_action", Map.of("mask", 1L),
                                    "by_rule_type", Map.of("keyword", 1L),
                                    "by_stage", Map.of("input", 1L)),
                            "guardrails",
                            List.of(Map.of(
                                    "id",
                                    1L,
                                    "name",
                                    "g",
                                    "version",
                                    1L,
                                    "enabled",
                                    true,
                                    "is_default",
                                    true,
                                    "log_raw_content",
                                    false,
                                    "attached_keys",
                                    1L,
                                    "rules",
                                    Map.of("keyword/both/mask", 1L)))));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> source.evidence("other", World.START, World.START.plusSeconds(1)));
        }
    }
}
