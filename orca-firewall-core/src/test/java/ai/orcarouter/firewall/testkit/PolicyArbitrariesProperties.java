/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.Surface;
import ai.orcarouter.firewall.model.Verdict;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class PolicyArbitrariesProperties {
    @Provide
    Arbitrary<FirewallPolicy> policies() {
        return PolicyArbitraries.policies();
    }

    @Provide
    Arbitrary<FirewallPolicy> stateless() {
        return PolicyArbitraries.statelessPolicies();
    }

    @Property(tries = 500)
    void policies_always_haveUniqueIds(@ForAll("policies") FirewallPolicy policy) {
        assertThat(policy.rules().stream().map(FirewallRule::id)).doesNotHaveDuplicates();
    }

    @Property(tries = 500)
    void policies_egressRule_hasEgressStage(@ForAll("policies") FirewallPolicy policy) {
        assertThat(policy.rules())
                .filteredOn(rule -> rule.egress().isPresent())
                .allMatch(rule -> rule.stageOrNull() == Surface.EGRESS);
    }

    @Property(tries = 500)
    void statelessPolicies_never_countAnything(@ForAll("stateless") FirewallPolicy policy) {
        assertThat(policy.rules()).noneMatch(rule -> rule.sequence().isPresent() || rule.verdict() == Verdict.CAP_COST);
    }
}
