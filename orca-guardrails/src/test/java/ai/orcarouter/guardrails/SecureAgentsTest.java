/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails;

import static ai.orcarouter.guardrails.World.DEVELOPER;
import static ai.orcarouter.guardrails.World.VIEWER;
import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.spi.ConfigSnapshot;
import ai.orcarouter.core.spi.DocumentKinds;
import ai.orcarouter.core.spi.PolicyTemplate;
import ai.orcarouter.firewall.CallContext;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.posture.AppliedLevel;
import ai.orcarouter.firewall.posture.AutonomyLevel;
import ai.orcarouter.firewall.posture.SecureAgents;
import ai.orcarouter.firewall.posture.TemplateCatalog;
import ai.orcarouter.guardrails.model.Guardrail;
import ai.orcarouter.guardrails.model.GuardrailAction;
import ai.orcarouter.guardrails.model.GuardrailRule;
import ai.orcarouter.guardrails.model.GuardrailSummary;
import ai.orcarouter.guardrails.model.PiiEntity;
import ai.orcarouter.guardrails.model.RuleCheck;
import ai.orcarouter.guardrails.model.RuleStage;
import ai.orcarouter.guardrails.model.Screening;
import ai.orcarouter.guardrails.model.TextStage;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The Secure Agents baseline over both planes (REFERENCE 3). */
class SecureAgentsTest {
    private static final String KEY = "AKIA" + "ABCDEFGH12345678";

    private final World world = new World();
    private final SecureAgents posture = SecureAgents.of(world.workspace, world.guardrails.plane());

    @AfterEach
    void close() {
        world.close();
    }

    private Screening screen(TextStage stage, String text) {
        return world.guardrails.screen(TextContext.anonymous(), stage, text);
    }

    private Map<String, String> contents() {
        ConfigSnapshot stored = world.config.read(World.WORKSPACE);
        Map<String, String> out = new LinkedHashMap<>();
        stored.documents().stream()
                .filter(document -> !document.kind().endsWith("_numbers")
                        && !document.kind().equals(DocumentKinds.POSTURE_RESTORE))
                .forEach(document -> out.put(
                        document.kind() + " " + document.id(), document.json().orElseThrow()));
        return out;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "write to ann@example.com",
                "call +1 415 555 0132",
                "my number is 536-90-4399",
                "card 4111 1111 1111 1111",
                "from 93.184.215.14"
            })
    void tight_personalData_isMaskedOnRequests(String text) {
        posture.apply(DEVELOPER, AutonomyLevel.TIGHT);
        Screening screening = screen(TextStage.INPUT, text);
        assertThat(screening.blocked()).isFalse();
        assertThat(screening.mutated()).isTrue();
    }

    @Test
    void tight_credentials_areRejectedOnRequests() {
        posture.apply(DEVELOPER, AutonomyLevel.TIGHT);
        for (String text : List.of(KEY, "sk-" + "a1B2c3D4".repeat(5), "ghp_" + "a1B2".repeat(9))) {
            assertThat(screen(TextStage.INPUT, "use " + text).blocked())
                    .as(text)
                    .isTrue();
        }
        assertThat(screen(TextStage.INPUT, "nothing of the kind").violations()).isEmpty();
    }

    @Test
    void tight_credentialsInArguments_areNotStrippedByTheFirewall() {
        posture.apply(DEVELOPER, AutonomyLevel.TIGHT);
        ToolCall call = ToolCall.of("notes.add", Map.of("text", KEY));
        assertThat(world.workspace
                        .mediate(CallContext.anonymous(), call)
                        .decision()
                        .rewrittenArguments())
                .isEmpty();
    }

    @Test
    void balanced_personalData_isFlaggedOnly() {
        posture.apply(DEVELOPER, AutonomyLevel.BALANCED);
        Screening screening = screen(TextStage.INPUT, "write to ann@example.com");
        assertThat(screening.mutated() || screening.blocked()).isFalse();
        assertThat(screening.violations()).hasSize(1);
        assertThat(screen(TextStage.INPUT, KEY).violations()).isEmpty();
    }

    @Test
    void permissive_nothing_isScreened() {
        world.guardrails
                .admin()
                .create(
                        DEVELOPER,
                        Guardrail.builder("own")
                                .isDefault(true)
                                .rules(List.of(mask()))
                                .build());
        posture.apply(DEVELOPER, AutonomyLevel.PERMISSIVE);
        assertThat(screen(TextStage.INPUT, "ann@example.com").violations()).isEmpty();
        assertThat(world.guardrails.admin().list(VIEWER))
                .extracting(GuardrailSummary::isDefault)
                .containsExactly(false);
    }

    private static GuardrailRule mask() {
        return new GuardrailRule(
                0,
                "mail",
                RuleStage.INPUT,
                GuardrailAction.MASK,
                "",
                false,
                new RuleCheck.Pii(List.of(PiiEntity.EMAIL), List.of(), Map.of()));
    }

    @ParameterizedTest
    @EnumSource(AutonomyLevel.class)
    void undo_rightAfter_restoresBothPlanesCharacterForCharacter(AutonomyLevel level) {
        world.guardrails
                .admin()
                .create(
                        DEVELOPER,
                        Guardrail.builder("own")
                                .isDefault(true)
                                .rules(List.of(mask()))
                                .build());
        Map<String, String> before = contents();
        long revision = world.config.revision(World.WORKSPACE);
        AppliedLevel applied = posture.apply(DEVELOPER, level);
        assertThat(world.config.revision(World.WORKSPACE)).isEqualTo(revision + 1);
        posture.undo(DEVELOPER, applied.auditId());
        assertThat(contents()).isEqualTo(before);
        assertThat(screen(TextStage.INPUT, "ann@example.com").mutated()).isTrue();
    }

    @Test
    void undo_afterTheGuardrailWasEdited_isRefused() {
        AppliedLevel applied = posture.apply(DEVELOPER, AutonomyLevel.TIGHT);
        GuardrailSummary level = world.guardrails.admin().list(VIEWER).get(0);
        Guardrail stored = world.guardrails.admin().get(VIEWER, level.id()).guardrail();
        world.guardrails
                .admin()
                .update(
                        DEVELOPER,
                        stored.toBuilder().rules(stored.rules().subList(0, 1)).build(),
                        level.version());
        assertThat(World.refusal(() -> posture.undo(DEVELOPER, applied.auditId())))
                .isEqualTo(ErrorCode.WOULD_LOSE_CHANGES);
        assertThat(posture.forceUndo(DEVELOPER, applied.auditId()).lost()).hasSize(1);
        assertThat(world.guardrails.admin().list(VIEWER)).isEmpty();
    }

    @Test
    void undo_withoutThePlaneThatWasChanged_isRefused() {
        AppliedLevel applied = posture.apply(DEVELOPER, AutonomyLevel.TIGHT);
        SecureAgents firewallOnly = SecureAgents.of(world.workspace);
        OrcaException refused = org.assertj.core.api.Assertions.catchThrowableOfType(
                OrcaException.class, () -> firewallOnly.undo(DEVELOPER, applied.auditId()));
        assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_CONFIGURATION);
    }

    @Test
    void simulate_textsThatWereLogged_areScreenedByTheLevelAndOthersAreUnknown() {
        world.guardrails
                .admin()
                .create(
                        DEVELOPER,
                        Guardrail.builder("logs")
                                .isDefault(true)
                                .logRaw(true)
                                .rules(List.of(mask()))
                                .build());
        screen(TextStage.INPUT, "write to ann@example.com");
        assertThat(world.workspace.flush(Duration.ofMinutes(1))).isTrue();
        assertThat(outcomes(AutonomyLevel.TIGHT)).isEqualTo(Map.of("changed", 1L));
        assertThat(outcomes(AutonomyLevel.BALANCED)).isEqualTo(Map.of("recorded", 1L));
        assertThat(outcomes(AutonomyLevel.PERMISSIVE)).isEqualTo(Map.of("passed", 1L));
    }

    @Test
    void simulate_textsThatWereNotLogged_areUnknown() {
        posture.apply(DEVELOPER, AutonomyLevel.BALANCED);
        screen(TextStage.INPUT, "write to ann@example.com");
        assertThat(world.workspace.flush(Duration.ofMinutes(1))).isTrue();
        assertThat(outcomes(AutonomyLevel.TIGHT)).isEqualTo(Map.of("unknown", 1L));
    }

    private Map<String, Long> outcomes(AutonomyLevel level) {
        return posture.simulate(DEVELOPER, level, Duration.ofDays(1)).replay().textOutcomes();
    }

    @Test
    void catalogue_reachesTheGuardrailPresets() {
        TemplateCatalog catalog = TemplateCatalog.of(world.guardrails.plane());
        assertThat(catalog.inCategory("template")).hasSize(6);
        PolicyTemplate shield = catalog.find("guardrails", "pii-shield").orElseThrow();
        assertThat(shield.category()).isEqualTo("pii");
        assertThat(GuardrailCodec.decode("x.yaml", shield.yaml()).guardrail().name())
                .isEqualTo("PII Shield");
        assertThat(catalog.all())
                .filteredOn(template -> template.plane().equals("guardrails"))
                .hasSameSizeAs(GuardrailPresets.all());
    }
}
