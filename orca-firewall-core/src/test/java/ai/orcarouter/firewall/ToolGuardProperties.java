/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.net.HostResolver;
import ai.orcarouter.firewall.GuardedAnswer.Outcome;
import ai.orcarouter.firewall.model.Decision;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.model.Verdict;
import ai.orcarouter.firewall.testkit.PolicyArbitraries;
import ai.orcarouter.firewall.testkit.ToolCallArbitraries;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the policy and the call: a tool runs once if the call passes, with what passed, and else never. */
class ToolGuardProperties {
    private final List<Arguments> runs = new ArrayList<>();

    @Provide
    Arbitrary<ToolCall> calls() {
        return ToolCallArbitraries.calls();
    }

    @Provide
    Arbitrary<FirewallPolicy> policies() {
        return PolicyArbitraries.statelessPolicies();
    }

    private static FirewallEngine engine(FirewallPolicy policy) {
        return FirewallEngine.builder()
                .policy(policy)
                .resolver(HostResolver.none())
                .build();
    }

    private String tool(Arguments effective) {
        runs.add(effective);
        return "content";
    }

    private void check(FirewallEngine engine, ToolCall call, GuardedAnswer answer) {
        Decision expected = engine.mediate(call);
        assertThat(answer.decision().verdict()).isEqualTo(expected.verdict());
        assertThat(answer.outcome()).isEqualTo(outcome(expected));
        if (expected.passes()) {
            assertThat(runs).containsExactly(expected.effectiveArguments(call));
        } else {
            assertThat(runs).isEmpty();
            assertThat(answer.text()).startsWith("firewall deny: ");
        }
        runs.clear();
    }

    private static Outcome outcome(Decision decision) {
        if (decision.passes()) {
            return Outcome.RAN;
        }
        return decision.verdict() == Verdict.PENDING_APPROVAL ? Outcome.HELD : Outcome.DENIED;
    }

    @Property(tries = 500)
    void run_anyCallUnderAnyPolicy_runsTheToolOnlyOnPass(
            @ForAll("policies") FirewallPolicy policy, @ForAll("calls") ToolCall call) throws Exception {
        FirewallEngine engine = engine(policy);
        ToolGuard guard = ToolGuard.of(engine);
        check(engine, call, guard.run(CallContext.anonymous(), call, this::tool));
        check(
                engine,
                call,
                guard.runAsync(
                                CallContext.anonymous(),
                                call,
                                effective -> CompletableFuture.completedFuture(tool(effective)))
                        .toCompletableFuture()
                        .get());
    }

    @Property(tries = 200)
    void run_oneMoreName_neverTurnsAStoppedCallIntoOneThatRuns(
            @ForAll("policies") FirewallPolicy policy, @ForAll("calls") ToolCall call, @ForAll("calls") ToolCall other)
            throws Exception {
        ToolGuard guard = ToolGuard.of(engine(policy));
        CallContext nobody = CallContext.anonymous();
        boolean alone = guard.run(nobody, call, this::tool).outcome() == Outcome.RAN;
        runs.clear();
        boolean both = guard.run(nobody, List.of(call, call.named(other.tool())), this::tool)
                        .outcome()
                == Outcome.RAN;
        assertThat(both && !alone).isFalse();
        assertThat(runs).hasSize(both ? 1 : 0);
        runs.clear();
    }
}
