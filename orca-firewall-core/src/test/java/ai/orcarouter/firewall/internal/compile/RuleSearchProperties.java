/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.compile;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.Limits;
import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.firewall.internal.match.ArgumentView;
import ai.orcarouter.firewall.model.ArgumentClause;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.Operator;
import ai.orcarouter.firewall.model.SuffixGlob;
import ai.orcarouter.firewall.model.Surface;
import ai.orcarouter.firewall.model.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Finding rules by the strings they ask for gives what asking them one by one gives. */
class RuleSearchProperties {
    private static final int LONGEST = 4;
    private static final Limits SHORT_INPUTS =
            Limits.defaults().toBuilder().maxRegexInputChars(LONGEST).build();

    @Property(tries = 3000)
    void next_anyRulesAndArguments_findsInOrderWhatFits(
            @ForAll("rules") List<FirewallRule> rules, @ForAll("arguments") String json, @ForAll boolean warm) {
        FirewallPolicy policy = FirewallPolicy.builder(1, "p").rules(rules).build();
        CompiledPolicy compiled = PolicyCompiler.compile(policy, SuffixGlob.MATCHES_BARE, SHORT_INPUTS, Map.of());
        Candidates candidates = compiled.on(Surface.MCP).candidates("a.b");
        for (int i = 0; warm && i < 10; i++) {
            candidates.trees();
        }
        ArgumentView view = compiled.newView();
        assertThat(view.bind(Arguments.ofJson(json))).isTrue();
        RuleSearch search = new RuleSearch(view, SuffixGlob.MATCHES_BARE);

        // What comes after a certain match may be left out, and no caller leaves a certain match out.
        RuleSearch.Filter filter = asked -> asked.certain || asked.rule.id() % 7 != 0;
        List<String> expected = new ArrayList<>();
        for (CompiledRule rule : candidates.ordered()) {
            RuleSearch.Fit fit = search.fit(rule, "s");
            if (fit != RuleSearch.Fit.NO && filter.asks(rule)) {
                expected.add(rule.rule.id() + " " + fit);
            }
            if (rule.certain) {
                break;
            }
        }
        List<String> found = new ArrayList<>();
        CompiledRule rule = search.next(candidates, "s", filter, -1);
        while (rule != null) {
            found.add(rule.rule.id() + " " + search.fit());
            rule = rule.certain ? null : search.next(candidates, "s", filter, rule.rank);
        }

        assertThat(found).isEqualTo(expected);
    }

    @Provide
    Arbitrary<List<FirewallRule>> rules() {
        Arbitrary<String> glob = Arbitraries.of("*", "a.*", "*.b", "a.b");
        Arbitrary<String> skill = Arbitraries.of("", "", "", "s", "t");
        Arbitrary<Verdict> verdict = Arbitraries.of(Verdict.ALLOW, Verdict.DENY);
        Arbitrary<FirewallRule.Builder> rule = Combinators.combine(
                        glob, skill, verdict, clause().list().ofMaxSize(3))
                .as((g, s, v, clauses) -> FirewallRule.builder(1, v)
                        .toolNameGlob(g)
                        .skillNameGlob(s)
                        .argsMatch(clauses));
        return rule.list().ofMaxSize(40).map(RuleSearchProperties::numbered);
    }

    private static List<FirewallRule> numbered(List<FirewallRule.Builder> builders) {
        List<FirewallRule> rules = new ArrayList<>();
        for (FirewallRule.Builder builder : builders) {
            FirewallRule rule = builder.build();
            rules.add(FirewallRule.builder(rules.size() + 1L, rule.verdict())
                    .toolNameGlob(rule.toolNameGlob())
                    .skillNameGlob(rule.skillNameGlob())
                    .argsMatch(rule.argsMatch())
                    .build());
        }
        return rules;
    }

    private static Arbitrary<ArgumentClause> clause() {
        Arbitrary<String> path = Arbitraries.of("$.x", "$.y", "$.o.x", "$.l[0]", "$.l[*]");
        Arbitrary<Operator> operator =
                Arbitraries.of(Operator.EQ, Operator.EQ, Operator.EQ, Operator.REGEX, Operator.STARTS_WITH);
        Arbitrary<String> text = Arbitraries.of("p", "q", "r");
        Arbitrary<ArgumentClause> test =
                Combinators.combine(path, operator, text).as(ArgumentClause.Test::new);
        return Combinators.combine(
                        test,
                        Arbitraries.frequencyOf(
                                net.jqwik.api.Tuple.of(5, Arbitraries.just(false)),
                                net.jqwik.api.Tuple.of(1, Arbitraries.just(true))))
                .as((plain, negated) -> negated ? new ArgumentClause.Not(plain) : plain);
    }

    @Provide
    Arbitrary<String> arguments() {
        Arbitrary<String> value = Arbitraries.of("\"p\"", "\"q\"", "\"pqpqpq\"", "1", "null", "{}", "[]");
        return Combinators.combine(value, value, value, value)
                .as((x, y, inner, element) ->
                        "{\"x\":" + x + ",\"y\":" + y + ",\"o\":{\"x\":" + inner + "},\"l\":[" + element + "]}");
    }
}
