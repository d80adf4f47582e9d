/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.feed;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.Limits;
import ai.orcarouter.firewall.internal.compile.CompiledPolicy;
import ai.orcarouter.firewall.internal.compile.PolicyCompiler;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.SuffixGlob;
import ai.orcarouter.firewall.model.Surface;
import ai.orcarouter.firewall.model.Verdict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CoverageTest {
    private static CompiledPolicy compiled(FirewallPolicy policy) {
        return PolicyCompiler.compile(policy, SuffixGlob.MATCHES_BARE, Limits.defaults(), Map.of());
    }

    private static CompiledPolicy policy(boolean enabled, String glob) {
        FirewallRule rule = FirewallRule.builder(1, Verdict.DENY)
                .stage(Surface.EGRESS)
                .toolNameGlob(glob)
                .build();
        return compiled(
                FirewallPolicy.builder(1, "p").enabled(enabled).rules(rule).build());
    }

    @Test
    void test_byRulesOfEnabledPoliciesOnly() {
        Coverage coverage =
                Coverage.of(List.of(policy(true, "files.*"), policy(true, "*.exec"), policy(false, "mail.send")));

        assertThat(List.of("files.read", "shell.exec", "exec")).allMatch(coverage);
        assertThat(List.of("files", "mail.send", "other")).noneMatch(coverage);
    }

    @Test
    void test_withoutRules_isFalseWhateverTheDefaultVerdict() {
        FirewallPolicy policy =
                FirewallPolicy.builder(1, "p").defaultVerdict(Verdict.DENY).build();

        assertThat(Coverage.of(List.of(compiled(policy)))).rejects("any.tool");
    }
}
