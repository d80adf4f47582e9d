/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.event;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.json.CanonicalJson;
import ai.orcarouter.core.net.Destination;
import ai.orcarouter.core.net.Extraction;
import ai.orcarouter.core.spi.Event;
import ai.orcarouter.core.spi.EventKind;
import ai.orcarouter.firewall.internal.sanitize.SanitizerCompiler;
import ai.orcarouter.firewall.model.Decision;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.GapReason;
import ai.orcarouter.firewall.model.ReasonCode;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.model.Verdict;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Makes the complete event of an {@link Observation} (REFERENCE 2.17, SEMANTICS 5.6): arguments as a hash and a
 * redacted summary, never as they are. Runs on the writer's thread. Immutable.
 */
public final class EventFactory {
    /** Verdict of a call that was let through because no policy applies to it (REFERENCE 2.3). */
    public static final String OBSERVE = "observe";

    /** Other reasons are authored; these may name members of the arguments and hosts. */
    private static final Set<ReasonCode> NAMES_CONTENT = Set.of(
            ReasonCode.ARGUMENTS_INVALID,
            ReasonCode.EGRESS_INVALID_DESTINATION,
            ReasonCode.EGRESS_FLOOR,
            ReasonCode.EGRESS_NO_DESTINATION);

    private final ArgumentSummary summaries;

    /**
     * A factory that redacts with the presets.
     *
     * @param presets a compiler that knows no sanitizers of a host, which could take the place of a preset
     */
    public EventFactory(SanitizerCompiler presets) {
        summaries = new ArgumentSummary(presets);
    }

    /** The event that is stored. Never throws for anything a call can hold. */
    public Event event(Recordable recordable) {
        if (recordable instanceof Recordable.Ready ready) {
            return ready.event();
        }
        return evaluation((Observation) recordable);
    }

    private Event evaluation(Observation seen) {
        ToolCall call = seen.call();
        Decision decision = seen.decision();
        String gap = gapReason(seen);
        Event.Builder out = Event.builder(EventKind.EVALUATION, seen.time())
                .surface(call.surface().wire())
                .verdict(verdict(decision, gap))
                .shadowVerdict(decision.shadowed().map(Verdict::wire).orElse(""))
                .reason(reason(decision))
                .reasonCode(decision.code().wire())
                .gap(!gap.isEmpty())
                .gapReason(gap)
                .policyId(decision.policyId())
                .policyVersion(seen.policyVersion())
                .policyName(decision.policyName())
                .approvalId(seen.approvalId())
                .destinations(destinations(decision.extraction()))
                .costCents(decision.passes() ? seen.costCents() : 0) // what did not go out spent nothing
                .engineVersion(EngineVersion.current());
        FirewallRule rule = decision.ruleOrNull();
        if (rule != null) {
            out.ruleId(rule.id()).ruleLabel(rule.label());
        }
        caller(seen, out);
        arguments(call, decision, out);
        return out.build();
    }

    private static String gapReason(Observation seen) {
        ReasonCode code = seen.decision().code();
        if (!seen.gapReason().isEmpty()) {
            return seen.gapReason();
        }
        if (code == ReasonCode.NO_POLICY) {
            return GapReason.NO_POLICY.wire();
        }
        return code == ReasonCode.DEFAULT_VERDICT ? GapReason.NO_RULE_MATCHED.wire() : "";
    }

    private static String verdict(Decision decision, String gap) {
        boolean ungoverned = !gap.isEmpty() && decision.code() != ReasonCode.DEFAULT_VERDICT;
        return ungoverned && decision.verdict() == Verdict.ALLOW
                ? OBSERVE
                : decision.verdict().wire();
    }

    private String reason(Decision decision) {
        return NAMES_CONTENT.contains(decision.code()) ? summaries.redact(decision.reason()) : decision.reason();
    }

    private static void caller(Observation seen, Event.Builder out) {
        ToolCall call = seen.call();
        Decision decision = seen.decision();
        String skill = seen.skillOrNull();
        out.tool(call.tool())
                .server(call.server().orElse(""))
                .skill(skill == null ? call.skill().orElse("") : skill)
                .quarantined(decision.code() == ReasonCode.SKILL_QUARANTINE && !decision.passes())
                .keyId(seen.keyId().isEmpty() ? call.key().orElse("") : seen.keyId())
                .keyName(seen.keyName())
                .model(call.model().orElse(""))
                .provider(call.provider().orElse(""))
                .callerIp(call.callerIp().orElse(""))
                .requestId(call.requestId().orElse(""))
                .runId(call.run().orElse(""))
                .conversationId(call.conversation().orElse(""))
                .stepId(call.stepId().orElse(""))
                .parentStepId(call.parentStepId().orElse(""));
    }

    private void arguments(ToolCall call, Decision decision, Event.Builder out) {
        Map<String, Object> details = new TreeMap<>();
        Arguments arguments = call.arguments();
        if (arguments.fault().isEmpty()) {
            out.argsHash(arguments.sha256()).argsSummary(summaries.of(arguments));
        }
        Arguments rewritten = decision.rewrittenOrNull();
        if (rewritten != null && rewritten.fault().isEmpty()) {
            details.put("effective_args_hash", rewritten.sha256());
        }
        if (decision.extraction().opaque()) {
            details.put("opaque", decision.extraction().opaqueReasons());
        }
        if (!details.isEmpty()) {
            out.details(CanonicalJson.write(details));
        }
    }

    /** What a call connects to comes first, so that what it only mentions is cut first. */
    private List<String> destinations(Extraction extraction) {
        Set<String> out = new LinkedHashSet<>();
        for (Destination.Role role : Destination.Role.values()) {
            for (Destination destination : extraction.destinations()) {
                if (destination.role() == role && out.size() < Event.MAX_DESTINATIONS) {
                    out.add(summaries.redact(text(destination)));
                }
            }
        }
        return List.copyOf(out);
    }

    private static String text(Destination destination) {
        Integer port = destination.portOrNull();
        String host = destination.host();
        if (port == null) {
            return host;
        }
        return host.indexOf(':') >= 0 ? "[" + host + "]:" + port : host + ":" + port;
    }
}
