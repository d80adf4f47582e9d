/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.spi.TextScreen;
import ai.orcarouter.firewall.internal.fault.HostFaults;
import ai.orcarouter.firewall.model.Decision;
import ai.orcarouter.firewall.model.ReasonCode;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.model.Verdict;
import ai.orcarouter.firewall.spi.CostEstimator;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The one way in which an adapter for an agent framework runs a tool: it has the call judged, runs the tool if the call
 * passes, with the arguments that the firewall lets through, ends what was set aside for it, and has the answer
 * screened.
 *
 * <pre>{@code
 * ToolGuard guard = ToolGuard.of(engine);
 * GuardedAnswer answer = guard.run(CallContext.anonymous(), call, effective -> tool.execute(effective.toJson()));
 * model.tell(answer.text(), answer.isRefusal());
 * }</pre>
 *
 * <p>The tool is never run unless the decision passes: a {@link Mediator} that throws or returns null denies. Without a
 * screen, answers reach the model as they are. Thread-safe; adds no locks and no threads.
 */
public final class ToolGuard {
    /** What the model reads in place of an answer that the screen blocks. */
    public static final String WITHHELD = "firewall deny: result withheld";

    private static final Decision UNJUDGED =
            Decision.denied(ReasonCode.EVALUATION_ERROR, "the call could not be judged");
    private static final System.Logger LOG = System.getLogger(ToolGuard.class.getName());

    private final Mediator mediator;
    private final @Nullable TextScreen screen;
    private final CostEstimator costs;
    private final BiConsumer<ToolCall, String> onHeld;

    private ToolGuard(Builder from) {
        mediator = from.mediator;
        screen = from.screen;
        costs = from.costs;
        onHeld = from.onHeld;
    }

    /** A guard by the policy of {@code engine}, and nothing else. */
    public static ToolGuard of(FirewallEngine engine) {
        return builder(engine).build();
    }

    /** A guard by {@code workspace}, and nothing else. */
    public static ToolGuard of(OrcaWorkspace workspace) {
        return builder(workspace).build();
    }

    /**
     * A builder of a guard by the policy of {@code engine}. It knows no approvals: what the policy holds stays stopped.
     */
    public static Builder builder(FirewallEngine engine) {
        return new Builder(Mediator.of(engine));
    }

    /** A builder of a guard by {@code workspace}, with its keys, approvals, budgets, sequences and events. */
    public static Builder builder(OrcaWorkspace workspace) {
        return new Builder(Mediator.of(workspace));
    }

    /** A builder of a guard by the decisions of {@code mediator}. */
    public static Builder builder(Mediator mediator) {
        return new Builder(mediator);
    }

    /**
     * Has {@code call} judged and, if it passes, runs {@code tool} once.
     *
     * @param context who calls, with the approvals that come with the call
     * @return what became of it; a call that is stopped is an answer and no exception
     * @throws Exception what the tool throws, as it is
     */
    public GuardedAnswer run(CallContext context, ToolCall call, ToolRun tool) throws Exception {
        Mediation mediation = judge(context, call);
        if (!mediation.passes()) {
            return stopped(call, mediation);
        }
        String text;
        try {
            text = tool.run(mediation.decision().effectiveArguments(call));
        } finally {
            settle(call, mediation);
        }
        return ran(call, mediation, text);
    }

    /**
     * The same for a tool of which the canonical name cannot be told: {@code names} is the call under each name that is
     * known, alike but for the name, and the most severe verdict holds (SEMANTICS 3.7). It is one call: it counts once,
     * and events and approvals have the name of the first.
     *
     * @throws IllegalArgumentException when there is no call, when the arguments differ, or when there are more names
     *     than {@link ToolCall#MAX_ALIASES} beside the first; the tool is not run then
     */
    public GuardedAnswer run(CallContext context, List<ToolCall> names, ToolRun tool) throws Exception {
        return run(context, joined(names), tool);
    }

    /**
     * The same for a tool that does not answer at once. The call is judged on this thread; the answer is screened on
     * the one that completes the tool's stage.
     *
     * @return what became of it; it fails with what the tool fails with or throws
     */
    public CompletionStage<GuardedAnswer> runAsync(CallContext context, ToolCall call, AsyncToolRun tool) {
        Mediation mediation = judge(context, call);
        if (!mediation.passes()) {
            return CompletableFuture.completedFuture(stopped(call, mediation));
        }
        CompletionStage<? extends String> started;
        try {
            started = Objects.requireNonNull(tool.run(mediation.decision().effectiveArguments(call)));
        } catch (RuntimeException | Error e) {
            settle(call, mediation);
            return CompletableFuture.failedFuture(e);
        }
        return started.handle((text, failure) -> {
            settle(call, mediation);
            if (failure != null) {
                throw failure instanceof CompletionException wrapped ? wrapped : new CompletionException(failure);
            }
            return ran(call, mediation, text);
        });
    }

    private static ToolCall joined(List<ToolCall> names) {
        if (names.isEmpty()) {
            throw new IllegalArgumentException("a call has a name");
        }
        ToolCall first = names.get(0);
        List<String> others = new ArrayList<>(first.aliases());
        for (ToolCall other : names.subList(1, names.size())) {
            if (!other.arguments().equals(first.arguments())) {
                throw new IllegalArgumentException("one call under several names has the same arguments under each");
            }
            others.addAll(other.names());
        }
        return others.isEmpty()
                ? first
                : first.toBuilder().aliases(others.toArray(String[]::new)).build();
    }

    private Mediation judge(CallContext context, ToolCall call) {
        Mediation mediation = null;
        try {
            mediation = mediator.mediate(context, call);
        } catch (Throwable e) {
            HostFaults.passFatal(e);
            LOG.log(System.Logger.Level.ERROR, "a call could not be judged and is denied", e);
        }
        return mediation == null || hasUnreadableRewrite(mediation.decision())
                ? Mediation.of(call, UNJUDGED)
                : mediation;
    }

    /** What a policy made of the arguments is read again by the tool, so it must be what was judged. */
    private static boolean hasUnreadableRewrite(Decision decision) {
        Arguments rewritten = decision.rewrittenOrNull();
        return rewritten != null && rewritten.fault().isPresent();
    }

    private GuardedAnswer stopped(ToolCall call, Mediation mediation) {
        quietly(mediation::release);
        Decision decision = mediation.decision();
        String approval = mediation.approvalId().orElse(null);
        boolean held = decision.verdict() == Verdict.PENDING_APPROVAL;
        if (held && approval != null) {
            quietly(() -> onHeld.accept(call, approval));
        }
        String text = DecisionErrors.mcpToolError(decision).orElseThrow();
        GuardedAnswer.Outcome outcome = held ? GuardedAnswer.Outcome.HELD : GuardedAnswer.Outcome.DENIED;
        return new GuardedAnswer(outcome, text, false, decision, approval);
    }

    private GuardedAnswer ran(ToolCall call, Mediation mediation, @Nullable String answer) {
        String text = screened(call, answer == null ? "" : answer);
        return new GuardedAnswer(
                GuardedAnswer.Outcome.RAN,
                text == null ? WITHHELD : text,
                text == null,
                mediation.decision(),
                mediation.approvalId().orElse(null));
    }

    private @Nullable String screened(ToolCall call, String text) {
        if (screen == null || text.isEmpty()) {
            return text;
        }
        try {
            String run = call.run().orElse(null);
            TextScreen.Result result = screen.screen(TextScreen.Stage.TOOL_RESULT, call.tool(), text, run);
            return result == null ? null : result.textOrNull();
        } catch (Throwable e) {
            HostFaults.passFatal(e);
            LOG.log(System.Logger.Level.WARNING, "a tool's answer could not be screened and is withheld", e);
            return null;
        }
    }

    private void settle(ToolCall call, Mediation mediation) {
        if (mediation.hasReservation()) {
            quietly(() -> mediation.settle(cost(call)));
        }
    }

    private long cost(ToolCall call) {
        long estimate = call.estimatedCostCents().orElse(0);
        try {
            OptionalLong cents = costs.estimateCents(call);
            return Math.max(0, cents.orElse(estimate));
        } catch (Throwable e) {
            HostFaults.passFatal(e);
            LOG.log(System.Logger.Level.WARNING, "what a call has cost could not be told", e);
            return estimate;
        }
    }

    /** A ledger that cannot be reached ends a reservation by its lease; a listener that fails changes no decision. */
    private static void quietly(Runnable step) {
        try {
            step.run();
        } catch (Throwable e) {
            HostFaults.passFatal(e);
            LOG.log(System.Logger.Level.WARNING, "a step after a decision failed", e);
        }
    }

    /** Collects the parts of a guard. Not thread-safe. */
    public static final class Builder {
        private final Mediator mediator;
        private @Nullable TextScreen screen;
        private CostEstimator costs = CostEstimator.NONE;
        private BiConsumer<ToolCall, String> onHeld = (call, approval) -> {};

        private Builder(Mediator mediator) {
            this.mediator = Objects.requireNonNull(mediator);
        }

        /**
         * Has {@code value} look at what tools answer before the model reads it (SEMANTICS 3.5); without one nobody
         * does. One that throws or returns null withholds the answer.
         */
        public Builder textScreen(TextScreen value) {
            screen = value;
            return this;
        }

        /**
         * Sets what a call that was run has cost, for budgets; asked after the call. Where it cannot tell, and by
         * default, that is the {@linkplain ToolCall#estimatedCostCents estimate} of the call.
         */
        public Builder costs(CostEstimator value) {
            costs = value;
            return this;
        }

        /**
         * Sets who is told of a call that a person has to decide on, and the id of its approval (SEMANTICS 3.2). It
         * runs on the thread of the call and should not block; what it throws is logged.
         */
        public Builder onHeld(BiConsumer<ToolCall, String> value) {
            onHeld = value;
            return this;
        }

        /** The guard. */
        public ToolGuard build() {
            return new ToolGuard(this);
        }
    }
}
