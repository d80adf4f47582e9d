/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.evaluate;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.firewall.internal.compile.Candidates;
import ai.orcarouter.firewall.internal.compile.CompiledPolicy;
import ai.orcarouter.firewall.internal.compile.CompiledRule;
import ai.orcarouter.firewall.internal.compile.Cursor;
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
    /** How a rule's own conditions came out. */
    enum Fit {
        /** They do not hold. */
        NO,
        /** They hold. */
        YES,
        /** They could not be told, and the rule restricts. */
        FAILED,
        /** The rule must read arguments that are not acceptable. */
        UNREADABLE
    }

    private static final int UNBOUND = 0;
    private static final int READABLE = 1;
    private static final int UNREADABLE = 2;

    final CompiledPolicy policy;
    private final ArgumentView view;
    final Cursor cursor = new Cursor();

    private Environment env = null_();
    private ToolCall call = null_();
    private @Nullable String skill;
    private @Nullable TraceSink sink;
    private String destination = "";
    private int bound;
    boolean busy;

    Walk(CompiledPolicy policy) {
        this.policy = policy;
        view = policy.newView();
    }

    /** The fields are set by {@link #begin} before anything reads them. */
    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    private static <T> T null_() {
        return null;
    }

    void begin(Environment environment, ToolCall asked, @Nullable String owner, @Nullable TraceSink trace) {
        env = environment;
        call = asked;
        skill = owner;
        sink = trace;
        destination = "";
        bound = UNBOUND;
    }

    void end() {
        if (bound != UNBOUND) {
            view.release();
        }
        call = null_();
        env = null_();
        sink = null;
        skill = null;
        busy = false;
    }

    void about(String host) {
        destination = host;
    }

    /** Puts the cursor before the first rule that can match. */
    void open(Candidates candidates) {
        if (sink == null && candidates.isShortenedByArguments() && isReadable()) {
            cursor.open(candidates, view);
        } else {
            cursor.open(candidates);
        }
    }

    /** The decision of the first rule that matches, before shadow mode; the default when none does. */
    Decision decide(Candidates candidates) {
        CompiledRule[] only = candidates.only();
        return only == null ? decideMerged(candidates) : decideListed(only);
    }

    private Decision decideListed(CompiledRule[] rules) {
        for (CompiledRule rule : rules) {
            Decision decision = judge(rule, fit(rule));
            if (decision != null) {
                return decision;
            }
        }
        return policy.byDefault();
    }

    private Decision decideMerged(Candidates candidates) {
        open(candidates);
        for (CompiledRule rule = cursor.next(); rule != null; rule = cursor.next()) {
            Decision decision = judge(rule, fit(rule));
            if (decision != null) {
                return decision;
            }
        }
        return policy.byDefault();
    }

    /** What a rule says once its conditions are known; null when the walk goes on. */
    @Nullable
    Decision judge(CompiledRule rule, Fit fit) {
        Decision decision = switch (fit) {
            case NO -> null;
            case FAILED -> policy.decisions().failed(rule.rule);
            case UNREADABLE -> unreadable(rule.rule);
            case YES -> settle(rule);
        };
        if (sink != null) {
            sink.note(
                    rule.rule,
                    destination,
                    decision != null,
                    decision == null ? whyNot(rule) : decision.code().wire());
        }
        return decision;
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

    /** Skill and argument conditions of a rule whose surface and tool glob fit. */
    Fit fit(CompiledRule rule) {
        if (rule.skill != null && (skill == null || !rule.skill.matches(skill, env.suffixes()))) {
            return Fit.NO;
        }
        if (rule.clauses.length == 0) {
            return Fit.YES;
        }
        if (!isReadable()) {
            return call.surface() == Surface.INBOUND ? Fit.NO : Fit.UNREADABLE;
        }
        return clauses(rule);
    }

    private Fit clauses(CompiledRule rule) {
        boolean error = false;
        boolean unresolved = false;
        boolean suspicious = false;
        for (Clause clause : rule.clauses) {
            switch (view.test(clause)) {
                case Truth.TRUE -> {}
                case Truth.UNRESOLVED -> {
                    if (!rule.clausesCanFail) {
                        return Fit.NO;
                    }
                    unresolved = true;
                }
                case Truth.SUSPICIOUS -> suspicious = true;
                case Truth.ERROR -> error = true;
                default -> {
                    return Fit.NO;
                }
            }
        }
        boolean restricts = rule.rule.verdict().restricts();
        if (error) {
            return restricts ? Fit.FAILED : Fit.NO;
        }
        return unresolved || (suspicious && !restricts) ? Fit.NO : Fit.YES;
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
            case FIXED -> rule.matched;
            case SANITIZE -> sanitize(rule);
            case CAP_COST -> capCost(rule);
        };
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
        } catch (RuntimeException e) {
            return policy.decisions().failed(rule);
        }
    }

    private Decision capCost(CompiledRule compiled) {
        FirewallRule rule = compiled.rule;
        if (!hasRun()) {
            return policy.decisions().deny(ReasonCode.RUN_ID_MISSING, rule);
        }
        long spent;
        try {
            spent = runState().spentCents(call);
        } catch (RuntimeException e) {
            return policy.decisions().failed(rule);
        }
        long cap = rule.capCostCents().orElse(0);
        OptionalLong estimate = call.estimatedCostCents();
        boolean over = estimate.isPresent() ? spent > cap - estimate.getAsLong() : spent >= cap;
        return over
                ? policy.decisions()
                        .make(Verdict.DENY, ReasonCode.COST_CAP, "run is over its budget: " + rule.reason(), rule)
                : compiled.matched;
    }

    private RunStateView runState() {
        RunStateView state = env.runState();
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
        if (rule.skill != null && (skill == null || !rule.skill.matches(skill, env.suffixes()))) {
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
