/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.firewall.model.Decision;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.ReasonCode;
import ai.orcarouter.firewall.model.SequencePattern;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.model.Verdict;
import ai.orcarouter.firewall.spi.RunStateView;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A view of runs that throws or answers nonsense denies what rests on it (DESIGN 3.4). */
final class EngineRunStateFailureTest {
    private static FirewallPolicy allowing(FirewallRule rule) {
        return FirewallPolicy.builder(1, "p")
                .defaultVerdict(Verdict.ALLOW)
                .rules(rule)
                .build();
    }

    @ParameterizedTest
    @EnumSource(names = {"CAP_COST", "ALLOW", "AUDIT", "DENY"})
    void evaluate_runStateFails_denies(Verdict verdict) {
        FirewallRule.Builder rule = FirewallRule.builder(7, verdict);
        if (verdict == Verdict.CAP_COST) {
            rule.capCostCents(100);
        } else {
            rule.sequence(new SequencePattern(0, List.of(new SequencePattern.Step("t", 1, false))));
        }
        RunStateView broken = new RunStateView() {
            @Override
            public boolean completesSequence(FirewallRule asked, ToolCall call) {
                throw new IllegalStateException("broken");
            }

            @Override
            public long spentCents(ToolCall call) {
                throw new IllegalStateException("broken");
            }
        };
        FirewallEngine engine = FirewallEngine.builder()
                .policy(allowing(rule.build()))
                .runState(broken)
                .build();
        Decision decision = engine.evaluate(ToolCall.builder("t").run("r").build());
        assertThat(decision.verdict()).isEqualTo(Verdict.DENY);
        assertThat(decision.code()).isEqualTo(ReasonCode.EVALUATION_ERROR);
    }

    static Stream<RunStateView> nonsense() {
        return Stream.of(
                new Spend(-1, OptionalLong.empty()),
                new Spend(200, OptionalLong.of(-200)),
                new Spend(0, nothing()),
                new Spend(0, OptionalLong.empty()) {
                    @Override
                    public long spentCents(ToolCall call) {
                        throw new LinkageError("broken");
                    }
                });
    }

    @SuppressWarnings("NullAway") // the point of the test
    private static OptionalLong nothing() {
        return null;
    }

    private static class Spend implements RunStateView {
        private final long spent;
        private final OptionalLong estimate;

        Spend(long spent, OptionalLong estimate) {
            this.spent = spent;
            this.estimate = estimate;
        }

        @Override
        public boolean completesSequence(FirewallRule asked, ToolCall call) {
            return false;
        }

        @Override
        public long spentCents(ToolCall call) {
            return spent;
        }

        @Override
        public OptionalLong estimatedCents(ToolCall call) {
            return estimate;
        }
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void evaluate_runStateAnswersNonsense_denies(RunStateView nonsense) {
        FirewallRule cap =
                FirewallRule.builder(7, Verdict.CAP_COST).capCostCents(100).build();
        FirewallEngine engine = FirewallEngine.builder()
                .policy(allowing(cap))
                .runState(nonsense)
                .build();
        Decision decision = engine.evaluate(ToolCall.builder("t").run("r").build());
        assertThat(decision.verdict()).isEqualTo(Verdict.DENY);
        assertThat(decision.code()).isEqualTo(ReasonCode.EVALUATION_ERROR);
    }
}
