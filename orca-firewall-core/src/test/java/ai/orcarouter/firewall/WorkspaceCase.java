/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.Actor;
import ai.orcarouter.core.Role;
import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.spi.Event;
import ai.orcarouter.core.spi.EventQuery;
import ai.orcarouter.core.spi.EventRow;
import ai.orcarouter.firewall.memory.InMemoryKeysets;
import ai.orcarouter.firewall.memory.MemoryApprovalStore;
import ai.orcarouter.firewall.memory.MemoryConfigStore;
import ai.orcarouter.firewall.memory.MemoryEventStore;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.SkillStanding;
import ai.orcarouter.firewall.model.Surface;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.model.Verdict;
import ai.orcarouter.firewall.spi.ApprovalStore;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** A workspace over memory stores, with a payment tool that can be held, for tests of the workspace as a whole. */
abstract class WorkspaceCase {
    static final Actor REVIEWER = new Actor("ann", Role.DEVELOPER);
    static final ToolCall PAY = ToolCall.builder("bank.pay")
            .arguments(Arguments.ofJson("{\"cents\":100,\"mail\":\"joe@corp.example\"}"))
            .run("run-1")
            .build();

    final WorkspaceWorld.Clock clock = new WorkspaceWorld.Clock();
    final MemoryConfigStore config = new MemoryConfigStore();
    final MemoryEventStore events = new MemoryEventStore();
    ApprovalStore approvals = new MemoryApprovalStore();
    final SkillStanding[] standing = {SkillStanding.ungoverned()};
    OrcaWorkspace workspace = open();

    final OrcaWorkspace open() {
        return builder().build();
    }

    final OrcaWorkspaceBuilder builder() {
        return OrcaWorkspace.builder(WorkspaceWorld.WORKSPACE)
                .configStore(config)
                .keysets(new InMemoryKeysets())
                .eventStore(events)
                .approvalStore(approvals)
                .clock(clock.withZone(ZoneOffset.UTC))
                .engine(engine -> engine.skillGate(call -> standing[0]));
    }

    final void reopen(ApprovalStore other) {
        workspace.close();
        approvals = other;
        workspace = open();
    }

    @AfterEach
    final void close() {
        workspace.close();
    }

    final void govern(FirewallRule... rules) {
        govern(Verdict.AUDIT, rules);
    }

    final void govern(Verdict byDefault, FirewallRule... rules) {
        FirewallPolicy policy = FirewallPolicy.builder(1, "house rules")
                .isDefault(true)
                .defaultVerdict(byDefault)
                .rules(List.of(rules))
                .build();
        WorkspaceWorld.put(config, policy);
        clock.advance(2_000);
    }

    static FirewallRule.Builder hold() {
        return FirewallRule.builder(1, Verdict.PENDING_APPROVAL)
                .label("payments")
                .stage(Surface.MCP)
                .toolNameGlob("bank.*");
    }

    final Mediation mediate(ToolCall call) {
        return workspace.mediate(CallContext.anonymous(), call);
    }

    final Mediation resume(ToolCall call, String... ids) {
        CallContext context = CallContext.anonymous();
        for (String id : ids) {
            context = context.withApproval(id);
        }
        return workspace.mediate(context, call);
    }

    final String held() {
        Mediation held = mediate(PAY);
        assertThat(held.decision().verdict()).isEqualTo(Verdict.PENDING_APPROVAL);
        return held.approvalId().orElseThrow();
    }

    final String granted() {
        String id = held();
        workspace.approvals().decide(REVIEWER, id, true, "fine");
        return id;
    }

    final Event lastEvent() {
        assertThat(workspace.flush(Duration.ofSeconds(30))).isTrue();
        List<EventRow> rows = events.page(
                WorkspaceWorld.WORKSPACE, EventQuery.builder().limit(1000).build());
        return rows.stream()
                .max(Comparator.comparingLong(EventRow::sequence))
                .orElseThrow()
                .event();
    }
}
