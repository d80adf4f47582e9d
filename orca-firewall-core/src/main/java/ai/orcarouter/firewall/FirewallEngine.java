/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.Issue;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.net.Destination;
import ai.orcarouter.core.net.Extraction;
import ai.orcarouter.core.net.Resolution;
import ai.orcarouter.firewall.internal.evaluate.Decider;
import ai.orcarouter.firewall.internal.evaluate.TraceSink;
import ai.orcarouter.firewall.internal.fault.HostFaults;
import ai.orcarouter.firewall.model.Decision;
import ai.orcarouter.firewall.model.Explanation;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.PlanDecision;
import ai.orcarouter.firewall.model.RuleTrace;
import ai.orcarouter.firewall.model.ToolCall;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides what an agent may do: give it a policy, then ask it about each call before the call is made.
 *
 * <p>Thread-safe and lock-free. Every decision is made against one snapshot of the policy; {@link #replacePolicy} swaps
 * the snapshot as a whole, so no decision ever sees parts of two policies. Deciding never throws for anything a call or
 * host code can hold, short of a virtual machine that fails: what cannot be told is denied or held, with a reason code
 * that says why.
 *
 * <p>{@link #mediate} is for gateways and framework adapters: it judges a call where it stands and, if the call goes
 * out, on the egress surface as well. {@link #evaluate} judges on one surface only. {@link #test},
 * {@link #evaluatePlan}, {@link #explain} and {@link #explainMediation} decide alike but tell no recorder.
 */
public final class FirewallEngine {
    private static final System.Logger LOG = System.getLogger(FirewallEngine.class.getName());

    private final EngineConfiguration configuration;
    private volatile Decider current;

    FirewallEngine(EngineConfiguration configuration, FirewallPolicy policy) {
        this.configuration = configuration;
        this.current = compile(policy);
    }

    /** A builder; a policy is all it needs. */
    public static FirewallEngineBuilder builder() {
        return new FirewallEngineBuilder();
    }

    private Decider compile(FirewallPolicy policy) {
        List<Issue> issues = configuration.validate(policy);
        if (issues.stream().anyMatch(Issue::isError)) {
            throw new OrcaException(ErrorCode.INVALID_DOCUMENT, issues);
        }
        return configuration.decider(policy);
    }

    /** The policy that calls are judged by now. */
    public FirewallPolicy policy() {
        return decider().policy().policy();
    }

    /**
     * Puts another policy in place for every call from now on. Calls being judged meanwhile are judged wholly by the
     * old one or wholly by the new one.
     *
     * @throws OrcaException with {@link ErrorCode#INVALID_DOCUMENT} and every fault when the policy is not valid; the
     *     old one then stays
     */
    public void replacePolicy(FirewallPolicy policy) {
        current = compile(policy);
    }

    /** Judges {@code call} on its own surface and tells the recorder. */
    public Decision evaluate(ToolCall call) {
        return recorded(call, decider().evaluate(call));
    }

    /** What {@link #evaluate} would say; nothing is recorded (REFERENCE 2.20). */
    public Decision test(ToolCall call) {
        return decider().evaluate(call);
    }

    /**
     * Judges {@code call} on its own surface and, where it names a destination to connect to or may hide one, on the
     * egress surface; the more severe verdict holds (SEMANTICS 3.1). Tells the recorder once.
     */
    public Decision mediate(ToolCall call) {
        return recorded(call, decider().mediate(call));
    }

    /**
     * Judges every step of a plan on its own; the most severe verdict is the plan's (REFERENCE 15.2). Nothing is
     * recorded.
     */
    public PlanDecision evaluatePlan(List<ToolCall> steps) {
        Decider snapshot = decider();
        return PlanDecision.of(
                steps.stream().map(step -> snapshot.evaluate(step)).toList());
    }

    /** What {@link #evaluate} would say, with the trace of every candidate rule. Nothing is recorded. */
    public Explanation explain(ToolCall call) {
        List<RuleTrace> trace = new ArrayList<>();
        return new Explanation(decider().evaluate(call, into(trace)), trace);
    }

    /**
     * What {@link #mediate} would say, with the trace of every candidate rule on the call's own surface and then for
     * each destination. Nothing is recorded.
     */
    public Explanation explainMediation(ToolCall call) {
        List<RuleTrace> trace = new ArrayList<>();
        return new Explanation(decider().mediate(call, into(trace)), trace);
    }

    private static TraceSink into(List<RuleTrace> trace) {
        return (rule, destination, matched, detail) -> trace.add(new RuleTrace(rule, destination, matched, detail));
    }

    /**
     * The destinations of {@code call}: those it states and those found in its arguments. Empty and not opaque when the
     * arguments are not acceptable JSON.
     */
    public Extraction destinations(ToolCall call) {
        return call.arguments().fault().isPresent()
                ? Extraction.nothing()
                : decider().extract(call, call.arguments());
    }

    /**
     * The addresses of every name that {@code decision} lets a call connect to, so that a dialler can pin them
     * (SEMANTICS 2.6). Look-ups made to decide are not repeated. Empty when the call does not pass.
     */
    public List<Resolution> resolve(Decision decision) {
        if (!decision.passes()) {
            return List.of();
        }
        Map<String, Resolution> known = new LinkedHashMap<>();
        decision.resolutions().forEach(made -> known.put(made.host(), made));
        List<Resolution> out = new ArrayList<>();
        for (String host : names(decision.extraction())) {
            Resolution made = known.get(host);
            out.add(made == null ? configuration.resolve(host) : made);
        }
        return List.copyOf(out);
    }

    private static Set<String> names(Extraction extraction) {
        Set<String> out = new LinkedHashSet<>();
        for (Destination dialled : extraction.dialled()) {
            if (dialled.kind() == Destination.Kind.NAME && !dialled.invalid()) {
                out.add(dialled.host());
            }
        }
        return out;
    }

    private Decider decider() {
        return current;
    }

    private Decision recorded(ToolCall call, Decision decision) {
        if (configuration.recorder() != null) {
            try {
                configuration.recorder().record(call, decision);
            } catch (Throwable e) {
                HostFaults.passFatal(e);
                LOG.log(
                        System.Logger.Level.WARNING,
                        "a decision recorder failed: {0}",
                        e.getClass().getName());
            }
        }
        return decision;
    }
}
