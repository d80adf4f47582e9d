/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.benchmarks.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PolicyWorkloadTest {
    /** Published figures are about these calls; another count means another workload. */
    @ParameterizedTest
    @CsvSource({"10, 136", "100, 322", "1000, 340", "10000, 475"})
    void of_fixedSeed_matchesTheKnownNumberOfCalls(int rules, int matching) {
        PolicyWorkload workload = PolicyWorkload.of(rules);
        LoopString loop = new LoopString(workload);

        assertThat(workload.rules()).hasSize(rules);
        assertThat(workload.calls().stream().filter(call -> loop.firstMatch(call) >= 0))
                .hasSize(matching);
    }

    @ParameterizedTest
    @EnumSource
    void of_everyEngine_agreesWithThePlainLoop(Shape shape) {
        for (int rules : new int[] {10, 100}) {
            PolicyWorkload workload = PolicyWorkload.of(rules, shape);
            for (String engine : PolicyPeers.names()) {
                PolicyCheck.requireAgreement(engine, Prepared.of(engine, workload), workload);
            }
        }
        assertThat(PolicyPeers.names()).contains("loopRegex", "orca");
    }

    /** Only Orca at this size: other engines take minutes. */
    @ParameterizedTest
    @EnumSource
    void of_orcaAtThousandsOfRules_agreesWithThePlainLoop(Shape shape) {
        for (int rules : new int[] {1000, 10_000}) {
            PolicyWorkload workload = PolicyWorkload.of(rules, shape);
            PolicyCheck.requireAgreement("orca", Prepared.of("orca", workload), workload);
        }
    }

    @ParameterizedTest
    @EnumSource
    void on_allowAndDeny_partsTheCalls(Shape shape) {
        PolicyWorkload workload = PolicyWorkload.of(100, shape);

        assertThat(workload.on(Traffic.ALLOW).calls().size()
                        + workload.on(Traffic.DENY).calls().size())
                .isEqualTo(workload.on(Traffic.MIXED).calls().size());
        assertThat(workload.on(Traffic.ALLOW).calls()).isNotEmpty();
    }

    @Test
    void create_unknownEngine_namesTheKnownOnes() {
        PolicyWorkload workload = PolicyWorkload.of(10);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> PolicyPeers.create("nobody", workload))
                .withMessageContaining("refCandidates");
    }
}
