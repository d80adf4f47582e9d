/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.posture;

import static ai.orcarouter.firewall.posture.PostureWorld.ADMIN;
import static ai.orcarouter.firewall.posture.PostureWorld.DEVELOPER;
import static ai.orcarouter.firewall.posture.PostureWorld.NAME;
import static ai.orcarouter.firewall.posture.PostureWorld.VIEWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import ai.orcarouter.core.Actor;
import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.crypto.Secret;
import ai.orcarouter.core.spi.AuditEntry;
import ai.orcarouter.core.spi.AuditQuery;
import ai.orcarouter.core.spi.DocumentKinds;
import ai.orcarouter.core.spi.EventKind;
import ai.orcarouter.core.spi.EventQuery;
import ai.orcarouter.firewall.FirewallAdmin;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.IssuedKey;
import ai.orcarouter.firewall.model.PolicySummary;
import ai.orcarouter.firewall.model.StoredPolicy;
import ai.orcarouter.firewall.model.Surface;
import ai.orcarouter.firewall.model.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SecureAgentsTest {
    private final PostureWorld world = new PostureWorld();
    private final SecureAgents posture = world.switchboard;
    private final FirewallAdmin admin = world.workspace.admin();

    @AfterEach
    void close() {
        world.close();
    }

    private static OrcaException refusal(ThrowingCallable call) {
        OrcaException e = catchThrowableOfType(OrcaException.class, call);
        assertThat(e).as("a refusal").isNotNull();
        return e;
    }

    private PolicySummary summary(String name) {
        return admin.policies().list(VIEWER).stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private AuditEntry newestRow() {
        return admin.audit(ADMIN, AuditQuery.builder().limit(1).build()).get(0);
    }

    @Test
    void apply_overADefault_demotesItOnBothPlanesInOneCommit() {
        StoredPolicy own = world.policy("own", true);
        long revision = world.store.revision(NAME);
        AppliedLevel applied = posture.apply(DEVELOPER, AutonomyLevel.TIGHT);

        assertThat(world.store.revision(NAME)).isEqualTo(revision + 1);
        assertThat(summary("own").isDefault()).isFalse();
        assertThat(summary("Secure Agents (tight)").isDefault()).isTrue();
        assertThat(applied.changes())
                .extracting(DocumentChange::kind, DocumentChange::name, DocumentChange::operation)
                .containsExactlyInAnyOrder(
                        tuple(DocumentKinds.FIREWALL_POLICY, "Secure Agents (tight)", DocumentChange.Operation.CREATED),
                        tuple(DocumentKinds.FIREWALL_POLICY, "own", DocumentChange.Operation.CHANGED),
                        tuple(NotePlane.KIND, "Secure Agents (tight)", DocumentChange.Operation.CREATED));
        assertThat(applied.changes())
                .filteredOn(
                        change -> change.id().equals(Long.toString(own.policy().id())))
                .allSatisfy(change -> assertThat(change.diff().toString()).isEqualTo("is_default: true -> false\n"));
    }

    @Test
    void apply_auditRow_hasTheAuditIdAndNoContent() {
        AppliedLevel applied = posture.apply(DEVELOPER, AutonomyLevel.BALANCED);
        AuditEntry row = newestRow();
        assertThat(row.sequence()).isEqualTo(applied.auditId());
        assertThat(row.act().verb()).isEqualTo("firewall_autonomy_applied");
        assertThat(row.act().actor()).isEqualTo(DEVELOPER);
        assertThat(row.act().payload()).contains("\"level\":\"balanced\"").doesNotContain("rules", "shell");
    }

    @Test
    void apply_toldAsAnEvent_onceItIsStored() {
        AppliedLevel applied = posture.apply(DEVELOPER, AutonomyLevel.BALANCED);
        assertThat(world.workspace.flush(Duration.ofMinutes(1))).isTrue();
        assertThat(world.events.page(
                        NAME, EventQuery.builder().kind(EventKind.POSTURE).build()))
                .singleElement()
                .satisfies(row -> assertThat(row.event().details())
                        .isEqualTo("{\"audit_id\":" + applied.auditId() + ",\"level\":\"balanced\"}"));
    }

    @Test
    void apply_again_overwritesTheLevelsOwnDocumentsAndKeepsRuleNumbers() {
        posture.apply(DEVELOPER, AutonomyLevel.BALANCED);
        PolicySummary level = summary("Secure Agents (balanced)");
        FirewallPolicy stock = admin.policies().get(VIEWER, level.id()).policy();
        FirewallPolicy edited = stock.toBuilder()
                .rules(stock.rules().subList(1, stock.rules().size()))
                .build();
        admin.policies().update(DEVELOPER, edited, level.version());
        Map<List<String>, String> before = world.contents();

        AppliedLevel again = posture.apply(DEVELOPER, AutonomyLevel.BALANCED);
        FirewallPolicy now = admin.policies().get(VIEWER, level.id()).policy();
        assertThat(now.rules()).hasSize(10);
        assertThat(now.rules().subList(1, 10)).isEqualTo(edited.rules());
        assertThat(now.rules().get(0).id()).isGreaterThan(10);

        posture.undo(DEVELOPER, again.auditId());
        assertThat(world.contents()).isEqualTo(before);
    }

    @Test
    void apply_actsOnTheNextCallOfAnotherProcess() {
        try (PostureWorld other = new PostureWorld(world.store)) {
            assertThat(other.decide(Surface.MCP, "shell.exec").verdict()).isEqualTo(Verdict.ALLOW);
            AppliedLevel applied = posture.apply(DEVELOPER, AutonomyLevel.TIGHT);
            assertThat(other.decide(Surface.MCP, "shell.exec").verdict()).isEqualTo(Verdict.DENY);
            other.switchboard.undo(DEVELOPER, applied.auditId());
            assertThat(world.decide(Surface.MCP, "shell.exec").verdict()).isEqualTo(Verdict.ALLOW);
        }
    }

    @Test
    void apply_inTwoProcessesAtOnce_leavesOneLevelInForce() throws Exception {
        Set<Long> auditIds = new ConcurrentSkipListSet<>();
        try (PostureWorld other = new PostureWorld(world.store)) {
            ExecutorService threads = Executors.newFixedThreadPool(2);
            try {
                List<Callable<Boolean>> work = List.of(
                        () -> applyEach(world.switchboard, auditIds), () -> applyEach(other.switchboard, auditIds));
                for (Future<Boolean> done : threads.invokeAll(work)) {
                    assertThat(done.get()).isTrue();
                }
            } finally {
                threads.shutdown();
            }
        }
        assertThat(auditIds).hasSize(20);
        assertThat(admin.policies().list(VIEWER))
                .filteredOn(PolicySummary::isDefault)
                .hasSizeLessThanOrEqualTo(1);
        assertThat(admin.audit(ADMIN, AuditQuery.builder().build()))
                .extracting(AuditEntry::sequence)
                .containsExactlyInAnyOrderElementsOf(auditIds);
    }

    private static boolean applyEach(SecureAgents posture, Set<Long> auditIds) {
        for (int i = 0; i < 10; i++) {
            AutonomyLevel level = i % 2 == 0 ? AutonomyLevel.TIGHT : AutonomyLevel.BALANCED;
            auditIds.add(posture.apply(DEVELOPER, level).auditId());
        }
        return true;
    }

    @Test
    void apply_keysWithAPolicyOfTheirOwn_areListedAndLeftAlone() {
        StoredPolicy own = world.policy("own", false);
        StoredPolicy disabled = world.policy("disabled", false);
        admin.policies().setEnabled(DEVELOPER, disabled.policy().id(), false, disabled.version());
        IssuedKey attached = world.key("attached", own.policy().id());
        IssuedKey fallsBack = world.key("falls back", disabled.policy().id());
        IssuedKey plain = world.key("plain", 0);

        AppliedLevel applied = posture.apply(DEVELOPER, AutonomyLevel.TIGHT);
        assertThat(applied.outOfReach())
                .containsExactly(new KeyOutOfReach(attached.key().id(), "attached", true, false));
        assertThat(world.mediate(world.with(attached), Surface.MCP, "bash")
                        .decision()
                        .verdict())
                .isEqualTo(Verdict.AUDIT);
        for (IssuedKey reached : List.of(fallsBack, plain)) {
            assertThat(world.mediate(world.with(reached), Surface.MCP, "bash")
                            .decision()
                            .verdict())
                    .isEqualTo(Verdict.DENY);
        }
    }

    @Test
    void apply_settings_keepTheWebhook() {
        admin.putSettings(ADMIN, false, "https://hooks.example.com/x", Secret.ofText("s3cret"), 0);
        posture.apply(DEVELOPER, AutonomyLevel.PERMISSIVE);
        assertThat(admin.settings(VIEWER).webhookUrl()).isEqualTo("https://hooks.example.com/x");
        assertThat(admin.settings(VIEWER).observeMode()).isTrue();
    }

    @Test
    void apply_overAnUnreadablePolicy_isRefusedAndStoresNothing() {
        world.workspace.services().commit(ADMIN, draft -> {
            draft.record("seed", "policy", "7", "", Map.of());
            return draft.put(DocumentKinds.FIREWALL_POLICY, "7", "{broken");
        });
        long revision = world.store.revision(NAME);
        assertThat(refusal(() -> posture.apply(DEVELOPER, AutonomyLevel.PERMISSIVE))
                        .code())
                .isEqualTo(ErrorCode.INVALID_DOCUMENT);
        assertThat(world.store.revision(NAME)).isEqualTo(revision);
    }

    @Test
    void undo_rightAfter_restoresEveryDocument() {
        world.policy("own", true);
        admin.putSettings(ADMIN, true, "", null, 0);
        Map<List<String>, String> before = world.contents();
        for (AutonomyLevel level : AutonomyLevel.values()) {
            AppliedLevel applied = posture.apply(DEVELOPER, level);
            UndoneLevel undone = posture.undo(DEVELOPER, applied.auditId());
            assertThat(world.contents()).isEqualTo(before);
            assertThat(undone.lost()).isEmpty();
            assertThat(undone.undone()).isEqualTo(applied.auditId());
            assertThat(undone.level()).isEqualTo(level);
            AuditEntry row = newestRow();
            assertThat(row.sequence()).isEqualTo(undone.auditId());
            assertThat(row.act().verb()).isEqualTo("firewall_autonomy_undone");
        }
    }

    @Test
    void undo_numbers_areNotGivenOutTwice() {
        AppliedLevel applied = posture.apply(DEVELOPER, AutonomyLevel.TIGHT);
        long first = summary("Secure Agents (tight)").id();
        posture.undo(DEVELOPER, applied.auditId());
        assertThat(world.policy("next", false).policy().id()).isGreaterThan(first);
        posture.apply(DEVELOPER, AutonomyLevel.TIGHT);
        assertThat(summary("Secure Agents (tight)").id()).isGreaterThan(first + 1);
    }

    @Test
    void undo_twice_isATypedErrorThatChangesNothing() {
        AppliedLevel applied = posture.apply(DEVELOPER, AutonomyLevel.TIGHT);
        posture.undo(DEVELOPER, applied.auditId());
        long revision = world.store.revision(NAME);
        for (ThrowingCallable again : List.<ThrowingCallable>of(
                () -> posture.undo(DEVELOPER, applied.auditId()),
                () -> posture.forceUndo(DEVELOPER, applied.auditId()))) {
            assertThat(refusal(again).code()).isEqualTo(ErrorCode.ALREADY_UNDONE);
        }
        assertThat(world.store.revision(NAME)).isEqualTo(revision);
    }

    @Test
    void undo_unknownAuditId_isNotFound() {
        assertThat(refusal(() -> posture.undo(DEVELOPER, 7)).code()).isEqualTo(ErrorCode.NOT_FOUND);
    }

    @Test
    void undo_afterAnEdit_isRefusedAndSaysWhat() {
        AppliedLevel applied = posture.apply(DEVELOPER, AutonomyLevel.BALANCED);
        PolicySummary level = summary("Secure Agents (balanced)");
        FirewallPolicy policy = admin.policies().get(VIEWER, level.id()).policy();
        admin.policies().update(DEVELOPER, policy.toBuilder().shadowMode(true).build(), level.version());

        OrcaException refused = refusal(() -> posture.undo(DEVELOPER, applied.auditId()));
        assertThat(refused.code()).isEqualTo(ErrorCode.WOULD_LOSE_CHANGES);
        assertThat(refused.code().isConflict()).isTrue();
        assertThat(refused.issues()).singleElement().satisfies(issue -> {
            assertThat(issue.pointer()).isEqualTo("/firewall_policy/" + level.id());
            assertThat(issue.subject()).isEqualTo("Secure Agents (balanced)");
        });

        UndoneLevel forced = posture.forceUndo(DEVELOPER, applied.auditId());
        assertThat(forced.lost()).singleElement().satisfies(lost -> {
            assertThat(lost.what()).isEqualTo("it was changed since");
            assertThat(lost.diff().toString()).isEqualTo("shadow_mode: false -> true\n");
        });
        assertThat(admin.policies().list(VIEWER)).isEmpty();
    }

    @Test
    void undo_whenAnotherPolicyBecameTheDefault_isRefusedAndForcedDemotesIt() {
        world.policy("former", true);
        AppliedLevel applied = posture.apply(DEVELOPER, AutonomyLevel.PERMISSIVE);
        world.policy("later", true);

        OrcaException refused = refusal(() -> posture.undo(DEVELOPER, applied.auditId()));
        assertThat(refused.code()).isEqualTo(ErrorCode.WOULD_LOSE_CHANGES);
        assertThat(refused.issues())
                .singleElement()
                .satisfies(issue -> assertThat(issue.message()).isEqualTo("it was made the default since"));

        posture.forceUndo(DEVELOPER, applied.auditId());
        assertThat(summary("former").isDefault()).isTrue();
        assertThat(summary("later").isDefault()).isFalse();
        assertThat(world.decide(Surface.MCP, "any").policyName()).isEqualTo("former");
    }

    @Test
    void undo_whileALaterLevelIsInForce_isRefusedAndInOrderSucceeds() {
        Map<List<String>, String> before = world.contents();
        AppliedLevel first = posture.apply(DEVELOPER, AutonomyLevel.PERMISSIVE);
        AppliedLevel second = posture.apply(DEVELOPER, AutonomyLevel.PERMISSIVE);
        assertThat(second.changes()).isEmpty();
        assertThat(refusal(() -> posture.undo(DEVELOPER, first.auditId())).code())
                .isEqualTo(ErrorCode.WOULD_LOSE_CHANGES);
        posture.undo(DEVELOPER, second.auditId());
        posture.undo(DEVELOPER, first.auditId());
        assertThat(world.contents()).isEqualTo(before);
    }

    @Test
    void undo_whenAKeyIsAttachedToWhatGoes_isRefusedEvenByForce() {
        AppliedLevel applied = posture.apply(DEVELOPER, AutonomyLevel.TIGHT);
        world.key("bound", summary("Secure Agents (tight)").id());
        assertThat(refusal(() -> posture.undo(DEVELOPER, applied.auditId())).code())
                .isEqualTo(ErrorCode.STILL_REFERENCED);
        assertThat(refusal(() -> posture.forceUndo(DEVELOPER, applied.auditId()))
                        .code())
                .isEqualTo(ErrorCode.STILL_REFERENCED);
        assertThat(summary("Secure Agents (tight)").isDefault()).isTrue();
    }

    @Test
    void undo_whenTheNameOfWhatComesBackIsTaken_isRefused() {
        posture.apply(DEVELOPER, AutonomyLevel.BALANCED);
        AppliedLevel again = posture.apply(DEVELOPER, AutonomyLevel.TIGHT);
        PolicySummary demoted = summary("Secure Agents (balanced)");
        admin.policies().delete(DEVELOPER, demoted.id(), demoted.version());
        world.policy("Secure Agents (balanced)", false);
        assertThat(refusal(() -> posture.forceUndo(DEVELOPER, again.auditId())).code())
                .isEqualTo(ErrorCode.DUPLICATE_NAME);
    }

    @Test
    void undo_ofALevelBeyondTheKeptRecords_isFoundInTheHistory() {
        Map<List<String>, String> before = world.contents();
        AppliedLevel first = posture.apply(DEVELOPER, AutonomyLevel.PERMISSIVE);
        List<Long> later = IntStream.range(0, RestoreRecords.KEPT + 3)
                .mapToObj(
                        i -> posture.apply(DEVELOPER, AutonomyLevel.PERMISSIVE).auditId())
                .toList();
        assertThat(world.store.read(NAME).documents(DocumentKinds.POSTURE_RESTORE))
                .hasSize(RestoreRecords.KEPT);
        for (int i = later.size() - 1; i >= 0; i--) {
            posture.undo(DEVELOPER, later.get(i));
        }
        posture.undo(DEVELOPER, first.auditId());
        assertThat(world.contents()).isEqualTo(before);
    }

    @Test
    void roles_belowTheirMinimum_areRefused() {
        AppliedLevel applied = posture.apply(DEVELOPER, AutonomyLevel.BALANCED);
        long revision = world.store.revision(NAME);
        Actor viewer = VIEWER;
        for (ThrowingCallable call : List.<ThrowingCallable>of(
                () -> posture.apply(viewer, AutonomyLevel.TIGHT),
                () -> posture.undo(viewer, applied.auditId()),
                () -> posture.forceUndo(viewer, applied.auditId()))) {
            assertThat(refusal(call).code()).isEqualTo(ErrorCode.FORBIDDEN);
        }
        assertThat(posture.simulate(viewer, AutonomyLevel.TIGHT, Duration.ofDays(1)))
                .isNotNull();
        assertThat(world.store.revision(NAME)).isEqualTo(revision);
    }
}
