/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.testkit;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.ReasonCode;
import ai.orcarouter.firewall.model.Sanitizer;
import ai.orcarouter.firewall.model.Surface;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.model.Verdict;
import ai.orcarouter.firewall.spi.RunStateView;
import java.math.BigInteger;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One rule asked about one call: its conditions, and what a match means on the call's surface (REFERENCE 2.4 to 2.11).
 */
final class ReferenceRule {
    private final FirewallRule rule;
    private final ToolCall call;
    private final @Nullable String owner;
    private final ReferenceWorld world;
    private final ReferenceClauses clauses;
    private final ReferenceSanitizers sanitizers;

    ReferenceRule(
            FirewallRule rule,
            ToolCall call,
            @Nullable String owner,
            ReferenceWorld world,
            ReferenceClauses clauses,
            ReferenceSanitizers sanitizers) {
        this.rule = rule;
        this.call = call;
        this.owner = owner;
        this.world = world;
        this.clauses = clauses;
        this.sanitizers = sanitizers;
    }

    FirewallRule rule() {
        return rule;
    }

    /** Surface and names. A budget means nothing where no spending is stopped (REFERENCE 2.7). */
    boolean isCandidate() {
        boolean inert = rule.verdict() == Verdict.CAP_COST
                && (call.surface() == Surface.RESPONSE || call.surface() == Surface.EGRESS);
        return !inert
                && rule.stage().map(stage -> stage == call.surface()).orElse(true)
                && ReferenceGlob.matches(rule.toolNameGlob(), call.tool(), world.suffixGlob())
                && ReferenceGlob.matchesOwner(rule.skillNameGlob(), owner, world.suffixGlob());
    }

    /** What the rule says if it is a candidate and in scope; empty when it does not match. */
    Optional<ReferenceOutcome> outcome() {
        if (!rule.argsMatch().isEmpty()) {
            Optional<String> fault = call.arguments().fault();
            if (fault.isPresent()) {
                return call.surface() == Surface.INBOUND
                        ? Optional.empty()
                        : Optional.of(ReferenceOutcome.unreadable(fault.get(), rule));
            }
            ReferenceTruth truth = clauses.all(rule, call.arguments().value());
            if (truth != ReferenceTruth.TRUE) {
                return truth == ReferenceTruth.ERROR ? Optional.of(ReferenceOutcome.failed(rule)) : Optional.empty();
            }
        }
        if (rule.sequence().isPresent()) {
            if (!hasRun()) {
                return Optional.of(ReferenceOutcome.of(Verdict.DENY, ReasonCode.RUN_ID_MISSING, rule));
            }
            try {
                if (!runState().completesSequence(rule, call)) {
                    return Optional.empty();
                }
            } catch (RuntimeException e) {
                return Optional.of(ReferenceOutcome.failed(rule));
            }
        }
        return Optional.of(matched());
    }

    private ReferenceOutcome matched() {
        return switch (rule.verdict()) {
            case ALLOW, AUDIT, DENY -> ReferenceOutcome.of(rule.verdict(), ReasonCode.RULE_MATCH, rule);
            case SANITIZE ->
                switch (call.surface()) {
                    case INBOUND -> ReferenceOutcome.of(Verdict.DENY, ReasonCode.SANITIZE_INBOUND, rule);
                    case EGRESS ->
                        ReferenceOutcome.of(Verdict.DENY, ReasonCode.SANITIZE_NOT_SUPPORTED_ON_SURFACE, rule);
                    case RESPONSE, MCP -> sanitized();
                };
            case PENDING_APPROVAL ->
                switch (call.surface()) {
                    case INBOUND, MCP -> ReferenceOutcome.of(Verdict.PENDING_APPROVAL, ReasonCode.RULE_MATCH, rule);
                    case RESPONSE, EGRESS ->
                        ReferenceOutcome.of(Verdict.DENY, ReasonCode.APPROVAL_NOT_SUPPORTED_ON_SURFACE, rule);
                };
            case CAP_COST -> budget();
        };
    }

    private ReferenceOutcome sanitized() {
        Optional<String> fault = call.arguments().fault();
        if (fault.isPresent()) {
            return ReferenceOutcome.unreadable(fault.get(), rule);
        }
        Sanitizer sanitizer = rule.sanitize().orElseThrow();
        Object before = call.arguments().value();
        try {
            Object after = sanitizers.redact(sanitizer, before);
            Arguments rewritten = Objects.equals(before, after) || !(before instanceof Map<?, ?> object)
                    ? null
                    : Arguments.of(sanitizers.redactMembers(sanitizer, object));
            return new ReferenceOutcome(Verdict.SANITIZE, ReasonCode.RULE_MATCH, rule.reason(), rule, rewritten);
        } catch (ReferenceSanitizers.Failure e) {
            return ReferenceOutcome.failed(rule);
        }
    }

    private ReferenceOutcome budget() {
        if (!hasRun()) {
            return ReferenceOutcome.of(Verdict.DENY, ReasonCode.RUN_ID_MISSING, rule);
        }
        BigInteger spent;
        try {
            spent = BigInteger.valueOf(runState().spentCents(call));
        } catch (RuntimeException e) {
            return ReferenceOutcome.failed(rule);
        }
        if (spent.signum() < 0) {
            return ReferenceOutcome.failed(rule);
        }
        BigInteger cap = BigInteger.valueOf(rule.capCostCents().orElseThrow());
        boolean over = call.estimatedCostCents().isPresent()
                ? spent.add(BigInteger.valueOf(call.estimatedCostCents().getAsLong()))
                                .compareTo(cap)
                        > 0
                : spent.compareTo(cap) >= 0;
        return over
                ? ReferenceOutcome.deny(ReasonCode.COST_CAP, "run is over its budget: " + rule.reason(), rule)
                : ReferenceOutcome.of(Verdict.ALLOW, ReasonCode.RULE_MATCH, rule);
    }

    private boolean hasRun() {
        return call.run().isPresent()
                || call.conversation().isPresent()
                || call.key().isPresent();
    }

    private RunStateView runState() {
        return Objects.requireNonNull(world.runStateOrNull(), "a world for stateful rules has a view of runs");
    }
}
