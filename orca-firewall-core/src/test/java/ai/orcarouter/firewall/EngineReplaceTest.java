/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.firewall.model.ArgumentClause;
import ai.orcarouter.firewall.model.Decision;
import ai.orcarouter.firewall.model.EgressList;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.Operator;
import ai.orcarouter.firewall.model.Surface;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.model.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class EngineReplaceTest {
    private static final int READERS = 4;
    private static final int ROUNDS = 20_000;
    private static final int REPLACEMENTS = 400;

    /** Every part of the policy carries its number: id, name, rule ids and labels. */
    private static FirewallPolicy policy(int number) {
        String name = "policy " + number;
        FirewallRule onArguments = FirewallRule.builder(number * 10L + 1, Verdict.AUDIT)
                .label(name)
                .stage(Surface.MCP)
                .argsMatch(new ArgumentClause.Test("$.url", Operator.CONTAINS, "example"))
                .build();
        FirewallRule outward = FirewallRule.builder(number * 10L + 2, Verdict.DENY)
                .label(name)
                .stage(Surface.EGRESS)
                .egress(new EgressList(List.of(), List.of("*.example.org")))
                .build();
        return FirewallPolicy.builder(number, name).rules(onArguments, outward).build();
    }

    /** Both engines' worth of calls at the same time; every decision must be wholly of one policy. */
    @Test
    void replacePolicy_whileOthersDecide_neverShowsAMixedPolicy() throws Exception {
        FirewallEngine engine = FirewallEngine.builder().policy(policy(1)).build();
        ExecutorService threads = Executors.newFixedThreadPool(READERS + 1);
        CyclicBarrier start = new CyclicBarrier(READERS + 1);
        try {
            List<Future<Integer>> readers = new ArrayList<>();
            for (int i = 0; i < READERS; i++) {
                readers.add(threads.submit(() -> read(engine, start)));
            }
            Future<?> writer = threads.submit(() -> {
                start.await();
                for (int i = 0; i < REPLACEMENTS; i++) {
                    engine.replacePolicy(policy(1 + (i % 2)));
                }
                return null;
            });
            writer.get(60, TimeUnit.SECONDS);
            for (Future<Integer> reader : readers) {
                assertThat(reader.get(60, TimeUnit.SECONDS)).isEqualTo(ROUNDS);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static int read(FirewallEngine engine, CyclicBarrier start) throws Exception {
        ToolCall call = ToolCall.of("http.get", Map.of("url", "https://api.example.org/"));
        start.await();
        int whole = 0;
        for (int i = 0; i < ROUNDS; i++) {
            Decision own = engine.evaluate(call);
            Decision both = engine.mediate(call);
            if (isWhole(own, 1) && isWhole(both, 2)) {
                whole++;
            }
        }
        return whole;
    }

    private static boolean isWhole(Decision decision, int rule) {
        String name = "policy " + decision.policyId();
        return decision.policyName().equals(name)
                && decision.reason().equals(name)
                && decision.rule().orElseThrow().id() == (decision.policyId() * 10) + rule;
    }
}
