/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.spi.AuditQuery;
import ai.orcarouter.firewall.CallContext;
import ai.orcarouter.firewall.OrcaWorkspace;
import ai.orcarouter.firewall.memory.InMemoryKeysets;
import ai.orcarouter.firewall.memory.MemoryConfigStore;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.skills.model.SkillKind;
import ai.orcarouter.skills.model.SkillMode;
import ai.orcarouter.skills.model.SkillOrigin;
import ai.orcarouter.skills.model.SkillQuery;
import ai.orcarouter.skills.model.StoredSkill;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two processes that change the skills of one store at the same moment. */
class SkillRaceTest {
    private static final int ROUNDS = 12;

    private final MemoryConfigStore store = new MemoryConfigStore();
    private final OrcaWorkspace first = workspace();
    private final OrcaWorkspace second = workspace();
    private final SkillRegistry one = SkillRegistry.of(first);
    private final SkillRegistry two = SkillRegistry.of(second);
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final CyclicBarrier start = new CyclicBarrier(2);

    private OrcaWorkspace workspace() {
        return OrcaWorkspace.builder("acme")
                .configStore(store)
                .keysets(new InMemoryKeysets())
                .skillGovernance(SkillGovernance.builder()
                        .hostTools(List.of("Bash"))
                        .detectOn(Runnable::run)
                        .build())
                .build();
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        first.close();
        second.close();
    }

    /** Does both at the same moment; gives what those were told that were not refused. */
    private List<StoredSkill> race(Callable<StoredSkill> left, Callable<StoredSkill> right, ErrorCode refusal)
            throws InterruptedException {
        List<Future<StoredSkill>> turns = new ArrayList<>();
        for (Callable<StoredSkill> each : List.of(left, right)) {
            turns.add(threads.submit(() -> {
                start.await();
                return each.call();
            }));
        }
        List<StoredSkill> done = new ArrayList<>();
        for (Future<StoredSkill> each : turns) {
            try {
                done.add(each.get());
            } catch (ExecutionException e) {
                assertThat(e.getCause())
                        .isInstanceOfSatisfying(
                                OrcaException.class,
                                refused -> assertThat(refused.code()).isEqualTo(refusal));
            }
        }
        assertThat(done).isNotEmpty();
        return done;
    }

    /** Scans take what is stored; what people decide is about the version that they have seen. */
    private static Callable<StoredSkill> act(SkillRegistry skills, String act, long seen) {
        long any = SkillRegistry.ANY_VERSION;
        return switch (act) {
            case "clean" -> () -> skills.rescan(SkillWorld.ADMIN, "s", SkillWorld.source(SkillWorld.CLEAN), any);
            case "high" -> () -> skills.rescan(SkillWorld.ADMIN, "s", SkillWorld.source(SkillWorld.HIGH), any);
            case "critical" ->
                () -> skills.update(
                        SkillWorld.ADMIN,
                        SkillWorld.registration("s", SkillWorld.CRITICAL).build(),
                        any);
            case "block" -> () -> skills.override(SkillWorld.ADMIN, "s", SkillMode.BLOCK, "no", null, seen);
            case "hold" -> () -> skills.override(SkillWorld.ADMIN, "s", SkillMode.QUARANTINE, "wait", null, seen);
            case "review" -> () -> skills.review(SkillWorld.ADMIN, "s", "read", seen);
            default -> throw new IllegalArgumentException(act);
        };
    }

    @ParameterizedTest
    @CsvSource({
        "high, critical",
        "clean, critical",
        "clean, high",
        "high, block",
        "critical, hold",
        "clean, block",
        "review, block",
        "critical, critical"
    })
    void writes_loseNothing_andTheStricterHolds(String left, String right) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            long seen = one.register(
                            SkillWorld.ADMIN,
                            SkillWorld.registration("s", SkillWorld.CLEAN).build())
                    .version();
            long before = store.revision("acme");
            List<StoredSkill> done = race(act(one, left, seen), act(two, right, seen), ErrorCode.STALE_VERSION);
            assertThat(store.revision("acme")).isEqualTo(before + done.size());
            assertThat(done.stream().map(StoredSkill::version).distinct()).hasSize(done.size());
            for (SkillRegistry each : List.of(one, two)) {
                StoredSkill last = each.find(SkillWorld.ADMIN, "s").orElseThrow();
                for (StoredSkill outcome : done) {
                    assertThat(last.effective()).isGreaterThanOrEqualTo(outcome.effective());
                }
            }
            one.delete(SkillWorld.ADMIN, "s", SkillRegistry.ANY_VERSION);
        }
        int acts = store.audit("acme", AuditQuery.builder().limit(500).build()).size();
        assertThat(acts).isEqualTo((int) store.revision("acme"));
    }

    @ParameterizedTest
    @CsvSource({"writer, writer", "writer, Writer", "writer, wr\u0456ter"})
    void register_ofOneNameTwice_isDoneOnce(String left, String right) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            SkillRegistration skill =
                    SkillWorld.registration(left, SkillWorld.CLEAN).build();
            SkillRegistration server = SkillRegistration.builder(
                            right, SkillKind.MCP_SERVER, SkillOrigin.BYO_MCP, SkillWorld.source(SkillWorld.HIGH))
                    .build();
            List<StoredSkill> done = race(
                    () -> one.register(SkillWorld.ADMIN, skill),
                    () -> two.register(SkillWorld.ADMIN, server),
                    ErrorCode.DUPLICATE_NAME);
            assertThat(done).hasSize(1);
            assertThat(one.list(SkillWorld.VIEWER, SkillQuery.all())).hasSize(1);
            one.delete(SkillWorld.ADMIN, done.get(0).record().name(), SkillRegistry.ANY_VERSION);
        }
    }

    @RepeatedTest(ROUNDS)
    void register_whileACallMakesTheNameUp_isNeverRefused() throws Exception {
        SkillRegistration server = SkillRegistration.builder(
                        "github", SkillKind.MCP_SERVER, SkillOrigin.BYO_MCP, SkillWorld.source(SkillWorld.CLEAN))
                .build();
        race(
                () -> one.register(SkillWorld.ADMIN, server),
                () -> {
                    ToolCall call = ToolCall.builder("Bash").skill("GitHub").build();
                    assertThat(second.mediate(CallContext.anonymous(), call).passes())
                            .isFalse();
                    return one.find(SkillWorld.ADMIN, "github").orElse(null);
                },
                ErrorCode.NOT_FOUND);
        assertThat(two.list(SkillWorld.VIEWER, SkillQuery.all()))
                .extracting(each -> each.name() + " " + each.origin())
                .containsExactly("github BYO_MCP");
    }
}
