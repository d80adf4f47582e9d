/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.testkit.mediation;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.firewall.ToolGuard;
import ai.orcarouter.firewall.model.ArgumentClause;
import ai.orcarouter.firewall.model.Operator;
import ai.orcarouter.firewall.model.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;

/** Several calls: of one turn, of several turns, and of several runs at once. */
final class BatchScenarios {
    private static final int RUNS = 8;

    private BatchScenarios() {}

    static List<Scenario> all() {
        return List.of(
                Scenario.of("several calls, all denied", BatchScenarios::allDenied, Capability.SEVERAL_CALLS),
                mixed("several calls, one denied", setup -> setup),
                mixed("several calls, one denied, streamed", AgentSetup::streamed, Capability.STREAMING),
                mixed("concurrent calls, one denied", AgentSetup::concurrently, Capability.CONCURRENT_CALLS),
                mixed(
                        "concurrent calls, one denied, streamed",
                        setup -> setup.concurrently().streamed(),
                        Capability.CONCURRENT_CALLS,
                        Capability.STREAMING),
                Scenario.of(
                        "several calls of one tool, denied by an argument",
                        BatchScenarios::byArgument,
                        Capability.SEVERAL_CALLS),
                Scenario.of("a denied call is denied again", BatchScenarios::again),
                Scenario.of("an allowed call after a denied one", BatchScenarios::afterDenied),
                Scenario.of("runs at the same time", BatchScenarios::runsAtOnce));
    }

    private static void allDenied(AgentHarness harness) {
        ScriptedTool drop = ScriptedTool.of("drop");
        ToolGuard guard = Rig.guard();
        List<ScriptedCall> calls =
                List.of(Rig.call("a", drop, Rig.PATH), Rig.call("b", drop, "{}"), Rig.call("c", drop, Rig.PATH));
        Transcript transcript = harness.run(AgentSetup.of(guard, List.of(drop), List.of(calls)));
        assertThat(drop.executions()).isZero();
        assertThat(transcript.callIds()).containsExactly("a", "b", "c");
        assertThat(transcript.seen()).allSatisfy(seen -> assertThat(seen.text()).contains(Rig.DENIED));
    }

    private static Scenario mixed(String name, UnaryOperator<AgentSetup> how, Capability... more) {
        List<Feature> needs = new ArrayList<>(List.of(more));
        needs.add(Capability.SEVERAL_CALLS);
        return Scenario.of(name, harness -> mixed(harness, how), needs.toArray(Feature[]::new));
    }

    private static void mixed(AgentHarness harness, UnaryOperator<AgentSetup> how) {
        ScriptedTool read = ScriptedTool.of("read");
        ScriptedTool drop = ScriptedTool.of("drop");
        ScriptedTool list = ScriptedTool.of("list");
        AgentSetup setup = AgentSetup.of(
                Rig.guard(),
                List.of(list, drop, read),
                List.of(List.of(Rig.call(read), Rig.call(drop), Rig.call(list))));
        Transcript transcript = harness.run(how.apply(setup));
        assertThat(transcript.failureOrNull()).isNull();
        assertThat(transcript.callIds()).containsExactly("call-read", "call-drop", "call-list");
        Rig.ran(transcript, read);
        Rig.denied(transcript, drop);
        Rig.ran(transcript, list);
    }

    private static void byArgument(AgentHarness harness) {
        ToolGuard guard = Rig.guard(Rig.rule(Verdict.DENY, "read")
                .argsMatch(new ArgumentClause.Test("$.path", Operator.STARTS_WITH, "/etc"))
                .build());
        ScriptedTool read = ScriptedTool.of("read");
        List<ScriptedCall> calls = List.of(
                Rig.call("a", read, "{\"path\":\"/srv/a\"}"),
                Rig.call("b", read, "{\"path\":\"/etc/shadow\"}"),
                Rig.call("c", read, "{\"path\":\"/srv/c\"}"));
        Transcript transcript = harness.run(AgentSetup.of(guard, List.of(read), List.of(calls)));
        assertThat(read.received()).hasSize(2).noneMatch(arguments -> arguments.contains("shadow"));
        assertThat(transcript.text("b")).contains(Rig.DENIED);
        assertThat(transcript.text("a")).contains("content of read");
        assertThat(transcript.text("c")).contains("content of read");
    }

    private static void again(AgentHarness harness) {
        ScriptedTool drop = ScriptedTool.of("drop");
        List<List<ScriptedCall>> turns = List.of(
                List.of(Rig.call("a", drop, Rig.PATH)),
                List.of(Rig.call("b", drop, Rig.PATH)),
                List.of(Rig.call("c", drop, Rig.PATH)));
        Transcript transcript = harness.run(AgentSetup.of(Rig.guard(), List.of(drop), turns));
        assertThat(drop.executions()).isZero();
        assertThat(transcript.callIds()).containsExactly("a", "b", "c");
        assertThat(transcript.seen()).allSatisfy(seen -> assertThat(seen.text()).contains(Rig.DENIED));
    }

    private static void afterDenied(AgentHarness harness) {
        ScriptedTool drop = ScriptedTool.of("drop");
        ScriptedTool read = ScriptedTool.of("read");
        Transcript transcript = harness.run(AgentSetup.of(
                Rig.guard(), List.of(drop, read), List.of(List.of(Rig.call(drop)), List.of(Rig.call(read)))));
        Rig.denied(transcript, drop);
        Rig.ran(transcript, read);
        assertThat(transcript.answer()).contains(AgentSetup.DONE);
    }

    private static void runsAtOnce(AgentHarness harness) throws Exception {
        ToolGuard guard = Rig.guard();
        ScriptedTool drop = ScriptedTool.of("drop");
        ScriptedTool read = ScriptedTool.of("read");
        AgentSetup setup =
                AgentSetup.of(guard, List.of(drop, read), List.of(List.of(Rig.call(drop)), List.of(Rig.call(read))));
        ExecutorService threads = Executors.newFixedThreadPool(RUNS);
        try {
            List<Callable<Transcript>> runs = new ArrayList<>();
            for (int i = 0; i < RUNS; i++) {
                runs.add(() -> harness.run(setup));
            }
            for (Future<Transcript> done : threads.invokeAll(runs)) {
                assertThat(done.get().text("call-drop")).contains(Rig.DENIED);
                assertThat(done.get().text("call-read")).contains("content of read");
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(drop.executions()).isZero();
        assertThat(read.executions()).isEqualTo(RUNS);
    }
}
