/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import static ai.orcarouter.firewall.WorkspaceWorld.HOST;
import static ai.orcarouter.firewall.WorkspaceWorld.WORKSPACE;
import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.spi.ChainHead;
import ai.orcarouter.core.spi.ConfigStore;
import ai.orcarouter.firewall.AdminModel.Kind;
import ai.orcarouter.firewall.AdminModel.Op;
import ai.orcarouter.firewall.memory.MemoryConfigStore;
import ai.orcarouter.firewall.model.AgentKey;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.PolicySummary;
import ai.orcarouter.firewall.model.PolicyVersion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

class AdminProperties {
    private static final int IDS = 5;

    @Provide
    Arbitrary<List<Op>> operations() {
        Arbitrary<Integer> small = Arbitraries.integers().between(0, IDS);
        return Combinators.combine(Arbitraries.of(Kind.values()), small, small, Arbitraries.of(true, false))
                .as(Op::new)
                .list()
                .ofMinSize(5)
                .ofMaxSize(40);
    }

    private static @Nullable ErrorCode run(FirewallAdmin admin, Op op) {
        try {
            op.run(admin);
            return null;
        } catch (OrcaException e) {
            return e.code();
        }
    }

    private static void apply(AdminWorld world, Op op, AdminModel model) {
        ErrorCode outcome = run(world.admin, op);
        assertThat(outcome).as(op.toString()).isEqualTo(model.apply(op));
    }

    @Property(tries = 150)
    void operations_ofTwoAdminsInTurn_doWhatTheModelDoes(@ForAll("operations") List<Op> operations) {
        MemoryConfigStore store = new MemoryConfigStore();
        List<AdminWorld> admins = List.of(new AdminWorld(store), new AdminWorld(store));
        AdminModel model = new AdminModel();
        for (int i = 0; i < operations.size(); i++) {
            apply(admins.get(i % 2), operations.get(i), model);
        }
        agree(store, model);
        sound(store);
    }

    /** The second of each pair commits after the first was computed and before it is stored. */
    @Property(tries = 150)
    void operations_thatMeetAnotherCommit_areComputedAnew(@ForAll("operations") List<Op> operations) {
        FaultyConfigStore store = new FaultyConfigStore();
        AdminWorld slow = new AdminWorld(store);
        AdminWorld fast = new AdminWorld(store.real);
        AdminModel model = new AdminModel();
        for (int i = 0; i + 1 < operations.size(); i += 2) {
            Op meanwhile = operations.get(i + 1);
            store.beforeCommit = () -> {
                store.beforeCommit = () -> {};
                apply(fast, meanwhile, model);
            };
            apply(slow, operations.get(i), model);
            store.beforeCommit = () -> {};
        }
        agree(store.real, model);
        sound(store.real);
    }

    @Property(tries = 15)
    void operations_ofTwoThreads_leaveASoundWorkspace(
            @ForAll("operations") List<Op> first, @ForAll("operations") List<Op> second) throws Exception {
        MemoryConfigStore store = new MemoryConfigStore();
        CyclicBarrier start = new CyclicBarrier(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<?>> turns = new ArrayList<>();
            for (List<Op> mine : List.of(first, second)) {
                AdminWorld world = new AdminWorld(store);
                turns.add(threads.submit(() -> {
                    start.await();
                    mine.forEach(op -> assertThat(run(world.admin, op)).isNotEqualTo(ErrorCode.CONTENDED));
                    return mine.size();
                }));
            }
            for (Future<?> turn : turns) {
                assertThat(turn.get()).isNotNull();
            }
        } finally {
            threads.shutdownNow();
        }
        sound(store);
    }

    private static void agree(ConfigStore store, AdminModel model) {
        AdminWorld world = new AdminWorld(store);
        model.versions.forEach((id, expected) -> {
            List<PolicyVersion> found = new ArrayList<>(history(world, id));
            Collections.reverse(found);
            List<@Nullable FirewallPolicy> contents = new ArrayList<>();
            found.forEach(version -> contents.add(version.policyOrNull()));
            assertThat(contents).as("versions of policy " + id).isEqualTo(expected);
        });
        TreeMap<Long, Long> bound = new TreeMap<>();
        world.admin.keys().list(HOST).forEach(key -> bound.put(key.id(), key.firewallPolicyId()));
        assertThat(bound).isEqualTo(model.keys);
    }

    private static List<PolicyVersion> history(AdminWorld world, long id) {
        return world.admin.policies().versions(HOST, id, Long.MAX_VALUE, ConfigStore.MAX_HISTORY);
    }

    /** What must hold of every workspace that was only ever changed through management operations. */
    private static void sound(ConfigStore store) {
        AdminWorld world = new AdminWorld(store);
        List<PolicySummary> policies = world.admin.policies().list(HOST);
        assertThat(policies.stream().filter(PolicySummary::isDefault).count()).isLessThanOrEqualTo(1);
        assertThat(policies).extracting(PolicySummary::name).doesNotHaveDuplicates();
        List<Long> ids = policies.stream().map(PolicySummary::id).toList();
        for (AgentKey key : world.admin.keys().list(HOST)) {
            assertThat(key.firewallPolicyId() == 0 || ids.contains(key.firewallPolicyId()))
                    .isTrue();
        }
        for (PolicySummary policy : policies) {
            List<PolicyVersion> versions = history(world, policy.id());
            assertThat(versions).hasSize((int) policy.version());
            for (int i = 0; i < versions.size(); i++) {
                assertThat(versions.get(i).version()).isEqualTo(policy.version() - i);
            }
        }
        assertThat(world.admin.faults(HOST)).isEmpty();
        AdminWorld.verbsSince(store, ChainHead.ofAudit(WORKSPACE));
    }
}
