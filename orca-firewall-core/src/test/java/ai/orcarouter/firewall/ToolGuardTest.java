/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.orcarouter.core.Actor;
import ai.orcarouter.core.Role;
import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.spi.TextScreen;
import ai.orcarouter.firewall.GuardedAnswer.Outcome;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.ReasonCode;
import ai.orcarouter.firewall.model.Sanitizer;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.model.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ToolGuardTest {
    private static final CallContext NOBODY = CallContext.anonymous();
    private static final Actor OWNER = new Actor("ann", Role.OWNER);
    private static final ToolCall READ = ToolCall.builder("files.read")
            .arguments(Arguments.ofJson("{\"path\": \"/srv/a\"}"))
            .run("run-1")
            .build();

    private final List<Arguments> runs = new ArrayList<>();

    private String tool(Arguments effective) {
        runs.add(effective);
        return "content";
    }

    private static FirewallPolicy policy(FirewallRule... rules) {
        return FirewallPolicy.builder(1, "house rules")
                .isDefault(true)
                .defaultVerdict(Verdict.ALLOW)
                .rules(List.of(rules))
                .build();
    }

    private static FirewallEngine engine(FirewallRule... rules) {
        return FirewallEngine.builder().policy(policy(rules)).build();
    }

    private static FirewallRule.Builder rule(Verdict verdict) {
        return FirewallRule.builder(1, verdict).label("no files").toolNameGlob("files.*");
    }

    private static ToolGuard screened(TextScreen screen) {
        return ToolGuard.builder(engine()).textScreen(screen).build();
    }

    private static TextScreen.Result result(TextScreen.Outcome outcome, @Nullable String text) {
        return new TextScreen.Result(outcome, text, List.of());
    }

    @Test
    void run_callThatPasses_runsTheToolOnceWithItsOwnArguments() throws Exception {
        GuardedAnswer answer = ToolGuard.of(engine()).run(NOBODY, READ, this::tool);
        assertThat(answer.outcome()).isEqualTo(Outcome.RAN);
        assertThat(answer.text()).isEqualTo("content");
        assertThat(answer.isRefusal()).isFalse();
        assertThat(answer.approvalId()).isEmpty();
        assertThat(runs).containsExactly(READ.arguments());
        assertThat(answer).hasToString("GuardedAnswer[RAN, default_verdict]");
    }

    @Test
    void run_denied_tellsTheReasonAndDoesNotRun() throws Exception {
        GuardedAnswer answer = ToolGuard.of(engine(rule(Verdict.DENY).build())).run(NOBODY, READ, this::tool);
        assertThat(answer.outcome()).isEqualTo(Outcome.DENIED);
        assertThat(answer.text()).isEqualTo("firewall deny: no files");
        assertThat(answer.isRefusal()).isTrue();
        assertThat(answer.decision().code()).isEqualTo(ReasonCode.RULE_MATCH);
        assertThat(runs).isEmpty();
    }

    @Test
    void run_heldByAnEngine_isStoppedWithoutAnApproval() throws Exception {
        List<String> told = new ArrayList<>();
        ToolGuard guard = ToolGuard.builder(
                        engine(rule(Verdict.PENDING_APPROVAL).build()))
                .onHeld((call, approval) -> told.add(approval))
                .build();
        GuardedAnswer answer = guard.run(NOBODY, READ, this::tool);
        assertThat(answer.outcome()).isEqualTo(Outcome.HELD);
        assertThat(answer.text()).isEqualTo("firewall deny: held for approval");
        assertThat(told).isEmpty();
        assertThat(runs).isEmpty();
    }

    @Test
    void run_sanitised_givesTheToolTheRewrittenArguments() throws Exception {
        FirewallRule redact = rule(Verdict.SANITIZE)
                .sanitize(new Sanitizer(List.of(), List.of("srv")))
                .build();
        ToolGuard.of(engine(redact)).run(NOBODY, READ, this::tool);
        assertThat(runs)
                .singleElement()
                .satisfies(effective ->
                        assertThat(effective.toJson()).doesNotContain("srv").contains("path"));
    }

    @Test
    void run_mediatorThatThrowsOrAnswersNothing_denies() throws Exception {
        Mediator broken = (context, call) -> {
            throw new IllegalStateException("secret");
        };
        Mediator unloadable = (context, call) -> {
            throw new NoClassDefFoundError("secret");
        };
        for (Mediator mediator : List.of(broken, unloadable, (Mediator) (context, call) -> nothing())) {
            GuardedAnswer answer = ToolGuard.builder(mediator).build().run(NOBODY, READ, this::tool);
            assertThat(answer.outcome()).isEqualTo(Outcome.DENIED);
            assertThat(answer.text()).isEqualTo("firewall deny: the call could not be judged");
            assertThat(answer.decision().code()).isEqualTo(ReasonCode.EVALUATION_ERROR);
        }
        assertThat(runs).isEmpty();
    }

    @SuppressWarnings("NullAway") // what the interface does not allow
    private static Mediation nothing() {
        return null;
    }

    @Test
    void run_severalNames_theMostSevereVerdictHolds() throws Exception {
        ToolGuard guard = ToolGuard.of(engine(rule(Verdict.DENY).build()));
        List<ToolCall> names = List.of(READ.named("read"), READ.named("fs_read"), READ);
        assertThat(guard.run(NOBODY, names, this::tool).outcome()).isEqualTo(Outcome.DENIED);
        assertThat(guard.run(NOBODY, names.subList(0, 2), this::tool).outcome()).isEqualTo(Outcome.RAN);
        assertThat(runs).hasSize(1);
    }

    @Test
    void run_namesOfDifferentCalls_isRefused() {
        ToolGuard guard = ToolGuard.of(engine());
        List<ToolCall> others = List.of(READ, READ.withArguments(Arguments.none()));
        assertThatThrownBy(() -> guard.run(NOBODY, others, this::tool)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> guard.run(NOBODY, List.of(), this::tool)).isInstanceOf(IllegalArgumentException.class);
        assertThat(runs).isEmpty();
    }

    @Test
    void run_answerThatIsMasked_handsOnWhatIsLeft() throws Exception {
        List<String> asked = new ArrayList<>();
        ToolGuard guard = screened((stage, origin, text, run) -> {
            asked.add(stage + " " + origin + " " + text + " " + run);
            return result(TextScreen.Outcome.REWRITTEN, "[masked]");
        });
        GuardedAnswer answer = guard.run(NOBODY, READ, this::tool);
        assertThat(answer.text()).isEqualTo("[masked]");
        assertThat(answer.isRefusal()).isFalse();
        assertThat(asked).containsExactly("TOOL_RESULT files.read content run-1");
    }

    @Test
    void run_answerThatIsBlockedOrCannotBeScreened_isWithheld() throws Exception {
        TextScreen blocks = (stage, origin, text, run) -> result(TextScreen.Outcome.BLOCKED, null);
        TextScreen fails = (stage, origin, text, run) -> {
            throw new IllegalStateException();
        };
        TextScreen unloadable = (stage, origin, text, run) -> {
            throw new NoClassDefFoundError();
        };
        TextScreen absent = (stage, origin, text, run) -> noResult();
        for (TextScreen screen : List.of(blocks, fails, unloadable, absent)) {
            GuardedAnswer answer = screened(screen).run(NOBODY, READ, this::tool);
            assertThat(answer.outcome()).isEqualTo(Outcome.RAN);
            assertThat(answer.isWithheld()).isTrue();
            assertThat(answer.isRefusal()).isTrue();
            assertThat(answer.text()).isEqualTo(ToolGuard.WITHHELD);
            assertThat(answer).hasToString("GuardedAnswer[RAN, default_verdict, withheld]");
        }
    }

    @SuppressWarnings("NullAway") // what the interface does not allow
    private static TextScreen.Result noResult() {
        return null;
    }

    @Test
    void run_toolWithoutAnAnswer_isTheEmptyText() throws Exception {
        assertThat(ToolGuard.of(engine()).run(NOBODY, READ, effective -> null).text())
                .isEmpty();
    }

    @Test
    void runAsync_stagesOfTheTool_becomeStagesOfTheAnswer() throws Exception {
        CompletableFuture<String> late = new CompletableFuture<>();
        ToolGuard guard = ToolGuard.of(engine());
        CompletableFuture<GuardedAnswer> answer =
                guard.runAsync(NOBODY, READ, effective -> late).toCompletableFuture();
        assertThat(answer).isNotDone();
        late.complete("content");
        assertThat(answer.get().text()).isEqualTo("content");
    }

    @Test
    void runAsync_denied_doesNotStart() throws Exception {
        ToolGuard guard = ToolGuard.of(engine(rule(Verdict.DENY).build()));
        CompletionStage<GuardedAnswer> answer =
                guard.runAsync(NOBODY, READ, effective -> CompletableFuture.completedFuture(tool(effective)));
        assertThat(answer.toCompletableFuture().get().outcome()).isEqualTo(Outcome.DENIED);
        assertThat(runs).isEmpty();
    }

    @Test
    void runAsync_toolThatFails_failsAlike() {
        ToolGuard guard = ToolGuard.of(engine());
        IOException failure = new IOException("down");
        AsyncToolRun fails = effective -> CompletableFuture.failedFuture(failure);
        AsyncToolRun throwing = effective -> {
            throw new IllegalStateException("down");
        };
        assertThatThrownBy(() -> guard.runAsync(NOBODY, READ, fails)
                        .toCompletableFuture()
                        .get())
                .isInstanceOf(ExecutionException.class)
                .hasCause(failure);
        assertThatThrownBy(() -> guard.runAsync(NOBODY, READ, throwing)
                        .toCompletableFuture()
                        .get())
                .hasCauseInstanceOf(IllegalStateException.class);
    }

    /** A workspace of one policy, whose budget of a run is 10 cents. */
    private static OrcaWorkspace workspace(FirewallRule... rules) {
        OrcaWorkspace workspace = OrcaWorkspace.builder("acme").build();
        workspace.admin().policies().create(OWNER, policy(rules));
        return workspace;
    }

    private static ToolCall costly(long estimate) {
        return READ.toBuilder().estimatedCostCents(estimate).build();
    }

    @Test
    void run_budget_countsWhatTheCallHasCost() throws Exception {
        try (OrcaWorkspace workspace =
                workspace(rule(Verdict.CAP_COST).capCostCents(10).build())) {
            ToolGuard guard = ToolGuard.builder(workspace)
                    .costs(call -> OptionalLong.of(3))
                    .build();
            for (int i = 0; i < 3; i++) {
                assertThat(guard.run(NOBODY, costly(4), this::tool).outcome()).isEqualTo(Outcome.RAN);
            }
            assertThat(guard.run(NOBODY, costly(4), this::tool).decision().code())
                    .isEqualTo(ReasonCode.COST_CAP);
            assertThat(runs).hasSize(3);
        }
    }

    @Test
    void run_toolThatThrows_isSettledAndThrowsOn() throws Exception {
        try (OrcaWorkspace workspace =
                workspace(rule(Verdict.CAP_COST).capCostCents(10).build())) {
            ToolGuard guard = ToolGuard.builder(workspace)
                    .costs(call -> OptionalLong.of(7))
                    .build();
            IOException failure = new IOException("down");
            assertThatThrownBy(() -> guard.run(NOBODY, costly(4), effective -> {
                        throw failure;
                    }))
                    .isSameAs(failure);
            assertThat(guard.run(NOBODY, costly(4), this::tool).decision().code())
                    .isEqualTo(ReasonCode.COST_CAP);
            assertThat(guard.run(NOBODY, costly(3), this::tool).outcome()).isEqualTo(Outcome.RAN);
        }
    }

    @Test
    void run_costsThatCannotBeTold_areTheEstimate() throws Exception {
        try (OrcaWorkspace workspace =
                workspace(rule(Verdict.CAP_COST).capCostCents(10).build())) {
            ToolGuard guard = ToolGuard.builder(workspace)
                    .costs(call -> {
                        throw new IllegalStateException();
                    })
                    .build();
            assertThat(guard.run(NOBODY, costly(6), this::tool).outcome()).isEqualTo(Outcome.RAN);
            assertThat(guard.run(NOBODY, costly(6), this::tool).outcome()).isEqualTo(Outcome.DENIED);
        }
    }

    @Test
    void run_heldByAWorkspace_runsOnceWithTheApproval() throws Exception {
        try (OrcaWorkspace workspace = workspace(rule(Verdict.PENDING_APPROVAL).build())) {
            List<String> told = new ArrayList<>();
            ToolGuard guard = ToolGuard.builder(workspace)
                    .onHeld((call, approval) -> {
                        told.add(call.tool() + " " + approval);
                        throw new IllegalStateException("a listener that fails");
                    })
                    .build();
            GuardedAnswer held = guard.run(NOBODY, READ, this::tool);
            String id = held.approvalId().orElseThrow();
            assertThat(held.outcome()).isEqualTo(Outcome.HELD);
            assertThat(held.text()).doesNotContain(id);
            assertThat(told).containsExactly("files.read " + id);

            workspace.approvals().decide(OWNER, id, true, "fine");
            GuardedAnswer resumed = guard.run(NOBODY.withApproval(id), READ, this::tool);
            assertThat(resumed.outcome()).isEqualTo(Outcome.RAN);
            assertThat(resumed.approvalId()).contains(id);
            assertThat(guard.run(NOBODY.withApproval(id), READ, this::tool).outcome())
                    .isNotEqualTo(Outcome.RAN);
            assertThat(runs).hasSize(1);
        }
    }
}
