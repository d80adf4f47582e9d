/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails;

import static ai.orcarouter.guardrails.World.OWNER;
import static ai.orcarouter.guardrails.World.WORKSPACE;
import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.spi.ChainHead;
import ai.orcarouter.core.spi.ConfigStore;
import ai.orcarouter.firewall.memory.MemoryConfigStore;
import ai.orcarouter.firewall.memory.MemoryEventStore;
import ai.orcarouter.firewall.model.AgentKey;
import ai.orcarouter.guardrails.GuardrailModel.Kind;
import ai.orcarouter.guardrails.GuardrailModel.Op;
import ai.orcarouter.guardrails.model.Guardrail;
import ai.orcarouter.guardrails.model.GuardrailSummary;
import ai.orcarouter.guardrails.model.GuardrailVersion;
import ai.orcarouter.guardrails.model.RuleCheck;
import ai.orcarouter.guardrails.model.TextStage;
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

class GuardrailAdminProperties {
    private static final int IDS = 4;

    @Provide
    Arbitrary<List<Op>> operations() {
        Arbitrary<Integer> small = Arbitraries.integers().between(0, IDS);
        return Combinators.combine(Arbitraries.of(Kind.values()), small, small, Arbitraries.of(true, false))
                .as(Op::new)
                .list()
                .ofMinSize(5)
                .ofMaxSize(30);
    }

    private static World process(ConfigStore store) {
        return new World(store, new MemoryEventStore());
    }

    private static @Nullable ErrorCode run(World world, Op op) {
        try {
            op.run(world);
            return null;
        } catch (OrcaException e) {
            return e.code();
        }
    }

    private static void apply(World world, Op op, GuardrailModel model) {
        ErrorCode outcome = run(world, op);
        assertThat(outcome).as(op.toString()).isEqualTo(model.apply(op));
    }

    @Property(tries = 60)
    void operations_ofTwoProcessesInTurn_doWhatTheModelDoes(@ForAll("operations") List<Op> operations) {
        MemoryConfigStore store = new MemoryConfigStore();
        GuardrailModel model = new GuardrailModel();
        try (World first = process(store);
                World second = process(store)) {
            for (int i = 0; i < operations.size(); i++) {
                apply(i % 2 == 0 ? first : second, operations.get(i), model);
                screensLike(first, model);
            }
            agree(first, model);
            sound(store);
        }
    }

    /** The second of each pair commits after the first was computed and before it is stored. */
    @Property(tries = 60)
    void operations_thatMeetAnotherCommit_areComputedAnew(@ForAll("operations") List<Op> operations) {
        ShakyConfigStore store = new ShakyConfigStore();
        GuardrailModel model = new GuardrailModel();
        try (World slow = process(store);
                World fast = process(store.real)) {
            for (int i = 0; i + 1 < operations.size(); i += 2) {
                Op meanwhile = operations.get(i + 1);
                store.beforeCommit = () -> {
                    store.beforeCommit = () -> {};
                    apply(fast, meanwhile, model);
                };
                apply(slow, operations.get(i), model);
                store.beforeCommit = () -> {};
            }
            agree(fast, model);
            sound(store.real);
        }
    }

    @Property(tries = 10)
    void operations_ofTwoThreads_leaveASoundWorkspace(
            @ForAll("operations") List<Op> first, @ForAll("operations") List<Op> second) throws Exception {
        MemoryConfigStore store = new MemoryConfigStore();
        CyclicBarrier start = new CyclicBarrier(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (World one = process(store);
                World two = process(store)) {
            List<Future<?>> turns = new ArrayList<>();
            for (World mine : List.of(one, two)) {
                List<Op> operations = mine.equals(one) ? first : second;
                turns.add(threads.submit(() -> {
                    start.await();
                    operations.forEach(op -> assertThat(run(mine, op)).isNotEqualTo(ErrorCode.CONTENDED));
                    return operations.size();
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

    /** The default blocks exactly its own word. */
    private static void screensLike(World world, GuardrailModel model) {
        Guardrail governs = model.screens(0);
        for (int word = 0; word <= IDS; word++) {
            boolean blocked = world.guardrails
                    .screen(TextContext.anonymous(), TextStage.INPUT, "word" + word)
                    .blocked();
            assertThat(blocked).isEqualTo(governs != null && words(governs).contains("word" + word));
        }
    }

    private static List<String> words(Guardrail guardrail) {
        return ((RuleCheck.Keyword) guardrail.rules().get(0).check()).keywords();
    }

    private static void agree(World world, GuardrailModel model) {
        model.versions.forEach((id, expected) -> {
            List<GuardrailVersion> found = new ArrayList<>(history(world, id));
            Collections.reverse(found);
            List<@Nullable Guardrail> contents = new ArrayList<>();
            found.forEach(version -> contents.add(version.guardrailOrNull()));
            assertThat(contents).as("versions of guardrail " + id).isEqualTo(expected);
        });
        TreeMap<Long, Long> bound = new TreeMap<>();
        world.workspace.admin().keys().list(OWNER).forEach(key -> bound.put(key.id(), key.guardrailId()));
        assertThat(bound).isEqualTo(model.keys);
    }

    private static List<GuardrailVersion> history(World world, long id) {
        return world.admin().versions(OWNER, id, Long.MAX_VALUE, ConfigStore.MAX_HISTORY);
    }

    /** What must hold of every workspace that was only ever changed through management operations. */
    private static void sound(ConfigStore store) {
        try (World world = process(store)) {
            List<GuardrailSummary> guardrails = world.admin().list(OWNER);
            assertThat(guardrails.stream().filter(GuardrailSummary::isDefault).count())
                    .isLessThanOrEqualTo(1);
            assertThat(guardrails).extracting(GuardrailSummary::name).doesNotHaveDuplicates();
            List<Long> ids = guardrails.stream().map(GuardrailSummary::id).toList();
            for (AgentKey key : world.workspace.admin().keys().list(OWNER)) {
                assertThat(key.guardrailId() == 0 || ids.contains(key.guardrailId()))
                        .isTrue();
            }
            for (GuardrailSummary guardrail : guardrails) {
                List<GuardrailVersion> versions = history(world, guardrail.id());
                assertThat(versions).hasSize((int) guardrail.version());
                for (int i = 0; i < versions.size(); i++) {
                    assertThat(versions.get(i).version()).isEqualTo(guardrail.version() - i);
                }
            }
            assertThat(world.admin().faults(OWNER)).isEmpty();
            assertThat(World.verbsSince(store, ChainHead.ofAudit(WORKSPACE)))
                    .hasSize(World.audit(store).size());
        }
    }
}
