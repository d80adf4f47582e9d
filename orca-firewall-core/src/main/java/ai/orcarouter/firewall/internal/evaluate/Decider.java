/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.evaluate;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.net.Extraction;
import ai.orcarouter.core.net.Resolution;
import ai.orcarouter.firewall.internal.compile.Candidates;
import ai.orcarouter.firewall.internal.compile.CompiledPolicy;
import ai.orcarouter.firewall.internal.compile.CompiledRule;
import ai.orcarouter.firewall.internal.compile.DirectSearch;
import ai.orcarouter.firewall.model.Decision;
import ai.orcarouter.firewall.model.ReasonCode;
import ai.orcarouter.firewall.model.SkillStanding;
import ai.orcarouter.firewall.model.Surface;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.model.Verdict;
import ai.orcarouter.firewall.spi.SkillGate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The pure function from policy, call and views of the world to a decision. Everything that decides - evaluate, test,
 * plan, mediate, explain - comes through here. Thread-safe.
 */
public final class Decider {
    private final CompiledPolicy policy;
    private final Environment env;
    private final boolean ungoverned;
    private final DecisionContext plain;
    private final DirectSearch direct;
    private final ThreadLocal<Walk> walks;

    /** A decider for one snapshot of a policy. */
    public Decider(CompiledPolicy policy, Environment env) {
        this.policy = policy;
        this.env = env;
        plain = DecisionContext.of(env.runState());
        ungoverned = env.gate().equals(SkillGate.NONE);
        direct = new DirectSearch(policy, env.suffixes());
        walks = ThreadLocal.withInitial(() -> new Walk(policy, env));
    }

    /** The policy that is asked. */
    public CompiledPolicy policy() {
        return policy;
    }

    /** Decides a call on its own surface, with the view of runs that the engine was wired with. */
    public Decision evaluate(ToolCall call) {
        return evaluate(call, plain);
    }

    /** The same with a trace. */
    public Decision evaluate(ToolCall call, TraceSink sink) {
        return evaluate(call, plain.tracedBy(sink));
    }

    /** Decides a call on its own surface. */
    public Decision evaluate(ToolCall call, DecisionContext context) {
        if (!call.aliases().isEmpty()) {
            return KnownNames.decide(call, each -> evaluate(each, context));
        }
        if (ungoverned && context.sink() == null && call.surface() != Surface.EGRESS) {
            Candidates candidates = policy.on(call.surface()).candidates(call.tool());
            CompiledRule certain = candidates.certain();
            if (certain != null) {
                return certain.shown;
            }
            if (candidates.isEmpty()) {
                return policy.shownByDefault();
            }
            Decision found = candidates.isFew()
                    ? direct.decide(candidates, call, context.lift().coversAny())
                    : null;
            return found != null ? found : decide(call, candidates, context);
        }
        return decide(call, context, false);
    }

    private Decision decide(ToolCall call, Candidates candidates, DecisionContext context) {
        Walk walk = acquire();
        try {
            walk.begin(call, call.skill().orElse(null), context);
            return policy.decisions().show(walk.decide(candidates));
        } finally {
            walk.end();
        }
    }

    /** Decides a call on its own surface and, where it goes out, on the egress surface (SEMANTICS 3.1). */
    public Decision mediate(ToolCall call) {
        return mediate(call, plain);
    }

    /** The same with a trace. */
    public Decision mediate(ToolCall call, TraceSink sink) {
        return mediate(call, plain.tracedBy(sink));
    }

    /** The same with another context than the engine's. */
    public Decision mediate(ToolCall call, DecisionContext context) {
        if (!call.aliases().isEmpty()) {
            return KnownNames.decide(call, each -> mediate(each, context));
        }
        boolean both = call.surface() == Surface.MCP || call.surface() == Surface.RESPONSE;
        return both ? decide(call, context, true) : evaluate(call, context);
    }

    private Decision decide(ToolCall call, DecisionContext context, boolean mediated) {
        SkillStanding standing = ungoverned ? SkillStanding.ungoverned() : SkillOverlay.ask(env.gate(), call);
        String owner = standing.skillOrNull() != null
                ? standing.skillOrNull()
                : call.skill().orElse(null);
        Walk walk = acquire();
        try {
            Decision decided;
            if (mediated) {
                decided = both(walk, call, owner, context);
            } else if (call.surface() == Surface.EGRESS) {
                decided = egressOnly(walk, call, owner, context);
            } else {
                decided = own(walk, call, owner, context);
            }
            Decision shown = policy.decisions().show(decided).ownedBy(standing.skillOrNull());
            return SkillOverlay.apply(shown, standing, call, context.lift());
        } finally {
            walk.end();
        }
    }

    /** Host code that is asked during a decision may itself ask the engine, on the same thread. */
    private Walk acquire() {
        Walk walk = walks.get();
        if (walk.busy) {
            walk = new Walk(policy, env);
        }
        walk.busy = true;
        return walk;
    }

    private Decision own(Walk walk, ToolCall call, @Nullable String owner, DecisionContext context) {
        walk.begin(call, owner, context);
        return walk.decide(policy.on(call.surface()).candidates(call.tool()));
    }

    private Decision egressOnly(Walk walk, ToolCall call, @Nullable String owner, DecisionContext context) {
        if (!policy.policy().enabled()) {
            return policy.byDefault();
        }
        String fault = call.arguments().fault().orElse(null);
        if (fault != null) {
            return policy.decisions().badArguments(fault, null);
        }
        Extraction extraction = extract(call, call.arguments());
        if (extraction.dialled().isEmpty()) {
            return with(
                    policy.decisions()
                            .make(Verdict.DENY, ReasonCode.EGRESS_NO_DESTINATION, "no usable destination", null),
                    extraction,
                    List.of());
        }
        Map<String, Resolution> looked = EgressWalk.noLookUps();
        Decision decided = egress(walk, call, owner, context, extraction, looked);
        return with(decided == null ? policy.byDefault() : decided, extraction, List.copyOf(looked.values()));
    }

    private @Nullable Decision egress(
            Walk walk,
            ToolCall call,
            @Nullable String owner,
            DecisionContext context,
            Extraction extraction,
            Map<String, Resolution> looked) {
        walk.begin(call.on(Surface.EGRESS), owner, context);
        Candidates candidates = policy.on(Surface.EGRESS).candidates(call.tool());
        return new EgressWalk(walk, env, candidates, looked).decide(extraction);
    }

    private Decision both(Walk walk, ToolCall call, @Nullable String owner, DecisionContext context) {
        Decision own = own(walk, call, owner, context);
        if (own.verdict() == Verdict.DENY || !policy.policy().enabled()) {
            return own;
        }
        String fault = call.arguments().fault().orElse(null);
        if (fault != null) {
            return own.passes() ? policy.decisions().badArguments(fault, null) : own;
        }
        Extraction extraction = extract(call, call.arguments());
        Map<String, Resolution> looked = EgressWalk.noLookUps();
        Decision decided = own;
        if (goesOut(extraction)) {
            decided = stricter(decided, egress(walk, call, owner, context, extraction, looked));
        }
        Arguments rewritten = own.rewrittenOrNull();
        if (rewritten != null) {
            ToolCall effective = call.withArguments(rewritten);
            Extraction after = extract(effective, rewritten);
            if (goesOut(after)) {
                decided = stricter(decided, egress(walk, effective, owner, context, after, looked));
            }
            extraction = extraction.and(after);
        }
        return extraction.destinations().isEmpty() && !extraction.opaque()
                ? decided
                : with(decided, extraction, List.copyOf(looked.values()));
    }

    private static Decision stricter(Decision first, @Nullable Decision second) {
        return second != null && second.verdict().compareTo(first.verdict()) > 0 ? second : first;
    }

    private static boolean goesOut(Extraction extraction) {
        return extraction.opaque() || !extraction.dialled().isEmpty();
    }

    /** The union of stated and found destinations (SEMANTICS 2.1). */
    public Extraction extract(ToolCall call, Arguments arguments) {
        Extraction found = env.extractor().extract(call.server().orElse(""), call.tool(), arguments.value());
        return call.destinations().isEmpty()
                ? found
                : env.extractor().explicit(call.destinations()).and(found);
    }

    private static Decision with(Decision decided, Extraction extraction, List<Resolution> looked) {
        return new Decision(
                decided.verdict(),
                decided.code(),
                decided.reason(),
                decided.ruleOrNull(),
                decided.policyId(),
                decided.policyName(),
                decided.shadowedOrNull(),
                decided.rewrittenOrNull(),
                extraction,
                looked,
                decided.skillOrNull());
    }
}
