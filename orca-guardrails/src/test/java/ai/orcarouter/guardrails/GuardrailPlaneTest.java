/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails;

import static ai.orcarouter.guardrails.World.guardrail;
import static ai.orcarouter.guardrails.World.keyword;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.orcarouter.core.Issue;
import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.spi.DocumentKinds;
import ai.orcarouter.core.spi.EvidenceSource;
import ai.orcarouter.core.spi.PolicyPlane;
import ai.orcarouter.core.spi.PolicyPlane.Document;
import ai.orcarouter.guardrails.model.Guardrail;
import ai.orcarouter.guardrails.model.GuardrailAction;
import ai.orcarouter.guardrails.model.GuardrailRule;
import ai.orcarouter.guardrails.model.RuleCheck;
import ai.orcarouter.guardrails.model.RuleStage;
import ai.orcarouter.guardrails.model.Screening;
import ai.orcarouter.guardrails.model.TextStage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardrailPlaneTest {
    private final PolicyPlane plane = new GuardrailPlane();

    private static Guardrail read(Document document) {
        assertThat(document.kind()).isEqualTo(DocumentKinds.GUARDRAIL);
        Guardrail guardrail = GuardrailCodec.decode(".json", document.json()).guardrail();
        assertThat(guardrail.name()).isEqualTo(document.name());
        return guardrail;
    }

    private Guardrail level(String level) {
        return read(plane.documentsForLevel(level).get(0));
    }

    private Guardrail pack(String pack, boolean enforce, Document... previous) {
        List<Document> documents = plane.documentsForPack(pack, enforce, List.of(previous));
        assertThat(documents).hasSize(1);
        assertThat(plane.validate(documents.get(0))).noneMatch(Issue::isError);
        return read(documents.get(0));
    }

    private static Document document(Guardrail guardrail) {
        return new Document(
                DocumentKinds.GUARDRAIL,
                guardrail.name(),
                GuardrailCodec.encode(guardrail, GuardrailCodec.Format.JSON));
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "soc2",
                "iso_27001",
                "iso_42001",
                "nist_ai_rmf",
                "eu_ai_act",
                "owasp_llm",
                "hipaa",
                "pci_dss",
                "glba",
                "nist_800_53",
                "gdpr",
                "uk_gdpr",
                "ccpa",
                "pipl",
                "appi",
                "pipa",
                "lgpd",
                "pipeda",
                "dpdp"
            })
    void documentsForPack_everyPack_observesFirstAndEnforcesWhatItDeclares(String key) {
        Guardrail observing = pack(key, false);
        Guardrail enforcing = pack(key, true);
        assertThat(observing.name()).endsWith(" (Compliance)").isEqualTo(enforcing.name());
        assertThat(observing.rules()).extracting(GuardrailRule::action).containsOnly(GuardrailAction.FLAG);
        assertThat(enforcing.rules()).hasSameSizeAs(observing.rules());
        assertThat(pack(key, true, document(observing))).isEqualTo(enforcing);
        assertThat(pack(key, false, document(enforcing))).isEqualTo(observing);
    }

    @Test
    void documentsForPack_unknown_areEmpty() {
        assertThat(plane.documentsForPack("soc", true, List.of())).isEmpty();
        assertThat(plane.documentsForPack("#", true, List.of())).isEmpty();
    }

    @Test
    void documentsForPack_editedWhileObserving_editsWin() {
        Guardrail observing = pack("soc2", false);
        List<GuardrailRule> rules = new ArrayList<>(observing.rules());
        GuardrailRule edited = GuardrailRule.of(
                1, RuleStage.BOTH, GuardrailAction.MASK, rules.get(0).check());
        rules.set(0, edited);
        rules.remove(1);
        GuardrailRule added = GuardrailRule.of(9, RuleStage.INPUT, GuardrailAction.BLOCK, new RuleCheck.MaxChars(9));
        rules.add(added);
        Guardrail stored = observing.toBuilder().rules(rules).build();
        assertThat(pack("soc2", true, document(stored)).rules()).containsExactly(edited, added);
        assertThat(pack("soc2", false, document(stored)).rules())
                .extracting(GuardrailRule::action)
                .containsExactly(GuardrailAction.FLAG, GuardrailAction.FLAG);
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
