/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import static ai.orcarouter.firewall.WorkspaceWorld.WORKSPACE;
import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.config.Freshness;
import ai.orcarouter.core.spi.DocumentKinds;
import ai.orcarouter.firewall.internal.workspace.PolicyResolution;
import ai.orcarouter.firewall.internal.workspace.PolicyResolution.Governed;
import ai.orcarouter.firewall.internal.workspace.PolicyResolution.Unavailable;
import ai.orcarouter.firewall.internal.workspace.PolicyResolution.Ungoverned;
import ai.orcarouter.firewall.internal.workspace.SnapshotSource;
import ai.orcarouter.firewall.internal.workspace.WorkspaceSettings;
import ai.orcarouter.firewall.internal.workspace.WorkspaceSnapshot;
import ai.orcarouter.firewall.memory.MemoryConfigStore;
import ai.orcarouter.firewall.model.AgentKey;
import ai.orcarouter.firewall.model.DocumentFault;
import ai.orcarouter.firewall.model.FailureMode;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.GapReason;
import ai.orcarouter.firewall.model.Verdict;
import ai.orcarouter.firewall.model.WebhookSettings;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkspaceSnapshotTest {
    private final MemoryConfigStore store = new MemoryConfigStore();
    private final WorkspaceDocuments codec = WorkspaceWorld.documents();
    private final SnapshotSource source = new SnapshotSource(
            store, WORKSPACE, codec, new WorkspaceWorld.Clock(), Freshness.defaults(), FailureMode.CLOSED);

    private WorkspaceSnapshot read() {
        return source.latest();
    }

    private void put(FirewallPolicy.Builder policy) {
        WorkspaceWorld.put(store, policy.build());
    }

    private void put(AgentKey key) {
        WorkspaceWorld.put(store, DocumentKinds.KEY, Long.toString(key.id()), codec.encode(key));
    }

    private static AgentKey key(long id, char digit) {
        return AgentKey.builder(id, "k" + id)
                .masked("sk-orca-****")
                .secretHash(String.valueOf(digit).repeat(64))
                .build();
    }

    private void observe(boolean on) {
        WorkspaceWorld.put(
                store,
                DocumentKinds.FIREWALL_SETTINGS,
                DocumentKinds.SINGLE,
                new WorkspaceSettings(on, WebhookSettings.disabled()).encode());
    }

    private static void gap(PolicyResolution resolution, GapReason reason, boolean observed) {
        assertThat(resolution).isInstanceOfSatisfying(Ungoverned.class, gap -> {
            assertThat(gap.reason()).isEqualTo(reason);
            assertThat(gap.observed()).isEqualTo(observed);
        });
    }

    private static void governed(PolicyResolution resolution, long id, boolean byDefault) {
        assertThat(resolution).isInstanceOfSatisfying(Governed.class, found -> {
            assertThat(found.policyId()).isEqualTo(id);
            assertThat(found.byDefault()).isEqualTo(byDefault);
            assertThat(found.decider().policy().policy().id()).isEqualTo(id);
        });
    }

    @Test
    void resolve_emptyWorkspace_isAGapThatNobodyRecords() {
        gap(read().resolve(0), GapReason.NO_POLICY, false);
        gap(read().resolve(5), GapReason.ATTACHED_MISSING, false);
        assertThat(read().revision()).isZero();
    }

    @Test
    void resolve_attachedDefaultAndNone_followsTheReference() {
        put(FirewallPolicy.builder(1, "default").isDefault(true));
        put(FirewallPolicy.builder(2, "own"));
        put(FirewallPolicy.builder(3, "off").enabled(false));
        governed(read().resolve(0), 1, true);
        governed(read().resolve(1), 1, false);
        governed(read().resolve(2), 2, false);
        governed(read().resolve(3), 1, true);
        governed(read().resolve(9), 1, true);
        observe(true);
        put(FirewallPolicy.builder(1, "default").isDefault(true).enabled(false));
        gap(read().resolve(0), GapReason.NO_POLICY, true);
        gap(read().resolve(3), GapReason.ATTACHED_DISABLED, true);
        gap(read().resolve(1), GapReason.ATTACHED_DISABLED, true);
        gap(read().resolve(9), GapReason.ATTACHED_MISSING, true);
        governed(read().resolve(2), 2, false);
        observe(false);
        gap(read().resolve(9), GapReason.ATTACHED_MISSING, false);
    }

    @Test
    void resolve_damagedPolicy_isAnErrorNotMissing() {
        put(FirewallPolicy.builder(1, "default").isDefault(true));
        WorkspaceWorld.put(store, DocumentKinds.FIREWALL_POLICY, "2", "{\"id\":2,\"name\":");
        assertThat(read().resolve(2)).isInstanceOf(Unavailable.class);
        governed(read().resolve(0), 1, true);
        assertThat(read().faults())
                .extracting(DocumentFault::id, DocumentFault::version)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("2", 1L));
        WorkspaceWorld.put(store, DocumentKinds.FIREWALL_POLICY, "1", null);
        assertThat(read().resolve(0)).as("it may be the default").isInstanceOf(Unavailable.class);
        assertThat(read().resolve(9)).isInstanceOf(Unavailable.class);
    }

    @Test
    void resolve_policyThatThisProcessCannotCompile_isAnError() {
        FirewallRule stateful = FirewallRule.builder(1, Verdict.CAP_COST)
                .toolNameGlob("x.y")
                .capCostCents(5)
                .build();
        put(FirewallPolicy.builder(1, "capped").isDefault(true).rules(stateful));
        assertThat(read().resolve(0)).isInstanceOf(Unavailable.class);
        put(FirewallPolicy.builder(1, "capped").isDefault(true).enabled(false).rules(stateful));
        gap(read().resolve(1), GapReason.ATTACHED_DISABLED, false);
    }

    @Test
    void resolve_twoDefaultsOrForeignId_isAnError() {
        put(FirewallPolicy.builder(1, "a").isDefault(true));
        put(FirewallPolicy.builder(2, "b").isDefault(true));
        assertThat(read().resolve(0)).isInstanceOf(Unavailable.class);
        governed(read().resolve(2), 2, false);
        WorkspaceWorld.put(
                store,
                DocumentKinds.FIREWALL_POLICY,
                "3",
                codec.encode(FirewallPolicy.builder(4, "c").build()));
        assertThat(read().resolve(3)).isInstanceOf(Unavailable.class);
    }

    @Test
    void of_unchangedParts_areSharedWithThePreviousSnapshot() {
        put(FirewallPolicy.builder(1, "a").isDefault(true));
        put(FirewallPolicy.builder(2, "b"));
        put(key(1, 'a'));
        WorkspaceSnapshot before = read();
        put(FirewallPolicy.builder(2, "b2"));
        WorkspaceSnapshot after = read();
        assertThat(after.policy(1)).containsSame(before.policy(1).orElseThrow());
        assertThat(after.policy(2).orElseThrow()).isNotSameAs(before.policy(2).orElseThrow());
        assertThat(after.keys()).isSameAs(before.keys());
        put(key(2, 'b'));
        assertThat(read().keys()).isNotSameAs(before.keys());
        assertThat(read().keys().find(1)).containsSame(before.keys().find(1).orElseThrow());
        assertThat(after.auditHead()).isEqualTo(after.stored().auditHead());
    }

    @Test
    void keys_damagedOrWithOneSecretTwice_areNotAccepted() {
        put(key(1, 'a'));
        put(key(2, 'b'));
        put(key(3, 'b'));
        WorkspaceWorld.put(store, DocumentKinds.KEY, "4", "{}");
        WorkspaceSnapshot snapshot = read();
        assertThat(snapshot.keys().findByHash("a".repeat(64))).map(AgentKey::id).contains(1L);
        assertThat(snapshot.keys().findByHash("b".repeat(64))).isEmpty();
        assertThat(snapshot.keys().presentable()).extracting(AgentKey::id).containsExactly(1L);
        assertThat(snapshot.keys().all()).extracting(AgentKey::id).containsExactly(1L, 2L, 3L);
        assertThat(snapshot.keys().find(1).orElseThrow().version()).isEqualTo(1);
        assertThat(snapshot.faults()).extracting(DocumentFault::id).containsExactlyInAnyOrder("2", "3", "4");
    }

    @Test
    void documents_ofOtherModules_areCarriedUntouched() {
        WorkspaceWorld.put(store, "skill", "x", "not even JSON");
        assertThat(read().document("skill", "x").orElseThrow().json()).contains("not even JSON");
        assertThat(read().documents("skill")).hasSize(1);
        assertThat(read().documents("server")).isEqualTo(List.of());
        assertThat(read().faults()).isEmpty();
    }

    @Test
    void settings_damaged_recordGapsAndSendNothing() {
        WorkspaceWorld.put(store, DocumentKinds.FIREWALL_SETTINGS, DocumentKinds.SINGLE, "{\"observe\":1}");
        gap(read().resolve(0), GapReason.NO_POLICY, true);
        assertThat(read().settings().webhook().enabled()).isFalse();
        assertThat(read().faults()).hasSize(1);
    }
}
