/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails;

import static ai.orcarouter.guardrails.World.ADMIN;
import static ai.orcarouter.guardrails.World.DEVELOPER;
import static ai.orcarouter.guardrails.World.VIEWER;
import static ai.orcarouter.guardrails.World.WORKSPACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.groups.Tuple.tuple;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.spi.EvidenceSource;
import ai.orcarouter.firewall.CallContext;
import ai.orcarouter.firewall.compliance.ClauseState;
import ai.orcarouter.firewall.compliance.ComplianceCatalog;
import ai.orcarouter.firewall.compliance.CompliancePack;
import ai.orcarouter.firewall.compliance.CompliancePacks;
import ai.orcarouter.firewall.compliance.ControlRow;
import ai.orcarouter.firewall.compliance.FrameworkReadiness;
import ai.orcarouter.firewall.compliance.PackChoice;
import ai.orcarouter.firewall.compliance.PackInstallation;
import ai.orcarouter.firewall.compliance.PackTargets;
import ai.orcarouter.firewall.compliance.Readiness;
import ai.orcarouter.firewall.compliance.Readiness.Risk;
import ai.orcarouter.firewall.model.AgentKey;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.Surface;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.model.Verdict;
import ai.orcarouter.guardrails.model.Guardrail;
import ai.orcarouter.guardrails.model.TextStage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The control matrix and what is made of it (REFERENCE 10.2, SEMANTICS 10.1). */
class ReadinessTest {
    private static final Duration DAY = Duration.ofDays(1);

    private final World world = new World();
    private final CompliancePacks packs =
            CompliancePacks.of(world.workspace, ComplianceCatalog.standard(), world.guardrails.plane());

    @AfterEach
    void close() {
        world.close();
    }

    private Readiness readiness(String... frameworks) {
        return packs.readiness(VIEWER, List.of(frameworks), DAY);
    }

    private FrameworkReadiness soc2() {
        return readiness("soc2").frameworks().get(0);
    }

    private ControlRow row(String clause, String plane) {
        return soc2().rows().stream()
                .filter(row -> row.clause().equals(clause) && row.plane().equals(plane))
                .findFirst()
                .orElseThrow();
    }

    private ClauseState state(String clause, String plane) {
        return row(clause, plane).state();
    }

    private long key(String name) {
        return world.workspace
                .admin()
                .keys()
                .issue(DEVELOPER, AgentKey.builder(0, name).build())
                .key()
                .id();
    }

    private FirewallPolicy policy() {
        long id = world.workspace.admin().policies().list(VIEWER).get(0).id();
        return world.workspace.admin().policies().get(VIEWER, id).policy();
    }

    private void update(FirewallPolicy policy) {
        world.workspace.admin().policies().update(DEVELOPER, policy, 0);
    }

    @Test
    void withoutAnyPack_everythingIsAGap() {
        Readiness readiness = readiness();
        assertThat(readiness.frameworks())
                .hasSameSizeAs(packs.catalog().packs())
                .allSatisfy(each -> {
                    assertThat(each.percent()).isZero();
                    assertThat(each.count(ClauseState.GAP))
                            .isEqualTo(each.rows().size());
                });
        assertThat(readiness.coverageRows()).isEqualTo(readiness.risks().size());
        assertThat(row("CC6.1", "guardrails").uncovered())
                .containsExactly(new ControlRow.Subject(0, "workspace default"));
    }

    @Test
    void theLifeOfAPack_movesItsRows() {
        long key = key("agent");
        packs.install(ADMIN, PackChoice.of("soc2"));
        assertThat(soc2().rows())
                .extracting(ControlRow::clause, ControlRow::plane, ControlRow::state)
                .containsExactly(
                        tuple("CC6.1", "guardrails", ClauseState.OBSERVE),
                        tuple("CC7.2", "guardrails", ClauseState.OBSERVE),
                        tuple("CC7.2", "firewall", ClauseState.OBSERVE),
                        tuple("CC8.1", "", ClauseState.GAP),
                        tuple("CC3.1", "", ClauseState.GAP));
        assertThat(soc2().percent()).isZero();

        PackInstallation live = packs.goLive(ADMIN, "soc2", PackTargets.keys(key));
        assertThat(state("CC6.1", "guardrails")).isEqualTo(ClauseState.PARTIAL);
        assertThat(row("CC6.1", "guardrails").uncovered())
                .containsExactly(new ControlRow.Subject(0, "workspace default"));
        assertThat(row("CC7.2", "firewall").linked().orElseThrow().id())
                .isEqualTo(live.documents().get(0).id());

        packs.goLive(ADMIN, "soc2", PackTargets.everyoneByDefault());
        assertThat(soc2().percent()).isEqualTo(100);
        assertThat(row("CC6.1", "guardrails").uncovered()).isEmpty();
        packs.attest(ADMIN, "soc2", "CC8.1", "");
        assertThat(state("CC8.1", "")).isEqualTo(ClauseState.ATTESTED);
        assertThat(soc2().percent()).as("organisational clauses count apart").isEqualTo(100);

        packs.uninstall(ADMIN, "soc2");
        assertThat(state("CC6.1", "guardrails")).isEqualTo(ClauseState.GAP);
    }

    @Test
    void aKeyWithItsOwnGuardrail_isNamed() {
        packs.install(ADMIN, PackChoice.of("soc2"));
        packs.goLive(ADMIN, "soc2", PackTargets.everyoneByDefault());
        long own = world.admin()
                .create(DEVELOPER, Guardrail.builder("own").build())
                .guardrail()
                .id();
        AgentKey odd = world.workspace
                .admin()
                .keys()
                .issue(DEVELOPER, AgentKey.builder(0, "odd").guardrailId(own).build())
                .key();
        assertThat(row("CC6.1", "guardrails").uncovered()).containsExactly(new ControlRow.Subject(odd.id(), "odd"));
        assertThat(state("CC6.1", "guardrails")).isEqualTo(ClauseState.PARTIAL);
        assertThat(state("CC7.2", "firewall")).isEqualTo(ClauseState.COVERED);

        world.admin().setEnabled(DEVELOPER, own, false, 0);
        assertThat(state("CC6.1", "guardrails"))
                .as("a guardrail that is switched off does not fall back")
                .isEqualTo(ClauseState.PARTIAL);
        world.workspace.admin().keys().setEnabled(DEVELOPER, odd.id(), false, 0);
        assertThat(state("CC6.1", "guardrails")).isEqualTo(ClauseState.COVERED);
    }

    @Test
    void whatTakesTheForceOfARule_isSeen() {
        packs.install(ADMIN, PackChoice.of("owasp_llm"));
        packs.goLive(ADMIN, "owasp_llm", PackTargets.everyoneByDefault());
        FirewallPolicy live = policy();
        assertThat(llm08().state()).isEqualTo(ClauseState.COVERED);

        update(live.toBuilder().shadowMode(true).build());
        assertThat(llm08().state()).isEqualTo(ClauseState.OBSERVE);
        assertThat(llm08().detail()).contains("shadow mode");

        update(live.toBuilder().enabled(false).build());
        assertThat(llm08().state()).isEqualTo(ClauseState.GAP);

        FirewallRule before = FirewallRule.builder(0, Verdict.ALLOW)
                .priority(1)
                .label("ours")
                .toolNameGlob("ops.*")
                .build();
        List<FirewallRule> rules = new ArrayList<>(live.rules());
        rules.add(before);
        update(live.toBuilder().rules(rules).build());
        assertThat(llm08().state()).isEqualTo(ClauseState.GAP);
        assertThat(llm08().detail()).contains("\"ours\" may decide before");

        rules.set(rules.size() - 1, before);
        rules.removeIf(rule -> rule.label().equals("ours"));
        rules.remove(0);
        update(live.toBuilder().rules(rules).build());
        assertThat(llm08().detail()).contains("has no such rule");

        update(live);
        assertThat(llm08()).extracting(ControlRow::detail).isEqualTo("");
        assertThat(llm08().state()).isEqualTo(ClauseState.COVERED);
    }

    private ControlRow llm08() {
        return readiness("owasp_llm").frameworks().get(0).rows().stream()
                .filter(row -> row.clause().equals("LLM08"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void documentsOfSomebodysOwn_coverAsWell() {
        Guardrail own = GuardrailPresets.find("pii-block").orElseThrow().guardrail();
        world.byDefault(own);
        assertThat(state("CC6.1", "guardrails")).isEqualTo(ClauseState.COVERED);
        assertThat(row("CC6.1", "guardrails").linked().orElseThrow().name()).isEqualTo(own.name());
        assertThat(soc2().installed()).isFalse();
        assertThat(soc2().percent()).isEqualTo(33);
    }

    @Test
    void risks_areRankedByRecordedEvents() {
        packs.install(ADMIN, PackChoice.of("soc2"));
        world.workspace.admin().putSettings(ADMIN, true, "", null, 0);
        for (int i = 0; i < 3; i++) {
            world.workspace.mediate(
                    CallContext.anonymous(),
                    ToolCall.builder("crm.read").surface(Surface.MCP).build());
        }
        world.byDefault(GuardrailPresets.find("compliance-logger").orElseThrow().guardrail());
        world.guardrails.screen(TextContext.anonymous(), TextStage.INPUT, "ann@example.com");
        world.workspace.flush(Duration.ofMinutes(1));

        List<Risk> risks = readiness("soc2").risks();
        assertThat(risks)
                .extracting(risk -> risk.row().clause() + " " + risk.row().plane() + " " + risk.events())
                .startsWith("CC7.2 firewall 3", "CC6.1 guardrails 1")
                .doesNotContain("CC7.2 guardrails 1");
        assertThat(risks).extracting(Risk::events).isSortedAccordingTo((a, b) -> Long.compare(b, a));
        world.clock.advance(Duration.ofDays(2));
        assertThat(readiness("soc2").risks()).extracting(Risk::events).containsOnly(0L);
    }

    @Test
    void drift_isAnOverlay() {
        packs.install(ADMIN, PackChoice.of("soc2"));
        packs.goLive(ADMIN, "soc2", PackTargets.everyoneByDefault());
        CompliancePack old = packs.catalog().find("soc2").orElseThrow();
        CompliancePacks newer = CompliancePacks.of(
                world.workspace,
                ComplianceCatalog.of(List.of(new CompliancePack(
                        old.key(),
                        old.name(),
                        old.edition(),
                        old.region(),
                        2,
                        old.origin(),
                        old.controls(),
                        old.clauses()))),
                world.guardrails.plane());
        FrameworkReadiness drifted =
                newer.readiness(VIEWER, List.of(), DAY).frameworks().get(0);
        assertThat(drifted.drift()).isTrue();
        assertThat(drifted.percent()).isEqualTo(100);
        assertThat(drifted.rows())
                .filteredOn(row -> !row.organizational())
                .allMatch(row -> row.drift() && row.state() == ClauseState.COVERED);
        newer.upgrade(ADMIN, "soc2");
        assertThat(newer.readiness(VIEWER, List.of(), DAY).frameworks().get(0).drift())
                .isFalse();
    }

    @Test
    void evidence_holdsTheMatrixAndTheGaps() {
        packs.install(ADMIN, PackChoice.of("soc2"));
        packs.attest(ADMIN, "soc2", "CC8.1", "minutes");
        List<EvidenceSource> sources = packs.evidence();
        assertThat(sources).extracting(EvidenceSource::section).containsExactly("coverage", "gaps");
        assertThat((List<?>) json(sources.get(0), "").get("frameworks"))
                .hasSameSizeAs(packs.catalog().packs());
        Map<?, ?> section = json(sources.get(0), "soc2");
        assertThat(section.get("rows")).isEqualTo(5L);
        Map<?, ?> coverage = (Map<?, ?>) ((List<?>) Objects.requireNonNull(section.get("frameworks"))).get(0);
        assertThat(coverage.get("percent")).isEqualTo(0L);
        assertThat(coverage.get("observe")).isEqualTo(3L);
        assertThat(coverage.get("attested")).isEqualTo(1L);
        assertThat((List<?>) coverage.get("coverage_rows")).hasSize(5);
        assertThat((List<?>) json(sources.get(1), "soc2").get("gaps")).hasSize(4);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sources.get(0).evidence("other", World.START, World.START.plusSeconds(1)));
        assertThat(World.refusal(() -> json(sources.get(0), "none"))).isEqualTo(ErrorCode.NOT_FOUND);
    }

    private static Map<?, ?> json(EvidenceSource source, String framework) {
        String json = source.evidence(WORKSPACE, framework, World.START, World.START.plusSeconds(1));
        return (Map<?, ?>) Objects.requireNonNull(Arguments.ofJson(json).value());
    }

    @Test
    void wrongUse_isRefused() {
        assertThat(World.refusal(() -> readiness("none"))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThatIllegalArgumentException().isThrownBy(() -> packs.readiness(VIEWER, List.of(), Duration.ZERO));
    }
}
