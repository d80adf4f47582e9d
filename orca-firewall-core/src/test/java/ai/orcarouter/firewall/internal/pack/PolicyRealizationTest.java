/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.pack;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.spi.PackPlane.Realization.State;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.SuffixGlob;
import ai.orcarouter.firewall.model.Surface;
import ai.orcarouter.firewall.model.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyRealizationTest {
    private static FirewallRule rule(long id, int priority, Verdict verdict, String glob) {
        FirewallRule.Builder builder =
                FirewallRule.builder(id, verdict).priority(priority).toolNameGlob(glob);
        return verdict == Verdict.CAP_COST ? builder.capCostCents(500).build() : builder.build();
    }

    private static State state(Verdict declared, FirewallRule... rules) {
        FirewallPolicy policy = FirewallPolicy.builder(1, "p").rules(rules).build();
        return state(policy, rule(9, 50, declared, "shell.*"));
    }

    private static State state(FirewallPolicy policy, FirewallRule declared) {
        return PolicyRealization.of(policy, List.of(declared), SuffixGlob.MATCHES_BARE)
                .state();
    }

    @ParameterizedTest
    @CsvSource({
        "DENY, DENY, ENFORCED",
        "DENY, PENDING_APPROVAL, ABSENT",
        "DENY, AUDIT, OBSERVED",
        "DENY, ALLOW, ABSENT",
        "PENDING_APPROVAL, DENY, ENFORCED",
        "PENDING_APPROVAL, PENDING_APPROVAL, ENFORCED",
        "PENDING_APPROVAL, CAP_COST, ABSENT",
        "AUDIT, AUDIT, ENFORCED",
        "AUDIT, DENY, ENFORCED",
        "AUDIT, ALLOW, ABSENT",
        "CAP_COST, CAP_COST, ENFORCED",
        "CAP_COST, DENY, ENFORCED"
    })
    void aRuleWithTheSameConditions_countsByItsVerdict(Verdict declared, Verdict stored, State state) {
        assertThat(state(declared, rule(1, 100, stored, "shell.*"))).isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({
        "ALLOW, *, 10, ABSENT",
        "ALLOW, shell.exec, 10, ABSENT",
        "ALLOW, *.exec, 10, ABSENT",
        "ALLOW, shell.ops.*, 10, ABSENT",
        "AUDIT, '', 10, ABSENT",
        "CAP_COST, *, 10, ABSENT",
        "ALLOW, crm.*, 10, ENFORCED",
        "ALLOW, crm.read, 10, ENFORCED",
        "ALLOW, *, 200, ENFORCED",
        "DENY, *, 10, ENFORCED"
    })
    void anEarlierRule_standsInTheWayWhenItIsMoreLenientAndMayMatch(
            Verdict verdict, String glob, int priority, State state) {
        assertThat(state(Verdict.DENY, rule(1, priority, verdict, glob), rule(2, 100, Verdict.DENY, "shell.*")))
                .isEqualTo(state);
    }

    @Test
    void anEarlierRuleOfAnotherSurface_doesNotStandInTheWay() {
        FirewallRule out = FirewallRule.builder(1, Verdict.ALLOW)
                .priority(1)
                .stage(Surface.EGRESS)
                .build();
        FirewallRule own = FirewallRule.builder(2, Verdict.DENY)
                .stage(Surface.MCP)
                .toolNameGlob("shell.*")
                .build();
        FirewallPolicy policy = FirewallPolicy.builder(1, "p").rules(out, own).build();
        assertThat(state(policy, own)).isEqualTo(State.ENFORCED);
    }

    @Test
    void shadowAndSwitchedOff_areSeen() {
        FirewallRule own = rule(1, 1, Verdict.DENY, "shell.*");
        FirewallPolicy.Builder policy = FirewallPolicy.builder(1, "p").rules(own);
        assertThat(state(policy.shadowMode(true).build(), own)).isEqualTo(State.OBSERVED);
        assertThat(state(policy.enabled(false).build(), own)).isEqualTo(State.ABSENT);
        assertThat(state(FirewallPolicy.builder(1, "p").build(), own)).isEqualTo(State.ABSENT);
    }
}
