/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.quickstart;

import ai.orcarouter.core.Actor;
import ai.orcarouter.core.Role;
import ai.orcarouter.firewall.CallContext;
import ai.orcarouter.firewall.FirewallFeeds;
import ai.orcarouter.firewall.KeyAdmission;
import ai.orcarouter.firewall.KeyRequest;
import ai.orcarouter.firewall.Mediation;
import ai.orcarouter.firewall.OrcaWorkspace;
import ai.orcarouter.firewall.model.AgentKey;
import ai.orcarouter.firewall.model.Approval;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.IssuedKey;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.spi.ApprovalQuery;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The same day in a workspace: a key names the agent, people decide on held calls, and runs are remembered. */
final class SecondAct implements AutoCloseable {
    /** Writes the policy, issues the key and reads the feeds. */
    static final Actor HOST = new Actor("host", Role.ADMIN);

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final DayClock clock = new DayClock();
    private final Map<String, String> approvals = new HashMap<>();
    private final OrcaWorkspace workspace;
    private final IssuedKey key;

    /** A workspace in memory that {@code policy} governs, with a key for one agent. */
    SecondAct(FirewallPolicy policy) throws IOException {
        RecordedHosts hosts = RecordedHosts.parse(Quickstart.bundled("hosts.txt"));
        workspace = OrcaWorkspace.builder("larkfield")
                .clock(clock)
                .engine(engine -> engine.resolver(hosts))
                .build();
        workspace.admin().policies().create(HOST, policy);
        key = workspace
                .admin()
                .keys()
                .issue(HOST, AgentKey.builder(0, "coding agent").build());
    }

    /** The policy of the first act as the workspace's default, with the rules that need a workspace. */
    static FirewallPolicy policy(FirewallPolicy first, FirewallPolicy more) {
        List<FirewallRule> rules = new ArrayList<>(first.rules());
        rules.addAll(more.rules());
        return first.toBuilder().isDefault(true).rules(rules).build();
    }

    /** What the workspace says about the calls of the first act. */
    List<Judged> again(List<RecordedCall> recorded) {
        return recorded.stream()
                .map(each -> new Judged(each, sent(each.call(), "").decision()))
                .toList();
    }

    /** What it says about the calls of the scenes; reviewers act where the script says so. */
    List<Judged> scenes(List<SceneCall> calls) {
        List<Judged> judged = new ArrayList<>();
        for (SceneCall each : calls) {
            Mediation answer = sent(each.recorded().call(), approvals.getOrDefault(each.approvalOf(), ""));
            judged.add(new Judged(each.recorded(), answer.decision()));
            String held = answer.approvalId().orElse("");
            if (!each.reviewer().isEmpty() && !held.isEmpty()) {
                Actor reviewer = new Actor(each.reviewer(), Role.DEVELOPER);
                workspace.approvals().decide(reviewer, held, true, each.comment());
                approvals.put(each.recorded().id(), held);
            }
        }
        return judged;
    }

    private Mediation sent(ToolCall call, String approval) {
        clock.tick();
        // A handle stands for one request, so the key is checked for each.
        KeyRequest request = KeyRequest.builder(clock.instant()).withoutModel().build();
        if (!(workspace.admit(key.secret(), request) instanceof KeyAdmission.Admitted admitted)) {
            throw new IllegalStateException("the key is refused");
        }
        CallContext context = CallContext.of(admitted.key());
        Mediation answer = workspace.mediate(approval.isEmpty() ? context : context.withApproval(approval), call);
        if (answer.passes()) {
            // Here the tool would run; what it costs takes the place of the estimate.
            answer.settle(call.estimatedCostCents().orElse(0));
        }
        return answer;
    }

    /** What is shown of the key. */
    String maskedKey() {
        return key.key().masked();
    }

    /** The feeds, with every call so far in them. */
    FirewallFeeds feeds() {
        if (!workspace.flush(PATIENCE)) {
            throw new IllegalStateException("the events are not stored");
        }
        return workspace.feeds();
    }

    /** Every held call and what became of it, oldest first. */
    List<Approval> approvals() {
        return workspace.approvals().page(HOST, new ApprovalQuery(null, now(), null, ApprovalQuery.MAX_LIMIT));
    }

    /** The time after the last call. */
    Instant now() {
        return clock.instant();
    }

    @Override
    public void close() {
        key.secret().close();
        workspace.close();
    }
}
