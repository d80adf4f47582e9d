/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails;

import static ai.orcarouter.guardrails.GuardrailAdmin.ANY_VERSION;
import static ai.orcarouter.guardrails.World.DEVELOPER;
import static ai.orcarouter.guardrails.World.OWNER;
import static ai.orcarouter.guardrails.World.VIEWER;
import static ai.orcarouter.guardrails.World.WORKSPACE;
import static ai.orcarouter.guardrails.World.guardrail;
import static ai.orcarouter.guardrails.World.keyword;
import static ai.orcarouter.guardrails.World.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.spi.AuditEntry;
import ai.orcarouter.core.spi.ConfigSnapshot;
import ai.orcarouter.core.spi.DocumentKinds;
import ai.orcarouter.firewall.model.PolicyDiff;
import ai.orcarouter.firewall.model.PolicyVersion.Operation;
import ai.orcarouter.guardrails.model.AttachedKey;
import ai.orcarouter.guardrails.model.Guardrail;
import ai.orcarouter.guardrails.model.GuardrailAction;
import ai.orcarouter.guardrails.model.GuardrailRule;
import ai.orcarouter.guardrails.model.GuardrailSummary;
import ai.orcarouter.guardrails.model.GuardrailVersion;
import ai.orcarouter.guardrails.model.RuleCheck;
import ai.orcarouter.guardrails.model.RuleStage;
import ai.orcarouter.guardrails.model.StoredGuardrail;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GuardrailAdminTest {
    private final World world = new World();
    private final GuardrailAdmin admin = world.admin();

    @AfterEach
    void close() {
        world.close();
    }

    private StoredGuardrail create(String name) {
        return admin.create(DEVELOPER, guardrail(name, keyword(1, GuardrailAction.BLOCK, "forbidden")));
    }

    @Test
    void create_aDraft_isStoredUnderANewIdWithAuthorAndTime() {
        StoredGuardrail stored = create("first");
        assertThat(stored.guardrail().id()).isEqualTo(1);
        assertThat(stored.version()).isEqualTo(1);
        assertThat(stored.author()).isEqualTo(DEVELOPER.id());
        assertThat(stored.time()).isEqualTo(World.START);
        assertThat(admin.get(VIEWER, 1)).isEqualTo(stored);
        assertThat(admin.list(VIEWER)).containsExactly(new GuardrailSummary(1, "first", true, false, false, 1, 0, 1));
    }

    @Test
    void create_rulesWithoutIds_getIdsThatNoOtherHas() {
        GuardrailRule unnumbered =
                GuardrailRule.of(0, RuleStage.INPUT, GuardrailAction.FLAG, new RuleCheck.MaxChars(5));
        Guardrail stored = admin.create(
                        DEVELOPER, guardrail("g", keyword(4, GuardrailAction.FLAG, "x"), unnumbered, unnumbered))
                .guardrail();
        assertThat(stored.rules()).extracting(GuardrailRule::id).containsExactly(4L, 5L, 6L);
        Guardrail fewer = admin.update(
                        DEVELOPER, guardrail("g", unnumbered).toBuilder().id(1).build(), ANY_VERSION)
                .guardrail();
        assertThat(fewer.rules()).extracting(GuardrailRule::id).containsExactly(7L);
    }

    @Test
    void create_faultyDraft_isRefusedWithEveryFaultAndStoresNothing() {
        ConfigSnapshot before = world.config.read(WORKSPACE);
        Guardrail faulty = guardrail(
                "",
                GuardrailRule.of(1, RuleStage.INPUT, GuardrailAction.BLOCK, new RuleCheck.Regex("(")),
                GuardrailRule.of(1, RuleStage.INPUT, GuardrailAction.BLOCK, new RuleCheck.Keyword(List.of())));
        assertThatThrownBy(() -> admin.create(DEVELOPER, faulty))
                .hasMessageContaining("name")
                .hasMessageContaining("same id")
                .hasMessageContaining("pattern");
        assertThat(world.config.read(WORKSPACE)).isEqualTo(before);
    }

    @Test
    void create_takenName_isAConflict() {
        create("one");
        assertThat(refusal(() -> create("one"))).isEqualTo(ErrorCode.DUPLICATE_NAME);
    }

    @Test
    void update_anotherVersionThanSeen_isAConflict() {
        Guardrail one = create("one").guardrail();
        admin.setEnabled(DEVELOPER, 1, false, 1);
        assertThat(refusal(() -> admin.update(DEVELOPER, one, 1))).isEqualTo(ErrorCode.STALE_VERSION);
        assertThat(admin.update(DEVELOPER, one, 2).version()).isEqualTo(3);
        assertThat(admin.update(DEVELOPER, one, ANY_VERSION).version()).isEqualTo(4);
    }

    @Test
    void setDefault_anotherIsTheDefault_demotesItInTheSameCommit() {
        create("one");
        create("two");
        admin.setDefault(DEVELOPER, 1, 1);
        long revision = world.config.revision(WORKSPACE);
        ConfigSnapshot before = world.config.read(WORKSPACE);
        admin.setDefault(DEVELOPER, 2, 1);
        assertThat(world.config.revision(WORKSPACE)).isEqualTo(revision + 1);
        assertThat(admin.list(VIEWER)).extracting(GuardrailSummary::isDefault).containsExactly(false, true);
        assertThat(World.verbsSince(world.config, before.auditHead()))
                .containsExactly("guardrail_update", "guardrail_update");
        admin.clearDefault(DEVELOPER, 2, 2);
        assertThat(admin.list(VIEWER)).noneMatch(GuardrailSummary::isDefault);
    }

    @Test
    void delete_attachedGuardrail_isRefusedAndNamesTheKeys() {
        create("one");
        world.key(1);
        assertThat(admin.attachedKeys(VIEWER, 1)).containsExactly(new AttachedKey(1, "agent"));
        assertThat(admin.list(VIEWER).get(0).attachedKeys()).isEqualTo(1);
        assertThatThrownBy(() -> admin.delete(DEVELOPER, 1, 1)).hasMessageContaining("key 1");
        world.workspace.admin().keys().delete(OWNER, 1, ANY_VERSION);
        admin.delete(DEVELOPER, 1, 1);
        assertThat(admin.list(VIEWER)).isEmpty();
    }

    @Test
    void create_afterADeletion_getsAnIdThatWasNeverUsed() {
        create("one");
        admin.delete(DEVELOPER, 1, ANY_VERSION);
        assertThat(create("one").guardrail().id()).isEqualTo(2);
    }

    @Test
    void versions_ofAChequeredLife_tellHowEachCameAbout() {
        Guardrail one = create("one").guardrail();
        admin.setEnabled(DEVELOPER, 1, false, 1);
        admin.revert(DEVELOPER, 1, 1, 2);
        admin.delete(DEVELOPER, 1, 3);
        admin.revert(DEVELOPER, 1, 2, 4);
        List<GuardrailVersion> versions = admin.versions(VIEWER, 1, Long.MAX_VALUE, 10);
        assertThat(versions)
                .extracting(GuardrailVersion::operation)
                .containsExactly(
                        Operation.REVERT, Operation.DELETE, Operation.REVERT, Operation.UPDATE, Operation.CREATE);
        assertThat(versions).extracting(GuardrailVersion::revertedFrom).containsExactly(2L, 0L, 1L, 0L, 0L);
        assertThat(versions.get(2).guardrail()).contains(one);
        assertThat(versions.get(1).guardrail()).isEmpty();
        assertThat(admin.get(VIEWER, 1).guardrail().enabled()).isFalse();
        assertThat(admin.versions(VIEWER, 1, 3, 1))
                .extracting(GuardrailVersion::version)
                .containsExactly(2L);
        assertThat(refusal(() -> admin.revert(DEVELOPER, 1, 4, ANY_VERSION))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(refusal(() -> admin.revert(DEVELOPER, 1, 1, 4))).isEqualTo(ErrorCode.STALE_VERSION);
    }

    @Test
    void diff_ofTwoVersions_namesFieldsAndRules() {
        Guardrail one = create("one").guardrail();
        admin.update(
                DEVELOPER,
                one.toBuilder()
                        .logRaw(true)
                        .rules(List.of(
                                keyword(1, GuardrailAction.FLAG, "forbidden").withLabel("words"),
                                GuardrailRule.of(
                                        2, RuleStage.INPUT, GuardrailAction.BLOCK, new RuleCheck.MaxChars(10))))
                        .build(),
                1);
        PolicyDiff diff = admin.diff(VIEWER, 1, 1, 2);
        assertThat(diff).hasToString("""
                        log_raw_content: false -> true
                        rule 1 changed (words)
                          action: "block" -> "flag"
                          label: - -> "words"
                        rule 2 added
                          id: - -> 2
                          type: - -> "max_chars"
                          stage: - -> "input"
                          action: - -> "block"
                          max_chars: - -> 10
                        """);
        assertThat(admin.diff(VIEWER, 1, 2, 2).isEmpty()).isTrue();
    }

    @Test
    void audit_ofEveryWrite_holdsMetadataAndNoRule() {
        create("one");
        List<AuditEntry> rows = World.audit(world.config);
        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).act().payload())
                .isEqualTo("{\"enabled\":true,\"id\":1,\"is_default\":false,\"log_raw_content\":false,"
                        + "\"name\":\"one\",\"rules\":1}");
        assertThat(rows.get(0).act().targetKind()).isEqualTo(DocumentKinds.GUARDRAIL);
    }

    @Test
    void faults_documentThatCannotBeRead_isListedAndCanBeDeleted() {
        create("one");
        World.put(world.config, DocumentKinds.GUARDRAIL, "7", "{\"rules\":1}");
        assertThat(admin.faults(VIEWER)).hasSize(1);
        assertThat(admin.list(VIEWER)).hasSize(1);
        assertThat(refusal(() -> admin.get(VIEWER, 7))).isEqualTo(ErrorCode.INVALID_DOCUMENT);
        assertThat(refusal(() -> admin.setDefault(DEVELOPER, 1, 1))).isEqualTo(ErrorCode.INVALID_DOCUMENT);
        admin.delete(DEVELOPER, 7, 1);
        assertThat(admin.faults(VIEWER)).isEmpty();
        assertThat(admin.setDefault(DEVELOPER, 1, 1).guardrail().isDefault()).isTrue();
    }
}
