/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.firewall.model.Decision;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.ReasonCode;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.model.Verdict;
import ai.orcarouter.firewall.testkit.Decider;
import ai.orcarouter.firewall.testkit.PolicyArbitraries;
import ai.orcarouter.firewall.testkit.PolicyScenarios;
import ai.orcarouter.firewall.testkit.ReferenceEvaluator;
import ai.orcarouter.firewall.testkit.ReferenceWorld;
import ai.orcarouter.firewall.testkit.StatedAndFound;
import ai.orcarouter.firewall.testkit.ToolCallArbitraries;
import ai.orcarouter.firewall.testkit.WorldScenarios;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;

/**
 * The compiled engine and the slow reference say the same, word for word, about random calls under random policies in
 * random surroundings.
 *
 * <p>{@code -Dorca.differential.pairs=<n>} sets how many (policy, call) pairs are compared,
 * {@code -Dorca.differential.seed=<n>} draws other calls.
 */
final class EngineDifferentialProperties {
    private static final int POLICIES = 2_500;
    private static final long PAIRS = Long.getLong("orca.differential.pairs", 100_000);
    private static final int CALLS = (int) Math.max(1, (PAIRS + POLICIES - 1) / POLICIES);

    /** Codes that no policy, call and surroundings alone can bring about. */
    private static final Set<ReasonCode> ELSEWHERE = EnumSet.of(
            ReasonCode.POLICY_UNAVAILABLE,
            ReasonCode.EGRESS_FLOOR,
            ReasonCode.APPROVED,
            ReasonCode.APPROVAL_REFUSED,
            ReasonCode.APPROVAL_STORE_UNAVAILABLE,
            ReasonCode.RUN_STATE_LIMIT,
            ReasonCode.SCHEMA_DRIFT);

    private final CallPool pool = new CallPool(Long.getLong("orca.differential.seed", 20_260_101), 20_000);
    private final AtomicLong pairs = new AtomicLong();
    private final Map<ReasonCode, Long> codes = new EnumMap<>(ReasonCode.class);
    private final Map<Verdict, Long> verdicts = new EnumMap<>(Verdict.class);

    @Provide
    Arbitrary<FirewallPolicy> policies() {
        return PolicyArbitraries.policies();
    }

    @Provide
    Arbitrary<ToolCall> calls() {
        return ToolCallArbitraries.calls();
    }

    @Property(tries = POLICIES, edgeCases = EdgeCasesMode.NONE)
    void decide_manyCallsPerPolicy_agreesWithTheReference(@ForAll("policies") FirewallPolicy drawn, @ForAll long seed) {
        FirewallPolicy policy = PolicyScenarios.loosened(drawn, seed);
        ReferenceWorld world = WorldScenarios.world(seed, pool::extraction);
        Decider engine = EngineDecider.of(policy, world);
        Decider reference = new ReferenceEvaluator(policy, world);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < CALLS; i++) {
            ToolCall call = pool.any(random);
            ToolCall asked = random.nextBoolean() ? CallPool.unread(call) : call;
            boolean whole = random.nextBoolean();
            Decision actual = whole ? engine.mediate(asked) : engine.evaluate(asked);
            Decision expected = whole ? reference.mediate(call) : reference.evaluate(call);
            if (!Comparison.agree(actual, expected)) {
                assertThat(Comparison.of(actual))
                        .as("%s %s%nunder %s", whole ? "mediate" : "evaluate", Comparison.describe(call), policy)
                        .isEqualTo(Comparison.of(expected));
            }
            count(actual);
        }
    }

    @Property(tries = 3_000)
    void decide_oneCall_agreesWithTheReference(
            @ForAll("policies") FirewallPolicy policy, @ForAll("calls") ToolCall call, @ForAll byte seed) {
        ReferenceWorld world = WorldScenarios.world(seed, StatedAndFound::of);
        Decider engine = EngineDecider.of(policy, world);
        Decider reference = new ReferenceEvaluator(policy, world);
        assertThat(Comparison.of(engine.evaluate(call)))
                .as("evaluate %s", Comparison.describe(call))
                .isEqualTo(Comparison.of(reference.evaluate(call)));
        assertThat(Comparison.of(engine.mediate(call)))
                .as("mediate %s", Comparison.describe(call))
                .isEqualTo(Comparison.of(reference.mediate(call)));
    }

    private void count(Decision decision) {
        pairs.incrementAndGet();
        codes.merge(decision.code(), 1L, Long::sum);
        verdicts.merge(decision.verdict(), 1L, Long::sum);
    }

    /** The random mix must reach everything, or agreement would mean little. */
    @AfterProperty
    void everyVerdictAndCodeOccurred() {
        if (pairs.get() < PAIRS) {
            return; // The other property, or a disagreement that is reported anyway.
        }
        System.out.printf("compared %,d decisions: %s %s%n", pairs.get(), verdicts, codes);
        for (Verdict verdict : EnumSet.complementOf(EnumSet.of(Verdict.CAP_COST))) {
            assertThat(verdicts.getOrDefault(verdict, 0L)).as("%s", verdict).isGreaterThan(PAIRS / 500);
        }
        for (ReasonCode code : EnumSet.complementOf(EnumSet.copyOf(ELSEWHERE))) {
            assertThat(codes.getOrDefault(code, 0L)).as("%s", code).isGreaterThan(PAIRS / 2_000);
        }
    }
}
