/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.evaluate;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.firewall.internal.compile.Candidates;
import ai.orcarouter.firewall.internal.compile.CompiledPolicy;
import ai.orcarouter.firewall.internal.compile.CompiledRule;
import ai.orcarouter.firewall.internal.compile.RuleSearch;
import ai.orcarouter.firewall.internal.compile.RuleSearch.Filter;
import ai.orcarouter.firewall.internal.compile.RuleSearch.Fit;
import ai.orcarouter.firewall.internal.fault.HostFaults;
import ai.orcarouter.firewall.internal.match.ArgumentView;
import ai.orcarouter.firewall.internal.match.Clause;
import ai.orcarouter.firewall.internal.match.Truth;
import ai.orcarouter.firewall.internal.sanitize.SanitizeFailure;
import ai.orcarouter.firewall.model.Decision;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.ReasonCode;
import ai.orcarouter.firewall.model.Surface;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.model.Verdict;
import ai.orcarouter.firewall.spi.RunStateView;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One walk over the rules of a policy for one call. Holds the working memory of a decision so that the usual call
 * allocates nothing; reusable, not thread-safe.
 */
final class Walk {
    private static final int UNBOUND = 0;
    private static final int READABLE = 1;
    private static final int UNREADABLE = 2;

    final CompiledPolicy policy;
    private final ArgumentView view;
    private final RuleSearch search;
    private ToolCall call = null_();
    private @Nullable String skill;
    private @Nullable TraceSink sink;
    private DecisionContext context = DecisionContext.NONE;
    private String destination = "";
    private int bound;
    boolean busy;

    Walk(CompiledPolicy policy, Environment env) {
        this.policy = policy;
        view = policy.newView();
        search = new RuleSearch(view, env.suffixes());
    }

    /** The fields are set by {@link #begin} before anything reads them. */
    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    private static <T> T null_() {
        return null;
    }

    @SuppressWarnings("ReferenceEquality")
    void begin(ToolCall asked, @Nullable String owner, DecisionContext given) {
        // Between old objects, writing a reference costs several times what comparing it does (G1).
        if (given != context) {
            context = given;
            sink = given.sink();
        }
        if (!destination.isEmpty()) {
            destination = "";
        }
        call = asked;
        skill = owner;
        bound = UNBOUND;
    }

    void end() {
        if (bound != UNBOUND) {
            view.release();
        }
        if (sink != null || context.runs() != null) {
            context = DecisionContext.NONE;
            sink = null;
        }
        call = null_();
        skill = null;
        busy = false;
    }

    void about(String host) {
        destination = host;
    }

    /** The decision of the first rule that matches, before shadow mode; the default when none does. */
    Decision decide(Candidates candidates) {
        Decision decided = first(candidates, null);
        return decided == null ? policy.byDefault() : decided;
    }

    /** The decision of the first rule that {@code filter} asks and that matches; null when none does. */
    @Nullable
    Decision first(Candidates candidates, @Nullable Filter filter) {
        if (isListed(candidates)) {
            return firstListed(candidates, filter);
        }
        CompiledRule rule = search.next(candidates, skill, filter, -1);
        while (rule != null) {
            Decision decision = found(rule);
            if (decision != null) {
                return decision;
            }
            rule = search.next(candidates, skill, filter, rule.rank);
        }
        return null;
    }

    /** Whether the rules must be asked one by one: each is traced, or one may have to say that it cannot be read. */
    boolean isListed(Candidates candidates) {
        return sink != null || (candidates.readsArguments() && !isReadable());
    }

    /** The first rule after {@code above} that fits, unless the candidates must be {@linkplain #isListed listed}. */
    @Nullable
    CompiledRule next(Candidates candidates, Filter filter, int above) {
        return search.next(candidates, skill, filter, above);
    }

    private @Nullable Decision firstListed(Candidates candidates, @Nullable Filter filter) {
        for (CompiledRule rule : candidates.ordered()) {
            Decision decision = ask(rule, filter == null || filter.asks(rule));
            if (decision != null) {
                return decision;
            }
        }
        return null;
    }

    /** What the rule that {@link #next} found says; null when the walk goes on. */
    @Nullable
    Decision found(CompiledRule rule) {
        return search.fit() == Fit.FAILED ? policy.decisions().failed(rule.rule) : settle(rule);
    }

    /** What a rule says; null when the walk goes on. */
    @Nullable
    Decision ask(CompiledRule rule, boolean asked) {
        Decision decision = say(rule, asked);
        note(rule, decision);
        return decision;
    }

    /** The same without a note in the trace. */
    @Nullable
    Decision say(CompiledRule rule, boolean asked) {
        return asked ? answer(rule) : null;
    }

    void note(CompiledRule rule, @Nullable Decision decision) {
        if (sink != null) {
            note(
                    rule,
                    decision != null,
                    decision == null ? whyNot(rule) : decision.code().wire());
        }
    }

    void note(CompiledRule rule, boolean matched, String detail) {
        if (sink != null) {
            sink.note(rule.rule, destination, matched, detail);
        }
    }

    private @Nullable Decision answer(CompiledRule rule) {
        if (rule.clauses.length > 0 && !isReadable()) {
            boolean reads = search.ownerFits(rule, skill) && call.surface() != Surface.INBOUND;
            return reads ? unreadable(rule.rule) : null;
        }
        return switch (search.fit(rule, skill)) {
            case NO -> null;
            case FAILED -> policy.decisions().failed(rule.rule);
            case YES -> settle(rule);
        };
    }

    private Decision unreadable(FirewallRule rule) {
        return policy.decisions().badArguments(call.arguments().fault().orElse("unreadable"), rule);
    }

    private boolean isReadable() {
        if (bound == UNBOUND) {
            bound = view.bind(call.arguments()) ? READABLE : UNREADABLE;
        }
        return bound == READABLE;
    }

    /** The decision of a rule whose conditions hold, except that its sequence may not be complete: then null. */
    private @Nullable Decision settle(CompiledRule rule) {
        if (rule.rule.sequenceOrNull() != null) {
            Decision stopped = sequence(rule.rule);
            if (stopped != null || !completes) {
                return stopped;
            }
        }
        return switch (rule.effect) {
            case FIXED -> fixed(rule);
            case SANITIZE -> sanitize(rule);
            case CAP_COST -> capCost(rule);
        };
    }

    private Decision fixed(CompiledRule rule) {
        boolean lifted = rule.matched.verdict() == Verdict.PENDING_APPROVAL
                && context.lift().covers(rule.rule);
        return lifted
                ? policy.decisions().make(Verdict.ALLOW, ReasonCode.APPROVED, rule.rule.reason(), rule.rule)
                : rule.matched;
    }

    private boolean completes;

    /** Sets {@link #completes}; a decision only when that cannot be told. */
    private @Nullable Decision sequence(FirewallRule rule) {
        if (!hasRun()) {
            return policy.decisions().deny(ReasonCode.RUN_ID_MISSING, rule);
        }
        try {
            completes = runState().completesSequence(rule, call);
            return null;
        } catch (Throwable e) {
            HostFaults.passFatal(e);
            return policy.decisions().failed(rule);
        }
    }

    private Decision capCost(CompiledRule compiled) {
        FirewallRule rule = compiled.rule;
        if (!hasRun()) {
            return policy.decisions().deny(ReasonCode.RUN_ID_MISSING, rule);
        }
        boolean over;
        try {
            over = isOver(rule);
        } catch (Throwable e) {
            HostFaults.passFatal(e);
            return policy.decisions().failed(rule);
        }
        return over
                ? policy.decisions()
                        .make(Verdict.DENY, ReasonCode.COST_CAP, "run is over its budget: " + rule.reason(), rule)
                : compiled.matched;
    }

    private boolean isOver(FirewallRule rule) {
        long cap = rule.capCostCents().orElse(0);
        long spent = runState().spentCents(rule, call);
        OptionalLong estimate = runState().estimatedCents(call);
        if (spent < 0 || estimate.orElse(0) < 0) {
            throw new IllegalStateException("spend and estimates are not negative");
        }
        return estimate.isPresent() ? spent > cap - estimate.getAsLong() : spent >= cap;
    }

    private RunStateView runState() {
        RunStateView state = context.runs();
        if (state == null) {
            throw new IllegalStateException("the builder refuses stateful rules without a run state");
        }
        return state;
    }

    private boolean hasRun() {
        return call.run().isPresent()
                || call.conversation().isPresent()
                || call.key().isPresent();
    }

    @SuppressWarnings("ReferenceEquality") // the sanitizer promises the same instance when nothing changed
    private Decision sanitize(CompiledRule rule) {
        Arguments before = call.arguments();
        if (!isReadable()) {
            return unreadable(rule.rule);
        }
        try {
            Arguments after = java.util.Objects.requireNonNull(rule.sanitizer).apply(before);
            return after == before ? rule.matched : rewritten(rule.matched, after);
        } catch (SanitizeFailure e) {
            return policy.decisions().failed(rule.rule);
        }
    }

    private static Decision rewritten(Decision matched, Arguments after) {
        return new Decision(
                matched.verdict(),
                matched.code(),
                matched.reason(),
                matched.ruleOrNull(),
                matched.policyId(),
                matched.policyName(),
                null,
                after,
                matched.extraction(),
                List.of());
    }

    private String whyNot(CompiledRule rule) {
        if (!search.ownerFits(rule, skill)) {
            return "skill glob " + rule.rule.skillNameGlob() + " does not fit";
        }
        if (rule.clauses.length > 0 && isReadable()) {
            for (Clause clause : rule.clauses) {
                int truth = view.test(clause);
                if (truth != Truth.TRUE) {
                    return "clause " + clause + " is " + Truth.name(truth);
                }
            }
        }
        return rule.rule.sequenceOrNull() != null ? "the sequence is not complete" : "the destination is out of scope";
    }
}
