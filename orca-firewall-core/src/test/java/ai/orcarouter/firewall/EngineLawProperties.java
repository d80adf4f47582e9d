/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.firewall.PolicyCodec.Format;
import ai.orcarouter.firewall.PolicyCodec.WireForm;
import ai.orcarouter.firewall.model.Decision;
import ai.orcarouter.firewall.model.EgressList;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.PlanDecision;
import ai.orcarouter.firewall.model.RuleTrace;
import ai.orcarouter.firewall.model.SkillStanding;
import ai.orcarouter.firewall.model.Surface;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.model.Verdict;
import ai.orcarouter.firewall.testkit.CallScenarios;
import ai.orcarouter.firewall.testkit.PolicyArbitraries;
import ai.orcarouter.firewall.testkit.PolicyScenarios;
import ai.orcarouter.firewall.testkit.ReferenceWorld;
import ai.orcarouter.firewall.testkit.StatedAndFound;
import ai.orcarouter.firewall.testkit.Vocabulary;
import ai.orcarouter.firewall.testkit.WorldScenarios;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws that hold for every policy and every call, whatever the rules are. */
final class EngineLawProperties {
    private static final int CALLS = 20;

    @Provide
    Arbitrary<FirewallPolicy> policies() {
        return PolicyArbitraries.policies();
    }

    @Provide
    Arbitrary<FirewallRule> rules() {
        return PolicyArbitraries.statelessRules();
    }

    private static ReferenceWorld world(long seed) {
        return WorldScenarios.world(seed, StatedAndFound::of);
    }

    /** The same world, in which no skill has a say. */
    private static ReferenceWorld ungoverned(long seed) {
        return world(seed).withGate(call -> SkillStanding.ungoverned());
    }

    private static FirewallEngine engine(FirewallPolicy policy, ReferenceWorld world) {
        return EngineDecider.of(policy, world).engine();
    }

    private static List<ToolCall> calls(long seed) {
        CallScenarios scenarios = new CallScenarios(seed);
        List<ToolCall> out = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            out.add(scenarios.next());
        }
        return out;
    }

    private static List<Optional<Surface>> orNone(Surface... surfaces) {
        List<Optional<Surface>> out = new ArrayList<>(List.of(Optional.empty()));
        for (Surface surface : surfaces) {
            out.add(Optional.of(surface));
        }
        return out;
    }

    private static void assertSame(FirewallEngine one, FirewallEngine other, ToolCall call) {
        assertThat(Comparison.of(other.evaluate(call)))
                .as("evaluate %s", Comparison.describe(call))
                .isEqualTo(Comparison.of(one.evaluate(call)));
        assertThat(Comparison.of(other.mediate(call)))
                .as("mediate %s", Comparison.describe(call))
                .isEqualTo(Comparison.of(one.mediate(call)));
    }

    @Property
    void listOrder_ofRules_isIrrelevant(@ForAll("policies") FirewallPolicy drawn, @ForAll long seed) {
        FirewallPolicy policy = PolicyScenarios.loosened(drawn, seed);
        List<FirewallRule> shuffled = new ArrayList<>(policy.rules());
        Collections.shuffle(shuffled, new Random(seed));
        FirewallEngine one = engine(policy, world(seed));
        FirewallEngine other = engine(policy.toBuilder().rules(shuffled).build(), world(seed));
        calls(seed).forEach(call -> assertSame(one, other, call));
    }

    @Property
    void shadowMode_withoutSkills_neverBlocksAndTellsWhatWouldHaveBeen(
            @ForAll("policies") FirewallPolicy drawn, @ForAll long seed) {
        FirewallPolicy policy = PolicyScenarios.loosened(drawn, seed);
        FirewallEngine enforcing = engine(policy.toBuilder().shadowMode(false).build(), ungoverned(seed));
        FirewallEngine shadow = engine(policy.toBuilder().shadowMode(true).build(), ungoverned(seed));
        for (ToolCall call : calls(seed)) {
            Decision would = enforcing.mediate(call);
            Decision is = shadow.mediate(call);
            boolean enforced = would.verdict().restricts();
            assertThat(is.verdict()).isEqualTo(enforced ? Verdict.AUDIT : would.verdict());
            assertThat(is.shadowedOrNull()).isEqualTo(enforced ? would.verdict() : null);
            assertThat(is.ruleOrNull()).isEqualTo(would.ruleOrNull());
            assertThat(is.code()).isEqualTo(would.code());
            assertThat(is.rewrittenOrNull()).isNull();
        }
    }

    @Property
    void ruleBehindAnUnconditionalMatch_added_changesNothing(
            @ForAll("policies") FirewallPolicy drawn, @ForAll("rules") FirewallRule extra, @ForAll long seed) {
        // What only the user's configuration determines is asked of on_opaque rules alone (SEMANTICS 2.3).
        boolean asksConfiguredPeers = extra.egress()
                .map(lists -> lists.onOpaque() == EgressList.OnOpaque.MATCH)
                .orElse(false);
        if (asksConfiguredPeers) {
            return;
        }
        List<FirewallRule> rules =
                new ArrayList<>(PolicyScenarios.loosened(drawn, seed).rules());
        rules.add(FirewallRule.builder(1_000, Verdict.AUDIT).priority(50).build());
        FirewallEngine before = engine(drawn.toBuilder().rules(rules).build(), world(seed));
        rules.add(renumbered(extra, 1_001, 60));
        FirewallEngine after = engine(drawn.toBuilder().rules(rules).build(), world(seed));
        calls(seed).forEach(call -> assertSame(before, after, call));
    }

    private static FirewallRule renumbered(FirewallRule rule, long id, int priority) {
        return new FirewallRule(
                id,
                priority,
                rule.label(),
                rule.stageOrNull(),
                rule.toolNameGlob(),
                rule.skillNameGlob(),
                rule.verdict(),
                rule.argsMatch(),
                rule.sanitizeOrNull(),
                rule.egressOrNull(),
                rule.capCostCentsOrNull(),
                rule.sequenceOrNull(),
                rule.notes());
    }

    @Property
    void ruleThatNeverMatched_removed_changesNothing(@ForAll("policies") FirewallPolicy drawn, @ForAll long seed) {
        FirewallPolicy policy = PolicyScenarios.loosened(drawn, seed);
        FirewallEngine before = engine(policy, world(seed));
        Set<Long> matched = new HashSet<>();
        for (ToolCall call : calls(seed)) {
            for (RuleTrace trace : before.explain(call).trace()) {
                if (trace.matched()) {
                    matched.add(trace.rule().id());
                }
            }
        }
        List<FirewallRule> used = policy.rules().stream()
                .filter(rule -> matched.contains(rule.id()))
                .toList();
        FirewallEngine after = engine(policy.toBuilder().rules(used).build(), world(seed));
        for (ToolCall call : calls(seed)) {
            Decision is = after.evaluate(call);
            Decision was = before.evaluate(call);
            assertThat(is.verdict()).as("%s", Comparison.describe(call)).isEqualTo(was.verdict());
            // That a rule might allow a name is why it is looked up, and so which of two denials is told.
            if (call.surface() != Surface.EGRESS) {
                assertThat(Comparison.of(is))
                        .as("%s", Comparison.describe(call))
                        .isEqualTo(Comparison.of(was));
            }
        }
    }

    @Property
    void policy_writtenAndReadAgain_decidesTheSame(
            @ForAll("policies") FirewallPolicy policy,
            @ForAll Format format,
            @ForAll WireForm form,
            @ForAll long seed) {
        PolicyCodec codec = PolicyCodec.standard();
        FirewallPolicy read =
                codec.decode("policy", codec.encode(policy, format, form)).policy();
        FirewallEngine one = engine(policy, world(seed));
        FirewallEngine other = engine(read, world(seed));
        calls(seed).forEach(call -> assertSame(one, other, call));
    }

    @Property
    void testExplainAndPlan_sayWhatEvaluateSays(@ForAll("policies") FirewallPolicy drawn, @ForAll long seed) {
        FirewallEngine engine = engine(PolicyScenarios.loosened(drawn, seed), world(seed));
        List<ToolCall> calls = calls(seed);
        PlanDecision plan = engine.evaluatePlan(calls);
        Verdict worst = Verdict.ALLOW;
        for (int i = 0; i < calls.size(); i++) {
            Comparison said = Comparison.of(engine.evaluate(calls.get(i)));
            assertThat(Comparison.of(engine.test(calls.get(i)))).isEqualTo(said);
            assertThat(Comparison.of(engine.explain(calls.get(i)).decision())).isEqualTo(said);
            assertThat(Comparison.of(engine.explainMediation(calls.get(i)).decision()))
                    .isEqualTo(Comparison.of(engine.mediate(calls.get(i))));
            assertThat(Comparison.of(plan.steps().get(i))).isEqualTo(said);
            worst = worst.orStricter(said.verdict());
        }
        assertThat(plan.verdict()).isEqualTo(worst);
    }

    @Property
    void ruleForAnotherSurface_neverDecides(@ForAll("policies") FirewallPolicy drawn, @ForAll long seed) {
        FirewallEngine engine = engine(PolicyScenarios.loosened(drawn, seed), world(seed));
        for (ToolCall call : calls(seed)) {
            assertThat(engine.evaluate(call).rule().flatMap(FirewallRule::stage))
                    .isIn(orNone(call.surface()));
            assertThat(engine.mediate(call).rule().flatMap(FirewallRule::stage))
                    .isIn(orNone(call.surface(), Surface.EGRESS));
        }
    }

    @Property
    void furtherDestination_neverMakesAnEgressDecisionMilder(
            @ForAll("policies") FirewallPolicy drawn, @ForAll long seed) {
        FirewallPolicy policy = PolicyScenarios.loosened(drawn, seed).toBuilder()
                .shadowMode(false)
                .build();
        FirewallEngine engine = engine(policy, world(seed));
        Random random = new Random(seed);
        for (ToolCall call : calls(seed)) {
            ToolCall outward = call.on(Surface.EGRESS);
            if (engine.destinations(outward).dialled().isEmpty()) {
                continue;
            }
            String another = Vocabulary.HOSTS.get(random.nextInt(Vocabulary.HOSTS.size()));
            List<String> more = new ArrayList<>(outward.destinations());
            more.add(random.nextInt(more.size() + 1), another);
            ToolCall longer = outward.toBuilder()
                    .destinations(more.toArray(String[]::new))
                    .build();
            assertThat(engine.evaluate(longer).verdict())
                    .as("%s", Comparison.describe(longer))
                    .isGreaterThanOrEqualTo(engine.evaluate(outward).verdict());
        }
    }
}
