/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.evaluate;

import ai.orcarouter.core.net.AddressPolicy;
import ai.orcarouter.core.net.Destination;
import ai.orcarouter.core.net.Extraction;
import ai.orcarouter.core.net.Resolution;
import ai.orcarouter.firewall.internal.compile.Candidates;
import ai.orcarouter.firewall.internal.compile.CompiledPolicy;
import ai.orcarouter.firewall.internal.compile.CompiledRule;
import ai.orcarouter.firewall.internal.compile.RuleSearch.Filter;
import ai.orcarouter.firewall.internal.egress.EgressScope;
import ai.orcarouter.firewall.model.Decision;
import ai.orcarouter.firewall.model.ReasonCode;
import ai.orcarouter.firewall.model.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Judges the destinations of one call on the egress surface: the rules are walked once for each, and the most severe
 * outcome holds (SEMANTICS 2.2). Used once.
 */
final class EgressWalk {
    private final Walk walk;
    private final CompiledPolicy policy;
    private final Environment env;
    private final Candidates candidates;
    private final Map<String, Resolution> looked;

    EgressWalk(Walk walk, Environment env, Candidates candidates, Map<String, Resolution> looked) {
        this.walk = walk;
        this.policy = walk.policy;
        this.env = env;
        this.candidates = candidates;
        this.looked = looked;
    }

    /** The outcome before shadow mode; null when there is nothing to judge. */
    @Nullable
    Decision decide(Extraction extraction) {
        Decision worst = null;
        for (Destination destination : extraction.dialled()) {
            worst = stricter(worst, one(destination));
        }
        return extraction.opaque() ? stricter(worst, opaque(extraction)) : worst;
    }

    static @Nullable Decision stricter(@Nullable Decision first, @Nullable Decision second) {
        if (first == null || second == null) {
            return first == null ? second : first;
        }
        return second.verdict().compareTo(first.verdict()) > 0 ? second : first;
    }

    private Decision one(Destination destination) {
        if (destination.refusalOrNull() != null) {
            return policy.decisions()
                    .make(
                            Verdict.DENY,
                            ReasonCode.EGRESS_INVALID_DESTINATION,
                            "destination is not acceptable: " + destination.refusalOrNull(),
                            null);
        }
        walk.about(destination.host());
        Decision decided = byRules(destination);
        if (!decided.passes() || !isBelowFloor(destination)) {
            return decided;
        }
        return policy.decisions()
                .make(Verdict.DENY, ReasonCode.EGRESS_FLOOR, "destination is refused by the address policy", null);
    }

    private Decision byRules(Destination destination) {
        if (destination.kind() != Destination.Kind.NAME) {
            return exactly(destination, null);
        }
        Decision decided = withoutAddresses(destination);
        return decided == null ? exactly(destination, look(destination.host())) : decided;
    }

    private Resolution look(String host) {
        Resolution known = looked.get(host);
        if (known == null) {
            known = env.resolver().resolve(host, env.limits().resolveTimeout());
            looked.put(host, known);
        }
        return known;
    }

    /**
     * Walks with the addresses unknown. Null when a look-up could make the outcome milder than a denial: a name that
     * would be denied in any case is never looked up, since the look-up itself carries the name out (SEMANTICS 2.6).
     */
    private @Nullable Decision withoutAddresses(Destination destination) {
        AddressFree rules = new AddressFree(destination);
        if (walk.isListed(candidates)) {
            return listed(rules);
        }
        int above = -1;
        for (CompiledRule rule = walk.next(candidates, rules, above);
                rule != null;
                rule = walk.next(candidates, rules, above)) {
            Decision decision = walk.found(rule);
            if (decision != null && rules.isSettledBy(rule, decision)) {
                return rules.outcome(decision);
            }
            above = rule.rank;
        }
        return rules.outcome(policy.byDefault());
    }

    /** The same for rules that are asked one by one; traced only if the outcome holds. */
    private @Nullable Decision listed(AddressFree rules) {
        List<Runnable> notes = new ArrayList<>();
        Decision last = policy.byDefault();
        for (CompiledRule rule : candidates.ordered()) {
            Decision decision = walk.say(rule, rules.asks(rule));
            if (decision != null && rules.isSettledBy(rule, decision)) {
                notes.add(() -> walk.note(rule, decision));
                last = decision;
                break;
            }
            notes.add(() -> noteUnsettled(rule, decision));
        }
        Decision outcome = rules.outcome(last);
        if (outcome != null) {
            notes.forEach(Runnable::run);
        }
        return outcome;
    }

    private void noteUnsettled(CompiledRule rule, @Nullable Decision decision) {
        if (decision == null) {
            walk.note(rule, null);
        } else {
            walk.note(rule, false, "not looked up: whatever its addresses, the destination is denied");
        }
    }

    /** The rules that could match a name whatever its addresses, and what is known when some depend on them. */
    private static final class AddressFree implements Filter {
        private final Destination destination;
        private boolean depended;
        private boolean onlyDenials = true;

        AddressFree(Destination destination) {
            this.destination = destination;
        }

        private EgressScope.Answer scope(CompiledRule rule) {
            return rule.scope == null ? EgressScope.Answer.YES : rule.scope.test(destination, null);
        }

        @Override
        public boolean asks(CompiledRule rule) {
            return scope(rule) != EgressScope.Answer.NO;
        }

        /** Takes note of a rule that said something; whether it says so whatever the addresses are. */
        boolean isSettledBy(CompiledRule rule, Decision decision) {
            if (scope(rule) == EgressScope.Answer.YES) {
                return true;
            }
            depended = true;
            onlyDenials &= decision.verdict() == Verdict.DENY;
            return false;
        }

        @Nullable
        Decision outcome(Decision last) {
            return depended && !(onlyDenials && last.verdict() == Verdict.DENY) ? null : last;
        }
    }

    private Decision exactly(Destination destination, @Nullable Resolution resolution) {
        return orDefault(walk.first(
                candidates,
                rule -> rule.scope == null || rule.scope.test(destination, resolution) == EgressScope.Answer.YES));
    }

    /** The rules' say on a call whose destination could not be determined (SEMANTICS 2.3). */
    private @Nullable Decision opaque(Extraction extraction) {
        boolean configuredPeer = extraction.onlyConfiguredPeer();
        boolean closedByDefault = policy.policy().defaultVerdict() == Verdict.DENY;
        walk.about("(opaque)");
        Decision decided = walk.first(candidates, rule -> {
            EgressScope scope = rule.scope;
            if (scope == null) {
                return !configuredPeer;
            }
            return scope.matchesOpaque() || (!configuredPeer && closedByDefault && rule.rule.verdict() == Verdict.DENY);
        });
        return configuredPeer ? decided : orDefault(decided);
    }

    private Decision orDefault(@Nullable Decision decided) {
        return decided == null ? policy.byDefault() : decided;
    }

    private boolean isBelowFloor(Destination destination) {
        AddressPolicy floor = env.floor();
        return floor != null && new EgressFloor(floor, this::look).refuses(destination);
    }

    static Map<String, Resolution> noLookUps() {
        return new LinkedHashMap<>();
    }
}
