/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.orcarouter.core.Actor;
import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.Role;
import ai.orcarouter.core.crypto.Secret;
import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.spi.AuditChain;
import ai.orcarouter.core.spi.AuditEntry;
import ai.orcarouter.core.spi.AuditQuery;
import ai.orcarouter.core.spi.ChainHead;
import ai.orcarouter.core.spi.EventQuery;
import ai.orcarouter.core.spi.EventRow;
import ai.orcarouter.firewall.WorkspaceLaw.Answer;
import ai.orcarouter.firewall.WorkspaceLaw.Case;
import ai.orcarouter.firewall.WorkspaceLaw.Held;
import ai.orcarouter.firewall.WorkspaceLaw.Plea;
import ai.orcarouter.firewall.WorkspaceLawProperties.Step;
import ai.orcarouter.firewall.memory.InMemoryKeysets;
import ai.orcarouter.firewall.memory.MemoryApprovalStore;
import ai.orcarouter.firewall.memory.MemoryEventStore;
import ai.orcarouter.firewall.memory.MemoryRunLedger;
import ai.orcarouter.firewall.model.AgentKey;
import ai.orcarouter.firewall.model.Decision;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.IssuedKey;
import ai.orcarouter.firewall.model.ReasonCode;
import ai.orcarouter.firewall.model.SequencePattern;
import ai.orcarouter.firewall.model.Surface;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.model.Verdict;
import ai.orcarouter.firewall.spi.AccountSpend;
import ai.orcarouter.firewall.spi.ApprovalStore;
import ai.orcarouter.firewall.spi.LedgerAccount;
import ai.orcarouter.firewall.spi.RunLedger;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/** A real workspace that is compared with the law at each step. */
final class LawfulWorkspace implements AutoCloseable {
    private static final Actor OWNER = new Actor("ann", Role.OWNER);
    private static final List<String> TOOLS = List.of("shell.run", "bank.pay", "llm.ask", "crm.read", "mail.send");
    /** No sum of steps is a bound of the law exactly. */
    private static final long[] MOVES = {1, 1_001, 301_007, 700_003, 90_000_001};

    private record Passed(Mediation mediation, Held held) {}

    private final WorkspaceWorld.Clock clock = new WorkspaceWorld.Clock();
    private final WorkspaceLaw law = new WorkspaceLaw();
    private final FaultyConfigStore config = new FaultyConfigStore();
    private final MemoryEventStore events = new MemoryEventStore();
    private final AtomicBoolean ledgerDown = new AtomicBoolean();
    private final AtomicBoolean approvalsDown = new AtomicBoolean();
    private final OrcaWorkspace workspace;
    private final List<Secret> secrets = new ArrayList<>();
    private final List<AgentKey> keys = new ArrayList<>();
    private final List<Passed> passed = new ArrayList<>();
    private final List<List<String>> log = new ArrayList<>();
    private final long policy;
    private long configDownSince;
    private int commits;
    private int rulings;

    LawfulWorkspace() {
        workspace = OrcaWorkspace.builder(WorkspaceWorld.WORKSPACE)
                .configStore(config)
                .keysets(new InMemoryKeysets())
                .eventStore(events)
                .runLedger(failing(RunLedger.class, new MemoryRunLedger(), ledgerDown))
                .approvalStore(failing(ApprovalStore.class, new MemoryApprovalStore(), approvalsDown))
                .clock(clock.withZone(ZoneOffset.UTC))
                .build();
        law.rules = 15;
        law.allows = true;
        policy = workspace.admin().policies().create(OWNER, policy(0)).policy().id();
        commits++;
    }

    private static <T> T failing(Class<T> type, T real, AtomicBoolean down) {
        Object proxied = Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            if (down.get()) {
                throw new OrcaException(ErrorCode.STORE_UNAVAILABLE, "down");
            }
            try {
                return method.invoke(real, args);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
        return type.cast(proxied);
    }

    private FirewallPolicy policy(long id) {
        List<FirewallRule> rules = new ArrayList<>();
        if (law.has(WorkspaceLaw.NO_SHELL)) {
            rules.add(rule(1, Verdict.DENY, "shell.*").build());
        }
        if (law.has(WorkspaceLaw.HOLD_PAYMENTS)) {
            rules.add(rule(2, Verdict.PENDING_APPROVAL, "bank.*").build());
        }
        if (law.has(WorkspaceLaw.BUDGET)) {
            rules.add(rule(3, Verdict.CAP_COST, "llm.*")
                    .capCostCents(WorkspaceLaw.CAP_CENTS)
                    .build());
        }
        if (law.has(WorkspaceLaw.NO_MAIL_AFTER_READING)) {
            rules.add(rule(4, Verdict.DENY, "")
                    .sequence(new SequencePattern(
                            WorkspaceLaw.WINDOW_SECONDS,
                            List.of(
                                    new SequencePattern.Step("crm.*", 1, false),
                                    new SequencePattern.Step("mail.*", 1, false))))
                    .build());
        }
        return FirewallPolicy.builder(id, "house rules")
                .isDefault(true)
                .defaultVerdict(law.allows ? Verdict.ALLOW : Verdict.DENY)
                .rules(rules)
                .build();
    }

    private static FirewallRule.Builder rule(long id, Verdict verdict, String tools) {
        return FirewallRule.builder(id, verdict).stage(Surface.MCP).toolNameGlob(tools);
    }

    private long now() {
        return clock.millis();
    }

    void take(Step step) {
        switch (step.kind()) {
            case CALL -> call(request(step), null);
            case RESUME -> resume(step);
            case DECIDE -> decide(step);
            case EDIT -> edit(step);
            case ISSUE_KEY -> issue(step.a() % 2 == 0 ? 0 : 60);
            case TOGGLE_KEY -> toggle(step.a());
            case SETTLE -> settle(step, true);
            case RELEASE -> settle(step, false);
            case MOVE -> clock.advance(MOVES[step.a() % MOVES.length]);
            case FAIL -> fail(step.a() % 3);
            case RECOVER -> recover();
            case PREVIEW -> preview(request(step));
        }
    }

    private Case request(Step step) {
        int key = (step.c() % (keys.size() + 1)) - 1;
        return new Case(
                TOOLS.get(step.a() % TOOLS.size()),
                (step.b() / 2) % 2,
                "run" + (step.b() % 2),
                key,
                step.c() % 2 == 0 ? 10 : 45);
    }

    private static ToolCall toolCall(Case call) {
        return ToolCall.builder(call.tool())
                .arguments(Arguments.ofJson("{\"cents\":" + call.payment() + "}"))
                .run(call.run())
                .estimatedCostCents(call.estimate())
                .build();
    }

    private boolean configLost(long patience) {
        return config.down && now() - configDownSince > patience;
    }

    /** The context of a key that the gate lets in, as far as the law says. */
    private Optional<CallContext> context(int key) {
        if (key < 0) {
            return Optional.of(CallContext.anonymous());
        }
        KeyAdmission admission = workspace.admit(
                secrets.get(key),
                KeyRequest.builder(clock.instant()).withoutModel().build());
        if (admission instanceof KeyAdmission.Admitted admitted) {
            assertThat(configLost(1_000)).isFalse();
            assertThat(law.admission(key, now())).isEmpty();
            return Optional.of(CallContext.of(admitted.key()));
        }
        if (config.down && admission == KeyAdmission.Refused.KEYS_UNAVAILABLE) {
            return Optional.empty();
        }
        if (ledgerDown.get() && law.isLimited(key) && admission == KeyAdmission.Refused.SPEND_UNKNOWN) {
            return Optional.empty();
        }
        assertThat(admission).hasToString(law.admission(key, now()));
        return Optional.empty();
    }

    private void call(Case call, @Nullable Plea plea) {
        Optional<CallContext> admitted = context(call.key());
        if (admitted.isEmpty()) {
            return;
        }
        CallContext context = plea == null ? admitted.get() : admitted.get().withApproval(plea.id);
        Answer owed = law.answer(call, plea, now());
        Mediation made = workspace.mediate(context, toolCall(call));
        Decision decision = made.decision();
        log.add(line(call, decision));
        if (isFailure(call, decision.code())) {
            assertThat(made.passes()).isFalse();
            return;
        }
        assertThat(configLost(301_000))
                .as("a configuration is used for its grace")
                .isFalse();
        assertThat(made.passes()).as("%s %s", call, decision).isEqualTo(owed.passes());
        if (owed.code().equals("held")) {
            assertThat(decision.verdict()).isEqualTo(Verdict.PENDING_APPROVAL);
            String id = made.approvalId().orElseThrow();
            if (plea == null) {
                law.pleas.add(new Plea(id, call, now() + WorkspaceLaw.EXPIRY_MILLIS));
            } else {
                assertThat(id).isEqualTo(plea.id);
            }
            return;
        }
        assertThat(decision.code().wire()).as("%s %s", call, decision).isEqualTo(owed.code());
        if (made.passes()) {
            passed.add(new Passed(made, law.passed(call, plea, owed, now())));
            withinBounds(call);
        }
    }

    private static List<String> line(Case call, Decision decision) {
        return List.of(
                call.tool(),
                decision.verdict().wire(),
                decision.code().wire(),
                call.run(),
                Integer.toString(call.key()));
    }

    private boolean isFailure(Case call, ReasonCode code) {
        return (config.down && code == ReasonCode.POLICY_UNAVAILABLE)
                || (ledgerDown.get() && code == ReasonCode.EVALUATION_ERROR && law.asksTheLedger(call))
                || (approvalsDown.get()
                        && code == ReasonCode.APPROVAL_STORE_UNAVAILABLE
                        && law.has(WorkspaceLaw.HOLD_PAYMENTS)
                        && call.tool().equals("bank.pay"));
    }

    /** A call that passed was within its bounds, whatever others cost in the end. */
    private void withinBounds(Case call) {
        if (law.has(WorkspaceLaw.BUDGET) && call.tool().equals("llm.ask")) {
            assertThat(law.total(call.run(), now())).isLessThanOrEqualTo(WorkspaceLaw.CAP_CENTS);
        }
        if (law.isLimited(call.key())) {
            assertThat(law.total("key" + call.key(), now())).isLessThanOrEqualTo(law.limits.get(call.key()));
        }
    }

    private void resume(Step step) {
        if (law.pleas.isEmpty() || !law.has(WorkspaceLaw.HOLD_PAYMENTS)) {
            return;
        }
        Plea plea = law.pleas.get(step.a() % law.pleas.size());
        boolean same = step.b() % 4 != 0;
        Case other = request(step);
        Case call =
                same ? plea.about : new Case("bank.pay", other.payment(), other.run(), other.key(), other.estimate());
        call(call, plea);
    }

    private void decide(Step step) {
        List<Plea> open = law.pleas.stream()
                .filter(plea -> plea.state.equals("pending") && now() < plea.expires)
                .toList();
        if (open.isEmpty() || config.down) {
            return;
        }
        Plea plea = open.get(step.a() % open.size());
        boolean approve = step.b() % 4 != 0;
        if (approvalsDown.get()) {
            unavailable(() -> workspace.approvals().decide(OWNER, plea.id, approve, ""));
            return;
        }
        workspace.approvals().decide(OWNER, plea.id, approve, "");
        plea.state = approve ? "approved" : "rejected";
        commits++;
        rulings++;
    }

    private static void unavailable(ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        OrcaException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STORE_UNAVAILABLE));
    }

    private void edit(Step step) {
        int rules = law.rules;
        boolean allows = law.allows;
        law.rules = step.a() % 16;
        law.allows = step.b() % 4 != 0;
        FirewallPolicy wanted = policy(policy);
        if (config.down) {
            unavailable(() -> workspace.admin().policies().update(OWNER, wanted, FirewallAdmin.ANY_VERSION));
            law.rules = rules;
            law.allows = allows;
        } else {
            workspace.admin().policies().update(OWNER, wanted, FirewallAdmin.ANY_VERSION);
            commits++;
        }
    }

    private void issue(long limit) {
        AgentKey wanted = AgentKey.builder(0, "agent " + keys.size())
                .creditLimitCents(limit)
                .build();
        if (config.down) {
            unavailable(() -> workspace.admin().keys().issue(OWNER, wanted));
            return;
        }
        IssuedKey issued = workspace.admin().keys().issue(OWNER, wanted);
        keys.add(issued.key());
        secrets.add(issued.secret());
        law.limits.add(limit);
        law.enabled.add(true);
        commits++;
    }

    private void toggle(int which) {
        if (keys.isEmpty()) {
            return;
        }
        int key = which % keys.size();
        boolean enabled = !law.enabled.get(key);
        long id = keys.get(key).id();
        if (config.down) {
            unavailable(() -> workspace.admin().keys().setEnabled(OWNER, id, enabled, FirewallAdmin.ANY_VERSION));
            return;
        }
        workspace.admin().keys().setEnabled(OWNER, id, enabled, FirewallAdmin.ANY_VERSION);
        law.enabled.set(key, enabled);
        commits++;
    }

    private void settle(Step step, boolean dispatched) {
        if (passed.isEmpty() || ledgerDown.get()) {
            return;
        }
        Passed one = passed.remove(step.a() % passed.size());
        long actual = dispatched ? step.b() : 0;
        one.held().settle(actual);
        if (!dispatched) {
            one.mediation().release();
            return;
        }
        for (AccountSpend spend : one.mediation().settle(actual)) {
            assertThat(spend.balance().totalCents()).isEqualTo(law.total(name(spend.account()), now()));
        }
    }

    private String name(LedgerAccount account) {
        if (account.kind() == LedgerAccount.Kind.RUN) {
            return account.id().substring(2);
        }
        for (int i = 0; i < keys.size(); i++) {
            if (account.id().equals(Long.toString(keys.get(i).id()))) {
                return "key" + i;
            }
        }
        throw new AssertionError(account);
    }

    private void fail(int store) {
        switch (store) {
            case 0 -> {
                configDownSince = config.down ? configDownSince : now();
                config.down = true;
            }
            case 1 -> ledgerDown.set(true);
            default -> approvalsDown.set(true);
        }
    }

    /** A while later, so that the next call looks again. */
    private void recover() {
        config.down = false;
        ledgerDown.set(false);
        approvalsDown.set(false);
        clock.advance(1_001);
    }

    private void preview(Case call) {
        Optional<CallContext> context = context(call.key());
        if (context.isEmpty()) {
            return;
        }
        Decision decision = workspace.preview(context.get(), toolCall(call));
        if (!isFailure(call, decision.code())) {
            assertThat(decision.passes())
                    .isEqualTo(law.answer(call, null, now()).passes());
        }
    }

    /** What the feeds and the audit chain say in the end. */
    void finish() {
        recover();
        assertThat(law.pleas).allMatch(plea -> plea.uses <= 1);
        assertThat(workspace.flush(Duration.ofMinutes(1))).isTrue();
        List<EventRow> rows = new ArrayList<>(workspace
                .feeds()
                .events(OWNER, EventQuery.builder().limit(EventQuery.MAX_LIMIT).build())
                .rows());
        rows.sort(Comparator.comparingLong(EventRow::sequence));
        assertThat(rows.stream()
                        .map(EventRow::event)
                        .map(event -> List.of(
                                event.tool(),
                                event.verdict(),
                                event.reasonCode(),
                                event.runId(),
                                event.keyId().isEmpty() ? "-1" : Integer.toString(index(event.keyId()))))
                        .toList())
                .isEqualTo(log);
        assertThat(workspace
                        .feeds()
                        .aggregate(OWNER, EventQuery.builder().build())
                        .events())
                .isEqualTo(log.size());
        audit();
    }

    private int index(String keyId) {
        for (int i = 0; i < keys.size(); i++) {
            if (keyId.equals(Long.toString(keys.get(i).id()))) {
                return i;
            }
        }
        throw new AssertionError(keyId);
    }

    private void audit() {
        String name = WorkspaceWorld.WORKSPACE;
        assertThat(config.revision(name)).isEqualTo(commits);
        List<AuditEntry> rows = new ArrayList<>(workspace
                .admin()
                .audit(OWNER, AuditQuery.builder().limit(AuditQuery.MAX_LIMIT).build()));
        Collections.reverse(rows);
        assertThat(AuditChain.fault(
                        ChainHead.ofAudit(name), rows, config.read(name).auditHead()))
                .isEmpty();
        assertThat(rows.stream().filter(row -> row.act().verb().startsWith("firewall_approval_")))
                .hasSize(rulings);
    }

    @Override
    public void close() {
        workspace.close();
    }
}
