/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.benchmarks.policy;

import ai.orcarouter.core.Actor;
import ai.orcarouter.core.Role;
import ai.orcarouter.core.spi.AuditAct;
import ai.orcarouter.core.spi.AuditChain;
import ai.orcarouter.core.spi.ConfigCommit;
import ai.orcarouter.core.spi.ConfigDocument;
import ai.orcarouter.core.spi.ConfigSnapshot;
import ai.orcarouter.core.spi.DocumentKinds;
import ai.orcarouter.firewall.CallContext;
import ai.orcarouter.firewall.FirewallEngine;
import ai.orcarouter.firewall.OrcaWorkspace;
import ai.orcarouter.firewall.PolicyCodec;
import ai.orcarouter.firewall.memory.InMemoryKeysets;
import ai.orcarouter.firewall.memory.MemoryConfigStore;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.ToolCall;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a workspace adds to a decision: resolution of the policy and the event handed to its writer. One invocation is
 * 50,000 decisions, which the queue of the writer holds; between invocations the writer catches up.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 15)
@Measurement(iterations = 15)
@Fork(1)
@SuppressWarnings("NullAway.Init") // JMH sets the parameters and calls setup first
public class WorkspaceBenchmark {
    private static final int CALLS = 50_000;
    private static final Actor HOST = new Actor("host", Role.OWNER);

    @Param("100")
    private int rules;

    private ToolCall[] calls;
    private FirewallEngine engine;
    private OrcaWorkspace workspace;

    /** For JMH. */
    public WorkspaceBenchmark() {}

    /** Puts the same policy into an engine and into a workspace. */
    @Setup
    public void setup() {
        PolicyWorkload workload = PolicyWorkload.of(rules);
        FirewallPolicy policy = OrcaPolicies.policy(workload);
        calls = workload.calls().stream().map(OrcaPolicies::call).toArray(ToolCall[]::new);
        engine = FirewallEngine.builder().policy(policy).build();
        MemoryConfigStore store = new MemoryConfigStore();
        store(store, policy);
        workspace = OrcaWorkspace.builder("benchmark")
                .configStore(store)
                .keysets(new InMemoryKeysets())
                .build();
    }

    private static void store(MemoryConfigStore store, FirewallPolicy policy) {
        FirewallPolicy byDefault = FirewallPolicy.builder(policy.id(), policy.name())
                .isDefault(true)
                .defaultVerdict(policy.defaultVerdict())
                .rules(policy.rules())
                .build();
        String json = PolicyCodec.standard().encode(byDefault, PolicyCodec.Format.JSON, PolicyCodec.WireForm.NATIVE);
        String id = Long.toString(policy.id());
        ConfigSnapshot empty = store.read("benchmark");
        AuditAct act =
                new AuditAct(Instant.EPOCH, HOST, "create", DocumentKinds.FIREWALL_POLICY, id, policy.name(), "{}");
        store.commit(
                "benchmark",
                new ConfigCommit(
                        empty.revision(),
                        List.of(new ConfigDocument(
                                DocumentKinds.FIREWALL_POLICY, id, 1, json, HOST.id(), Instant.EPOCH)),
                        AuditChain.append(empty.auditHead(), List.of(act))));
    }

    /** Lets the writer catch up. */
    @Setup(Level.Invocation)
    public void drain() {
        workspace.flush(Duration.ofMinutes(5));
    }

    /** Stops the writer. */
    @TearDown
    public void close() {
        workspace.close();
    }

    /** The bare engine. */
    @Benchmark
    @OperationsPerInvocation(CALLS)
    public int engine() {
        int passed = 0;
        for (int i = 0; i < CALLS; i++) {
            passed += engine.evaluate(calls[i % calls.length]).passes() ? 1 : 0;
        }
        return passed;
    }

    /** The same in a workspace. */
    @Benchmark
    @OperationsPerInvocation(CALLS)
    public int workspace() {
        int passed = 0;
        CallContext nobody = CallContext.anonymous();
        for (int i = 0; i < CALLS; i++) {
            passed += workspace.evaluate(nobody, calls[i % calls.length]).passes() ? 1 : 0;
        }
        return passed;
    }
}
