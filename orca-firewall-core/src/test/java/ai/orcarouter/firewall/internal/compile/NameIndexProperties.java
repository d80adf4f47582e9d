/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.compile;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.Limits;
import ai.orcarouter.firewall.internal.match.Glob;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.SuffixGlob;
import ai.orcarouter.firewall.model.Surface;
import ai.orcarouter.firewall.model.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class NameIndexProperties {
    @Property(tries = 2_000)
    void candidates_anyGlobsAndName_areTheRulesWhoseGlobMatches(
            @ForAll("globs") List<String> globs, @ForAll("name") String name, @ForAll SuffixGlob mode) {
        List<FirewallRule> rules = new ArrayList<>();
        List<Long> expected = new ArrayList<>();
        for (int i = 0; i < globs.size(); i++) {
            // A skill glob keeps the rule from being certain, which would cut the list behind it.
            rules.add(FirewallRule.builder(i + 1, Verdict.DENY)
                    .toolNameGlob(globs.get(i))
                    .skillNameGlob("some")
                    .build());
            if (Glob.parse(globs.get(i)).matches(name, mode)) {
                expected.add((long) i + 1);
            }
        }
        FirewallPolicy policy = FirewallPolicy.builder(1, "p").rules(rules).build();
        CompiledPolicy compiled = PolicyCompiler.compile(policy, mode, Limits.defaults(), Map.of());

        List<Long> found = new ArrayList<>();
        for (CompiledRule rule : compiled.on(Surface.MCP).candidates(name).ordered()) {
            found.add(rule.rule.id());
        }

        assertThat(found).isEqualTo(expected);
    }

    @Provide
    Arbitrary<List<String>> globs() {
        Arbitrary<String> part = Arbitraries.of("*", "a", "b", "ab", "Aa", "BB", "");
        return dotted(part).list().ofMaxSize(40);
    }

    @Provide
    Arbitrary<String> name() {
        return dotted(Arbitraries.of("a", "b", "ab", "Aa", "BB", "*", ""));
    }

    private static Arbitrary<String> dotted(Arbitrary<String> part) {
        return part.list().ofMinSize(1).ofMaxSize(5).map(parts -> String.join(".", parts));
    }
}
