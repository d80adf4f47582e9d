/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.evaluate;

import ai.orcarouter.core.net.AddressPolicy;
import ai.orcarouter.core.net.Destination;
import ai.orcarouter.core.net.Extraction;
import ai.orcarouter.core.net.Resolution;
import ai.orcarouter.firewall.internal.compile.Candidates;
import ai.orcarouter.firewall.internal.compile.CompiledPolicy;
import ai.orcarouter.firewall.internal.compile.CompiledRule;
import ai.orcarouter.firewall.internal.egress.EgressScope;
import ai.orcarouter.firewall.internal.evaluate.Walk.Fit;
import ai.orcarouter.firewall.model.Decision;
import ai.orcarouter.firewall.model.ReasonCode;
import ai.orcarouter.firewall.model.Verdict;
import java.util.LinkedHashMap;
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
        boolean depended = false;
        boolean onlyDenials = true;
        walk.open(candidates);
        for (CompiledRule rule = walk.cursor.next(); rule != null; rule = walk.cursor.next()) {
            EgressScope.Answer scope = rule.scope == null ? EgressScope.Answer.YES : rule.scope.test(destination, null);
            Fit fit = scope == EgressScope.Answer.NO ? Fit.NO : walk.fit(rule);
            Decision decision = walk.judge(rule, fit);
            if (decision == null) {
                continue;
            }
            if (scope == EgressScope.Answer.YES) {
                return depended && !(onlyDenials && decision.verdict() == Verdict.DENY) ? null : decision;
            }
            depended = true;
            onlyDenials &= decision.verdict() == Verdict.DENY;
        }
        Decision decision = policy.byDefault();
        return depended && !(onlyDenials && decision.verdict() == Verdict.DENY) ? null : decision;
    }

    private Decision exactly(Destination destination, @Nullable Resolution resolution) {
        walk.open(candidates);
        for (CompiledRule rule = walk.cursor.next(); rule != null; rule = walk.cursor.next()) {
            boolean inScope = rule.scope == null || rule.scope.test(destination, resolution) == EgressScope.Answer.YES;
            Decision decision = walk.judge(rule, inScope ? walk.fit(rule) : Fit.NO);
            if (decision != null) {
                return decision;
            }
        }
        return policy.byDefault();
    }

    /** The rules' say on a call whose destination could not be determined (SEMANTICS 2.3). */
    private @Nullable Decision opaque(Extraction extraction) {
        boolean configuredPeer = extraction.onlyConfiguredPeer();
        boolean closedByDefault = policy.policy().defaultVerdict() == Verdict.DENY;
        walk.about("(opaque)");
        walk.open(candidates);
        for (CompiledRule rule = walk.cursor.next(); rule != null; rule = walk.cursor.next()) {
            EgressScope scope = rule.scope;
            boolean asks;
            if (scope == null) {
                asks = !configuredPeer;
            } else {
                asks = scope.matchesOpaque()
                        || (!configuredPeer && closedByDefault && rule.rule.verdict() == Verdict.DENY);
            }
            Decision decision = walk.judge(rule, asks ? walk.fit(rule) : Fit.NO);
            if (decision != null) {
                return decision;
            }
        }
        return configuredPeer ? null : policy.byDefault();
    }

    private boolean isBelowFloor(Destination destination) {
        AddressPolicy floor = env.floor();
        return floor != null && new EgressFloor(floor, this::look).refuses(destination);
    }

    static Map<String, Resolution> noLookUps() {
        return new LinkedHashMap<>();
    }
}
