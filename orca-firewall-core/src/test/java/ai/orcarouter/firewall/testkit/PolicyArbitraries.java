/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.testkit;

import ai.orcarouter.firewall.model.EgressList;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.Sanitizer;
import ai.orcarouter.firewall.model.SequencePattern;
import ai.orcarouter.firewall.model.Surface;
import ai.orcarouter.firewall.model.Verdict;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Random valid policies over {@link Vocabulary}. Ids of rules are unique and in no order. Without jqwik's edge cases:
 * their combinations would crowd out the random ones.
 */
public final class PolicyArbitraries {
    private PolicyArbitraries() {}

    /** Policies of up to ten rules of every kind. */
    public static Arbitrary<FirewallPolicy> policies() {
        return policies(rules());
    }

    /** Policies whose decisions depend on nothing but the call: no sequence and no budget. */
    public static Arbitrary<FirewallPolicy> statelessPolicies() {
        return policies(statelessRules());
    }

    /** Policies of up to ten of these rules, which get new ids. */
    public static Arbitrary<FirewallPolicy> policies(Arbitrary<FirewallRule> rules) {
        Arbitrary<List<FirewallRule>> numbered = rules.list()
                .ofMaxSize(10)
                .flatMap(list -> Arbitraries.shuffle(ids(list.size())).map(ids -> number(list, ids)));
        return Combinators.combine(
                        Arbitraries.longs().between(0, 9),
                        Arbitraries.of("base", "Agents in production", "p"),
                        Arbitraries.frequency(Tuple.of(9, true), Tuple.of(1, false)),
                        Arbitraries.of(true, false),
                        Arbitraries.of(Verdict.ALLOW, Verdict.AUDIT, Verdict.DENY),
                        Arbitraries.frequency(Tuple.of(5, false), Tuple.of(1, true)),
                        numbered)
                .as(FirewallPolicy::new)
                .withoutEdgeCases();
    }

    /** Rules of every kind. */
    public static Arbitrary<FirewallRule> rules() {
        return Arbitraries.frequencyOf(
                Tuple.of(8, statelessRules()), Tuple.of(1, budgetRules()), Tuple.of(1, sequenceRules()));
    }

    /** Rules without sequence and budget. */
    public static Arbitrary<FirewallRule> statelessRules() {
        return Arbitraries.frequencyOf(
                Tuple.of(3, callRules()), Tuple.of(1, sanitizeRules()), Tuple.of(3, egressRules()));
    }

    private static Arbitrary<FirewallRule> callRules() {
        return Arbitraries.of(Verdict.ALLOW, Verdict.AUDIT, Verdict.DENY, Verdict.PENDING_APPROVAL)
                .flatMap(verdict -> conditions(verdict, stages(verdict)));
    }

    private static Arbitrary<FirewallRule> sanitizeRules() {
        Arbitrary<Sanitizer> sanitizers = Combinators.combine(
                        Arbitraries.of("aws_access_key", "openai_key", "email", "credit_card")
                                .list()
                                .uniqueElements()
                                .ofMaxSize(2),
                        Arbitraries.of("ACME-[0-9]{6}", "rm", "users?").list().ofMaxSize(2))
                .as(Sanitizer::new)
                .filter(s -> !s.presets().isEmpty() || !s.custom().isEmpty());
        return Combinators.combine(conditions(Verdict.SANITIZE, stages(Verdict.SANITIZE)), sanitizers)
                .as((rule, sanitizer) -> rebuild(rule).sanitize(sanitizer).build());
    }

    private static Arbitrary<FirewallRule> egressRules() {
        Arbitrary<List<String>> entries =
                Arbitraries.of(Vocabulary.ENTRIES).list().uniqueElements().ofMaxSize(4);
        Arbitrary<EgressList> lists = Combinators.combine(
                        entries, entries, Arbitraries.of(EgressList.OnOpaque.values()))
                .as(EgressList::new)
                .filter(list -> !list.allow().isEmpty() || !list.deny().isEmpty());
        return Arbitraries.of(Verdict.ALLOW, Verdict.AUDIT, Verdict.DENY)
                .flatMap(verdict -> Combinators.combine(conditions(verdict, Arbitraries.of(Surface.EGRESS)), lists)
                        .as((rule, list) -> rebuild(rule).egress(list).build()));
    }

    private static Arbitrary<FirewallRule> budgetRules() {
        return Combinators.combine(
                        conditions(Verdict.CAP_COST, stages(Verdict.CAP_COST)), Arbitraries.of(0L, 100L, 500L))
                .as((rule, cents) -> rebuild(rule).capCostCents(cents).build());
    }

    private static Arbitrary<FirewallRule> sequenceRules() {
        Arbitrary<SequencePattern.Step> steps = Combinators.combine(
                        Arbitraries.of(Vocabulary.TOOL_GLOBS),
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.of(true, false))
                .as(SequencePattern.Step::new);
        Arbitrary<SequencePattern> patterns = Combinators.combine(
                        Arbitraries.of(0, 60, 300), steps.list().ofMinSize(1).ofMaxSize(3))
                .as(SequencePattern::new);
        return Combinators.combine(callRules(), patterns)
                .as((rule, pattern) ->
                        rebuild(rule).toolNameGlob("").sequence(pattern).build());
    }

    private static Arbitrary<Surface> stages(Verdict verdict) {
        Arbitrary<Surface> some = switch (verdict) {
            case PENDING_APPROVAL -> Arbitraries.of(Surface.INBOUND, Surface.MCP);
            case SANITIZE, CAP_COST -> Arbitraries.of(Surface.INBOUND, Surface.RESPONSE, Surface.MCP);
            case ALLOW, AUDIT, DENY -> Arbitraries.of(Surface.values());
        };
        return some.injectNull(0.4);
    }

    private static Arbitrary<FirewallRule> conditions(Verdict verdict, Arbitrary<Surface> stages) {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.of("", "first", "the label"),
                        stages,
                        Arbitraries.of(Vocabulary.TOOL_GLOBS),
                        Arbitraries.frequencyOf(
                                Tuple.of(5, Arbitraries.just("")), Tuple.of(1, Arbitraries.of(Vocabulary.SKILL_GLOBS))),
                        ClauseArbitraries.clauses().list().ofMaxSize(2),
                        Arbitraries.of("", "why it is here"))
                .as((priority, label, stage, tool, skill, clauses, notes) -> new FirewallRule(
                        1, priority, label, stage, tool, skill, verdict, clauses, null, null, null, null, notes));
    }

    private static FirewallRule.Builder rebuild(FirewallRule from) {
        return rebuild(from, from.id());
    }

    private static FirewallRule.Builder rebuild(FirewallRule from, long id) {
        FirewallRule.Builder to = FirewallRule.builder(id, from.verdict())
                .priority(from.priority())
                .label(from.label())
                .toolNameGlob(from.toolNameGlob())
                .skillNameGlob(from.skillNameGlob())
                .argsMatch(from.argsMatch())
                .notes(from.notes());
        from.stage().ifPresent(to::stage);
        from.sanitize().ifPresent(to::sanitize);
        from.egress().ifPresent(to::egress);
        from.capCostCents().ifPresent(to::capCostCents);
        from.sequence().ifPresent(to::sequence);
        return to;
    }

    private static List<FirewallRule> number(List<FirewallRule> rules, List<Long> ids) {
        List<FirewallRule> out = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            out.add(rebuild(rules.get(i), ids.get(i)).build());
        }
        return out;
    }

    private static List<Long> ids(int count) {
        List<Long> out = new ArrayList<>();
        for (long id = 1; id <= count; id++) {
            out.add(id * 3);
        }
        return out;
    }
}
