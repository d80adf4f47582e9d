/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.testkit;

import ai.orcarouter.core.net.Destination;
import ai.orcarouter.firewall.model.EgressList;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.ReasonCode;
import ai.orcarouter.firewall.model.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Walks over the rules that may speak of one call, in order; the first match wins (REFERENCE 2.7). */
final class ReferenceWalk {
    private final FirewallPolicy policy;
    private final List<ReferenceRule> rules;

    /** The rules have to come in order. */
    ReferenceWalk(FirewallPolicy policy, List<ReferenceRule> rules) {
        this.policy = policy;
        this.rules = rules;
    }

    /** Off the egress surface. */
    ReferenceOutcome plain() {
        return first(rule -> true).orElse(defaultVerdict());
    }

    /**
     * One destination, first without its addresses. If rules before the end would need them and not everything comes
     * out as deny anyway, they are looked up and the walk is made again.
     */
    ReferenceOutcome to(Destination destination, Supplier<ReferenceAddresses> lookUp) {
        if (destination.invalid()) {
            return ReferenceOutcome.deny(
                    ReasonCode.EGRESS_INVALID_DESTINATION,
                    "destination is not acceptable: " + destination.refusalOrNull(),
                    null);
        }
        List<ReferenceOutcome> possible = new ArrayList<>();
        ReferenceOutcome end = defaultVerdict();
        for (ReferenceRule rule : rules) {
            ReferenceScope scope = scope(rule.rule(), destination, ReferenceAddresses.UNASKED);
            Optional<ReferenceOutcome> outcome = scope == ReferenceScope.OUT ? Optional.empty() : rule.outcome();
            if (outcome.isPresent() && scope == ReferenceScope.IN) {
                end = outcome.get();
                break;
            }
            outcome.ifPresent(possible::add);
        }
        boolean allDeny =
                end.verdict() == Verdict.DENY && possible.stream().allMatch(one -> one.verdict() == Verdict.DENY);
        if (possible.isEmpty() || allDeny) {
            return end;
        }
        ReferenceAddresses addresses = lookUp.get();
        return first(rule -> scope(rule.rule(), destination, addresses) == ReferenceScope.IN)
                .orElse(defaultVerdict());
    }

    /** The place that could not be determined (SEMANTICS 2.3); empty when it is of no concern. */
    Optional<ReferenceOutcome> opaque(boolean onlyConfiguredPeer) {
        if (onlyConfiguredPeer) {
            List<ReferenceRule> asked = rules.stream()
                    .filter(rule -> rule.rule()
                            .egress()
                            .map(lists -> lists.onOpaque() == EgressList.OnOpaque.MATCH)
                            .orElse(false))
                    .toList();
            return new ReferenceWalk(policy, asked).first(rule -> speaksOfOpaque(rule.rule()));
        }
        return Optional.of(first(rule -> speaksOfOpaque(rule.rule())).orElse(defaultVerdict()));
    }

    private boolean speaksOfOpaque(FirewallRule rule) {
        return rule.egress()
                .map(lists -> rule.verdict().restricts()
                        && (lists.onOpaque() == EgressList.OnOpaque.MATCH
                                || (rule.verdict() == Verdict.DENY && policy.defaultVerdict() == Verdict.DENY)))
                .orElse(true);
    }

    private static ReferenceScope scope(FirewallRule rule, Destination destination, ReferenceAddresses addresses) {
        return rule.egress()
                .map(lists -> ReferenceScope.of(rule, lists, destination, addresses))
                .orElse(ReferenceScope.IN);
    }

    private Optional<ReferenceOutcome> first(Predicate<ReferenceRule> inScope) {
        return rules.stream()
                .filter(inScope)
                .flatMap(rule -> rule.outcome().stream())
                .findFirst();
    }

    private ReferenceOutcome defaultVerdict() {
        Verdict verdict = policy.defaultVerdict();
        return new ReferenceOutcome(
                verdict, ReasonCode.DEFAULT_VERDICT, "default verdict " + verdict.wire(), null, null);
    }
}
