/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails;

import static ai.orcarouter.guardrails.World.ADMIN;
import static ai.orcarouter.guardrails.World.DEVELOPER;
import static ai.orcarouter.guardrails.World.VIEWER;
import static ai.orcarouter.guardrails.World.WORKSPACE;
import static ai.orcarouter.guardrails.World.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.spi.AuditEntry;
import ai.orcarouter.core.spi.DocumentKinds;
import ai.orcarouter.firewall.compliance.Attestation;
import ai.orcarouter.firewall.compliance.ComplianceCatalog;
import ai.orcarouter.firewall.compliance.CompliancePack;
import ai.orcarouter.firewall.compliance.CompliancePacks;
import ai.orcarouter.firewall.compliance.PackChoice;
import ai.orcarouter.firewall.compliance.PackInstallation;
import ai.orcarouter.firewall.compliance.PackInstallation.Provenance;
import ai.orcarouter.firewall.compliance.PackMode;
import ai.orcarouter.firewall.compliance.PackTargets;
import ai.orcarouter.firewall.model.AgentKey;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.guardrails.model.Guardrail;
import ai.orcarouter.guardrails.model.GuardrailAction;
import ai.orcarouter.guardrails.model.GuardrailRule;
import ai.orcarouter.guardrails.model.GuardrailSummary;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Installing packs over both planes, going live, upgrading and uninstalling (REFERENCE 10.1). */
class CompliancePacksTest {
    private static final ComplianceCatalog CATALOG = ComplianceCatalog.standard();

    private final World world = new World();
    private final CompliancePacks packs = over(CATALOG);

    private CompliancePacks over(ComplianceCatalog catalog) {
        return CompliancePacks.of(world.workspace, catalog, world.guardrails.plane());
    }

    @AfterEach
    void close() {
        world.close();
    }

    private AuditEntry newestRow() {
        List<AuditEntry> rows = World.audit(world.config);
        return rows.get(rows.size() - 1);
    }

    private static long id(PackInstallation installation, String plane) {
        return installation.documents().stream()
                .filter(document -> document.plane().equals(plane))
                .mapToLong(document -> Long.parseLong(document.id()))
                .findFirst()
                .orElseThrow();
    }

    private Guardrail guardrail(PackInstallation installation) {
        return world.admin().get(VIEWER, id(installation, "guardrails")).guardrail();
    }

    private FirewallPolicy policy(PackInstallation installation) {
        return world.workspace
                .admin()
                .policies()
                .get(VIEWER, id(installation, "firewall"))
                .policy();
    }

    private long key(String name, long policy, long guardrail) {
        AgentKey key = AgentKey.builder(0, name)
                .firewallPolicyId(policy)
                .guardrailId(guardrail)
                .build();
        return world.workspace.admin().keys().issue(DEVELOPER, key).key().id();
    }

    private AgentKey key(long id) {
        return world.workspace.admin().keys().get(DEVELOPER, id);
    }

    private void edit(PackInstallation installation, List<GuardrailRule> rules) {
        world.admin()
                .update(
                        DEVELOPER,
                        guardrail(installation).toBuilder().rules(rules).build(),
                        0);
    }

    private static GuardrailRule with(GuardrailRule rule, GuardrailAction action) {
        return new GuardrailRule(
                rule.id(), rule.label(), rule.stage(), action, rule.note(), rule.spotlightWhole(), rule.check());
    }

    @Test
    void install_isOneCommitThatObservesAndGovernsNobody() {
        long revision = world.config.revision(WORKSPACE);
        long key = key("agent", 0, 0);
        PackInstallation installed = packs.install(ADMIN, PackChoice.of("soc2"));

        assertThat(world.config.revision(WORKSPACE)).isEqualTo(revision + 2);
        assertThat(installed.mode()).isEqualTo(PackMode.OBSERVE);
        assertThat(installed.installer()).isEqualTo(ADMIN.id());
        assertThat(installed.bindings()).isEmpty();
        assertThat(installed.documents())
                .extracting(PackInstallation.Document::name)
                .containsExactly("SOC 2 (Compliance \u2014 tools)", "SOC 2 (Compliance)");
        assertThat(installed.parts()).singleElement().satisfies(part -> {
            assertThat(part.version()).isEqualTo(1);
            assertThat(part.drifted()).isFalse();
            assertThat(part.controls()).containsExactly("pii_block", "logger", "dispatch_audit");
        });
        assertThat(policy(installed).shadowMode()).isTrue();
        assertThat(policy(installed).isDefault()).isFalse();
        assertThat(guardrail(installed).isDefault()).isFalse();
        assertThat(guardrail(installed).rules())
                .hasSize(2)
                .extracting(GuardrailRule::action)
                .containsOnly(GuardrailAction.FLAG);
        assertThat(key(key).guardrailId()).isZero();

        AuditEntry row = newestRow();
        assertThat(row.act().verb()).isEqualTo("compliance_pack_installed");
        assertThat(row.act().targetId()).isEqualTo("soc2");
        assertThat(row.act().payload()).contains("\"mode\":\"observe\"", "pii_block");
        assertThat(packs.installations(VIEWER)).containsExactly(installed);
    }

    @Test
    void install_saysOfEachRuleWhereItComesFrom() {
        PackInstallation installed = packs.install(ADMIN, PackChoice.of("soc2"));
        assertThat(installed.documents().get(1).rules())
                .containsExactly(
                        new Provenance(1, List.of("soc2/pii_block"), List.of("soc2/CC6.1")),
                        new Provenance(2, List.of("soc2/logger"), List.of("soc2/CC7.2")));
    }

    @Test
    void install_severalPacks_shareRulesAndNameBoth() {
        PackInstallation installed = packs.install(ADMIN, PackChoice.of("hipaa"), PackChoice.of("soc2"));
        assertThat(installed.id()).isEqualTo("soc2");
        assertThat(guardrail(installed).name()).isEqualTo("SOC 2 + HIPAA (Compliance)");
        assertThat(installed.documents().get(1).rules())
                .anySatisfy(rule -> assertThat(rule.controls()).containsExactly("soc2/logger", "hipaa/logger"))
                .extracting(Provenance::rule)
                .doesNotHaveDuplicates();
        assertThat(policy(installed).rules()).hasSize(2);
        assertThat(refusal(() -> packs.install(ADMIN, PackChoice.of("hipaa")))).isEqualTo(ErrorCode.CONFLICT);
    }

    @Test
    void install_chosenControls_haveOnlyTheirRules() {
        PackInstallation installed = packs.install(ADMIN, new PackChoice("soc2", List.of("dispatch_audit")));
        assertThat(guardrail(installed).rules()).isEmpty();
        assertThat(policy(installed).rules()).hasSize(1);
        long own = world.byDefault(World.guardrail("own"));
        long key = key("agent", 0, own);
        packs.goLive(ADMIN, "soc2", PackTargets.keys(key));
        assertThat(key(key).firewallPolicyId()).isEqualTo(id(installed, "firewall"));
        assertThat(key(key).guardrailId())
                .as("no rules there, so it keeps its own")
                .isEqualTo(own);
    }

    @Test
    void install_whatCannotBe_isRefusedAndStoresNothing() {
        world.byDefault(World.guardrail("GDPR (Compliance)"));
        packs.install(ADMIN, PackChoice.of("soc2"));
        long revision = world.config.revision(WORKSPACE);
        assertThat(refusal(() -> packs.install(ADMIN, PackChoice.of("soc2")))).isEqualTo(ErrorCode.CONFLICT);
        assertThat(refusal(() -> packs.install(ADMIN, PackChoice.of("soc")))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(refusal(() -> packs.install(ADMIN, new PackChoice("hipaa", List.of("no")))))
                .isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(refusal(() -> packs.install(ADMIN, PackChoice.of("gdpr")))).isEqualTo(ErrorCode.DUPLICATE_NAME);
        assertThat(refusal(() -> CompliancePacks.of(world.workspace, CATALOG).install(ADMIN, PackChoice.of("hipaa"))))
                .isEqualTo(ErrorCode.INVALID_CONFIGURATION);
        assertThatIllegalArgumentException().isThrownBy(() -> packs.install(ADMIN));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> packs.install(ADMIN, PackChoice.of("ccpa"), PackChoice.of("ccpa")));
        assertThat(world.config.revision(WORKSPACE)).isEqualTo(revision);
    }

    @Test
    void goLive_restoresWhatWasDeclaredAndBindsTheTargets() {
        long key = key("agent", 0, 0);
        PackInstallation installed = packs.install(ADMIN, PackChoice.of("hipaa"));
        PackInstallation live = packs.goLive(ADMIN, "hipaa", PackTargets.keys(key));
        assertThat(live.mode()).isEqualTo(PackMode.ENFORCE);
        assertThat(policy(live).shadowMode()).isFalse();
        assertThat(guardrail(live).rules())
                .extracting(GuardrailRule::action)
                .containsExactly(
                        GuardrailAction.BLOCK,
                        GuardrailAction.BLOCK,
                        GuardrailAction.BLOCK,
                        GuardrailAction.BLOCK,
                        GuardrailAction.BLOCK,
                        GuardrailAction.BLOCK,
                        GuardrailAction.FLAG,
                        GuardrailAction.MASK,
                        GuardrailAction.MASK);
        assertThat(key(key).guardrailId()).isEqualTo(id(installed, "guardrails"));
        assertThat(key(key).firewallPolicyId()).isEqualTo(id(installed, "firewall"));
        assertThat(guardrail(live).isDefault()).isFalse();
        assertThat(newestRow().act().verb()).isEqualTo("compliance_pack_live");

        PackInstallation wider = packs.goLive(ADMIN, "hipaa", PackTargets.everyoneByDefault());
        assertThat(guardrail(wider).isDefault()).isTrue();
        assertThat(wider.bindings()).hasSize(4);
    }

    @Test
    void goLive_editsMadeWhileObserving_win() {
        PackInstallation installed = packs.install(ADMIN, PackChoice.of("soc2"));
        List<GuardrailRule> rules = new ArrayList<>(guardrail(installed).rules());
        rules.set(0, with(rules.get(0), GuardrailAction.MASK));
        rules.remove(1);
        GuardrailRule added = World.keyword(9, GuardrailAction.FLAG, "apple");
        rules.add(added);
        edit(installed, rules);
        packs.goLive(ADMIN, "soc2", PackTargets.everyoneByDefault());
        assertThat(guardrail(installed).rules()).isEqualTo(rules);
    }

    @Test
    void goLive_anotherEditThanOfTheAction_enforcesTheEditedRule() {
        PackInstallation installed = packs.install(ADMIN, PackChoice.of("soc2"));
        List<GuardrailRule> rules = new ArrayList<>(guardrail(installed).rules());
        rules.set(0, rules.get(0).withLabel("ours"));
        edit(installed, rules);
        packs.goLive(ADMIN, "soc2", PackTargets.everyoneByDefault());
        assertThat(guardrail(installed).rules().get(0)).isEqualTo(with(rules.get(0), GuardrailAction.BLOCK));
    }

    @Test
    void goLive_whatCannotBe_isRefusedAndStoresNothing() {
        long key = key("agent", 0, 0);
        PackInstallation soc2 = packs.install(ADMIN, PackChoice.of("soc2"));
        packs.install(ADMIN, PackChoice.of("hipaa"));
        packs.goLive(ADMIN, "hipaa", PackTargets.keys(key));
        long revision = world.config.revision(WORKSPACE);
        assertThat(refusal(() -> packs.goLive(ADMIN, "soc2", PackTargets.keys(key))))
                .isEqualTo(ErrorCode.CONFLICT);
        assertThat(refusal(() -> packs.goLive(ADMIN, "soc2", PackTargets.keys(77L))))
                .isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(refusal(() -> packs.goLive(ADMIN, "gdpr", PackTargets.keys(key))))
                .isEqualTo(ErrorCode.NOT_FOUND);
        assertThatIllegalArgumentException().isThrownBy(() -> new PackTargets(List.of(), false));
        assertThat(world.config.revision(WORKSPACE)).isEqualTo(revision);

        world.admin().setEnabled(DEVELOPER, id(soc2, "guardrails"), false, 0);
        assertThat(refusal(() -> packs.goLive(ADMIN, "soc2", PackTargets.everyoneByDefault())))
                .isEqualTo(ErrorCode.CONFLICT);
        world.admin().delete(DEVELOPER, id(soc2, "guardrails"), 0);
        assertThat(refusal(() -> packs.goLive(ADMIN, "soc2", PackTargets.everyoneByDefault())))
                .isEqualTo(ErrorCode.CONFLICT);
        packs.uninstall(ADMIN, "soc2");
    }

    @Test
    void observe_keepsTheTargetsAndWhatWasEdited() {
        long key = key("agent", 0, 0);
        PackInstallation installed = packs.install(ADMIN, PackChoice.of("soc2"));
        assertThat(refusal(() -> packs.observe(ADMIN, "soc2"))).isEqualTo(ErrorCode.CONFLICT);
        packs.goLive(ADMIN, "soc2", PackTargets.keys(key));
        List<GuardrailRule> rules = new ArrayList<>(guardrail(installed).rules());
        rules.set(0, with(rules.get(0), GuardrailAction.MASK));
        rules.add(World.keyword(9, GuardrailAction.BLOCK, "apple"));
        edit(installed, rules);

        PackInstallation back = packs.observe(ADMIN, "soc2");
        assertThat(back.mode()).isEqualTo(PackMode.OBSERVE);
        assertThat(back.bindings()).hasSize(2);
        assertThat(policy(installed).shadowMode()).isTrue();
        assertThat(guardrail(installed).rules())
                .extracting(GuardrailRule::action)
                .as("a rule that is not of the pack is not its to change")
                .containsExactly(GuardrailAction.FLAG, GuardrailAction.FLAG, GuardrailAction.BLOCK);
        assertThat(key(key).guardrailId()).isEqualTo(id(installed, "guardrails"));
        assertThat(newestRow().act().verb()).isEqualTo("compliance_pack_observed");

        next().upgrade(ADMIN, "soc2");
        packs.goLive(ADMIN, "soc2", PackTargets.keys(key));
        assertThat(guardrail(installed).rules()).isEqualTo(rules);
    }

    @Test
    void join_ofOneThatIsLive_movesTheRulesAndGovernsTheSame() {
        long key = key("agent", 0, 0);
        PackInstallation soc2 = packs.install(ADMIN, PackChoice.of("soc2"));
        packs.goLive(ADMIN, "soc2", PackTargets.keys(key));
        PackInstallation gdpr = packs.install(ADMIN, PackChoice.of("gdpr"));
        List<GuardrailRule> rules = new ArrayList<>(guardrail(gdpr).rules());
        GuardrailRule edited = rules.get(0).withLabel("ours");
        rules.set(0, edited);
        rules.remove(1);
        rules.add(World.keyword(9, GuardrailAction.BLOCK, "apple"));
        edit(gdpr, rules);

        PackInstallation joined = packs.join(ADMIN, "gdpr", "soc2");
        assertThat(joined.id()).isEqualTo("soc2");
        assertThat(joined.mode()).isEqualTo(PackMode.ENFORCE);
        assertThat(joined.parts()).extracting(PackInstallation.Part::key).containsExactly("soc2", "gdpr");
        assertThat(packs.installations(VIEWER)).containsExactly(joined);
        assertThat(world.admin().list(VIEWER)).extracting(GuardrailSummary::id).containsExactly(id(soc2, "guardrails"));
        assertThat(guardrail(joined).rules())
                .as("rules of both packs are there once, blocking ones first")
                .extracting(GuardrailRule::action)
                .containsExactly(
                        GuardrailAction.BLOCK,
                        GuardrailAction.BLOCK,
                        GuardrailAction.BLOCK,
                        GuardrailAction.BLOCK,
                        GuardrailAction.BLOCK,
                        GuardrailAction.FLAG);
        assertThat(guardrail(joined).rules()).extracting(GuardrailRule::label).contains("ours");
        assertThat(joined.documents().get(1).rules())
                .anySatisfy(rule -> assertThat(rule.controls()).containsExactly("soc2/logger", "gdpr/logger"));
        assertThat(policy(joined).rules()).hasSize(2);
        assertThat(policy(joined).shadowMode()).isFalse();
        assertThat(key(key).guardrailId()).isEqualTo(id(soc2, "guardrails"));
        assertThat(newestRow().act().verb()).isEqualTo("compliance_pack_joined");
        assertThat(newestRow().act().payload()).contains("\"joining\":\"gdpr\"");

        packs.uninstall(ADMIN, "gdpr");
        assertThat(key(key).guardrailId()).isZero();
        assertThat(packs.installations(VIEWER)).isEmpty();
    }

    @Test
    void join_fillingAnEmptyDocument_bindsItToo() {
        long key = key("agent", 0, 0);
        packs.install(ADMIN, new PackChoice("soc2", List.of("dispatch_audit")));
        packs.goLive(ADMIN, "soc2", new PackTargets(List.of(key), true));
        assertThat(key(key).guardrailId()).isZero();
        packs.install(ADMIN, PackChoice.of("hipaa"));
        packs.goLive(ADMIN, "hipaa", PackTargets.keys(key("other", 0, 0)));
        assertThat(refusal(() -> packs.join(ADMIN, "hipaa", "soc2"))).isEqualTo(ErrorCode.CONFLICT);
        packs.observe(ADMIN, "hipaa");
        PackInstallation joined = packs.join(ADMIN, "hipaa", "soc2");
        assertThat(key(key).guardrailId()).isEqualTo(id(joined, "guardrails"));
        assertThat(guardrail(joined).isDefault()).isTrue();
        assertThat(joined.bindings()).hasSize(4);
    }

    @Test
    void join_whatCannotBe_isRefusedAndStoresNothing() {
        packs.install(ADMIN, PackChoice.of("soc2"), PackChoice.of("hipaa"));
        PackInstallation gdpr = packs.install(ADMIN, PackChoice.of("gdpr"));
        key("agent", 0, id(gdpr, "guardrails"));
        long revision = world.config.revision(WORKSPACE);
        assertThat(refusal(() -> packs.join(ADMIN, "hipaa", "soc2"))).isEqualTo(ErrorCode.CONFLICT);
        assertThat(refusal(() -> packs.join(ADMIN, "ccpa", "soc2"))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(refusal(() -> packs.join(ADMIN, "soc2", "ccpa"))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(refusal(() -> packs.join(ADMIN, "gdpr", "soc2"))).isEqualTo(ErrorCode.STILL_REFERENCED);
        assertThat(world.config.revision(WORKSPACE)).isEqualTo(revision);
    }

    @Test
    void uninstall_givesBackWhatGovernedBefore() {
        long formerDefault = world.byDefault(World.guardrail("former"));
        long own = world.admin()
                .create(DEVELOPER, World.guardrail("own"))
                .guardrail()
                .id();
        long key = key("agent", 0, own);
        packs.install(ADMIN, PackChoice.of("soc2"));
        packs.goLive(ADMIN, "soc2", new PackTargets(List.of(key), true));
        assertThat(key(key).guardrailId()).isNotEqualTo(own);

        packs.uninstall(ADMIN, "soc2");
        assertThat(key(key).guardrailId()).isEqualTo(own);
        assertThat(key(key).firewallPolicyId()).isZero();
        assertThat(world.admin().list(VIEWER))
                .extracting(GuardrailSummary::name)
                .containsExactlyInAnyOrder("former", "own");
        assertThat(world.admin().get(VIEWER, formerDefault).guardrail().isDefault())
                .isTrue();
        assertThat(world.workspace.admin().policies().list(VIEWER)).isEmpty();
        assertThat(packs.installations(VIEWER)).isEmpty();
        assertThat(world.config.read(WORKSPACE).documents(DocumentKinds.COMPLIANCE_PACK))
                .isEmpty();
        assertThat(newestRow().act().verb()).isEqualTo("compliance_pack_uninstalled");
        assertThat(refusal(() -> packs.uninstall(ADMIN, "soc2"))).isEqualTo(ErrorCode.NOT_FOUND);
        packs.install(ADMIN, PackChoice.of("soc2"));
    }

    @Test
    void uninstall_whatSomebodyAttachedByHand_isRefused() {
        PackInstallation installed = packs.install(ADMIN, PackChoice.of("soc2"));
        key("agent", 0, id(installed, "guardrails"));
        assertThat(refusal(() -> packs.uninstall(ADMIN, "soc2"))).isEqualTo(ErrorCode.STILL_REFERENCED);
        assertThat(packs.installations(VIEWER)).hasSize(1);
    }

    private static final String NEXT = """
            key: soc2
            name: SOC 2
            version: 2
            mapping: documented
            controls:
              - {id: pii_block, plane: guardrails, title: t, rules: [{type: pii, stage: both, action: block, label: personal data, entities: [email, phone]}]}
              - {id: logger, plane: guardrails, title: t, presets: [compliance-logger]}
              - {id: shell, plane: firewall, title: t, presets: [block_destructive_shell]}
            clauses:
              - {id: CC6.1, title: t, controls: [pii_block]}
              - {id: CC7.2, title: t, controls: [logger, shell]}
            """;

    private CompliancePacks next() {
        CompliancePack pack = ComplianceCatalog.read("next.yaml", NEXT);
        return over(ComplianceCatalog.of(List.of(pack)));
    }

    @Test
    void upgrade_ofWhatNobodyTouched_becomesTheNewVersion() {
        PackInstallation installed = packs.install(ADMIN, PackChoice.of("soc2"));
        packs.goLive(ADMIN, "soc2", PackTargets.everyoneByDefault());
        assertThat(refusal(() -> packs.upgrade(ADMIN, "soc2"))).isEqualTo(ErrorCode.CONFLICT);

        CompliancePacks next = next();
        assertThat(next.installations(VIEWER).get(0).parts().get(0).drifted()).isTrue();
        PackInstallation upgraded = next.upgrade(ADMIN, "soc2");
        assertThat(upgraded.parts().get(0).drifted()).isFalse();
        assertThat(upgraded.parts().get(0).controls()).containsExactly("pii_block", "logger", "shell");
        assertThat(guardrail(installed).rules())
                .extracting(GuardrailRule::stage, GuardrailRule::action)
                .hasSize(2);
        assertThat(policy(installed).rules()).hasSize(10);
        assertThat(policy(installed).shadowMode()).isFalse();
        assertThat(policy(installed).isDefault()).isTrue();
        assertThat(upgraded.documents().get(0).rules())
                .extracting(Provenance::rule)
                .containsExactlyElementsOf(policy(installed).rules().stream()
                        .map(rule -> rule.id())
                        .toList());
    }

    @Test
    void upgrade_editsMadeInTheDocuments_win() {
        PackInstallation installed = packs.install(ADMIN, PackChoice.of("soc2"));
        List<GuardrailRule> rules = new ArrayList<>(guardrail(installed).rules());
        rules.set(0, with(rules.get(0), GuardrailAction.MASK));
        rules.remove(1);
        rules.add(World.keyword(9, GuardrailAction.FLAG, "apple"));
        edit(installed, rules);
        PackInstallation upgraded = next().upgrade(ADMIN, "soc2");
        assertThat(guardrail(installed).rules()).isEqualTo(rules);
        assertThat(upgraded.mode()).isEqualTo(PackMode.OBSERVE);
        assertThat(policy(installed).shadowMode()).isTrue();
    }

    @Test
    void upgrade_ofARuleThatAnotherPackDeclaresToo_leavesItToThat() {
        PackInstallation installed = packs.install(ADMIN, PackChoice.of("soc2"), PackChoice.of("gdpr"));
        packs.goLive(ADMIN, "soc2", PackTargets.everyoneByDefault());
        List<GuardrailRule> before = guardrail(installed).rules();
        PackInstallation upgraded = over(ComplianceCatalog.of(List.of(
                        ComplianceCatalog.read("next.yaml", NEXT),
                        CATALOG.find("gdpr").orElseThrow())))
                .upgrade(ADMIN, "soc2");
        assertThat(guardrail(installed).rules()).containsAll(before).hasSize(before.size() + 1);
        assertThat(upgraded.documents().get(1).rules())
                .extracting(Provenance::controls)
                .contains(List.of("gdpr/pii_block"), List.of("soc2/pii_block"));
    }

    @Test
    void attest_ofAnOrganisationalClause_isKeptUntilRevoked() {
        Attestation attested = packs.attest(ADMIN, "soc2", "CC8.1", "change board, minutes of May");
        assertThat(attested.by()).isEqualTo(ADMIN.id());
        assertThat(packs.attestations(VIEWER)).containsExactly(attested);
        assertThat(newestRow().act().payload()).doesNotContain("minutes");
        packs.revoke(ADMIN, "soc2", "CC8.1");
        assertThat(packs.attestations(VIEWER)).isEmpty();
        assertThat(refusal(() -> packs.revoke(ADMIN, "soc2", "CC8.1"))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(refusal(() -> packs.attest(ADMIN, "soc2", "CC6.1", ""))).isEqualTo(ErrorCode.CONFLICT);
        assertThat(refusal(() -> packs.attest(ADMIN, "soc2", "CC9", ""))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> packs.attest(ADMIN, "soc2", "CC8.1", "x".repeat(Attestation.MAX_NOTE + 1)));
    }

    @Test
    void roles_belowTheirMinimum_areRefused() {
        packs.install(ADMIN, PackChoice.of("soc2"));
        long revision = world.config.revision(WORKSPACE);
        for (ThrowingCallable call : List.<ThrowingCallable>of(
                () -> packs.install(DEVELOPER, PackChoice.of("hipaa")),
                () -> packs.goLive(DEVELOPER, "soc2", PackTargets.everyoneByDefault()),
                () -> packs.observe(DEVELOPER, "soc2"),
                () -> packs.join(DEVELOPER, "soc2", "soc2"),
                () -> packs.upgrade(DEVELOPER, "soc2"),
                () -> packs.uninstall(DEVELOPER, "soc2"),
                () -> packs.attest(DEVELOPER, "soc2", "CC8.1", ""),
                () -> packs.revoke(DEVELOPER, "soc2", "CC8.1"))) {
            assertThat(refusal(call)).isEqualTo(ErrorCode.FORBIDDEN);
        }
        assertThat(packs.installations(VIEWER)).hasSize(1);
        assertThat(world.config.revision(WORKSPACE)).isEqualTo(revision);
    }

    @Test
    void damagedRows_areToldAndChangeNothing() {
        packs.install(ADMIN, PackChoice.of("soc2"));
        World.put(world.config, DocumentKinds.COMPLIANCE_PACK, "soc2", "{\"format\":\"orca.pack.v1\"}");
        long revision = world.config.revision(WORKSPACE);
        assertThat(refusal(() -> packs.installations(VIEWER))).isEqualTo(ErrorCode.INVALID_DOCUMENT);
        assertThat(refusal(() -> packs.goLive(ADMIN, "soc2", PackTargets.everyoneByDefault())))
                .isEqualTo(ErrorCode.INVALID_DOCUMENT);
        assertThat(world.config.revision(WORKSPACE)).isEqualTo(revision);
    }
}
