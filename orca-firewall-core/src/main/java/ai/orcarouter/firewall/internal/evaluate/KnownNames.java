/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.evaluate;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.net.Resolution;
import ai.orcarouter.firewall.model.Decision;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.model.Verdict;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Decides a call whose tool is known under several names: under each, and the most severe verdict holds (SEMANTICS
 * 3.7); of equal ones that of the first name. A call that is redacted under several names is redacted under each.
 */
final class KnownNames {
    private KnownNames() {}

    /** The decision; {@code one} decides a call that has one name. */
    static Decision decide(ToolCall call, Function<ToolCall, Decision> one) {
        Decision worst = one.apply(call.named(call.tool()));
        for (String name : call.aliases()) {
            ToolCall named = call.named(name);
            worst = both(worst, one.apply(named), worst.rewrittenOrNull());
            Arguments redacted = worst.rewrittenOrNull();
            if (redacted != null) {
                worst = again(worst, one.apply(named.withArguments(redacted)));
            }
        }
        return worst;
    }

    private static Decision both(Decision first, Decision second, @Nullable Arguments redacted) {
        return second.verdict().compareTo(first.verdict()) > 0
                ? join(second, first, second.rewrittenOrNull())
                : join(first, second, redacted);
    }

    /** What another name says of the arguments that one name has left; a redaction of its own is added. */
    private static Decision again(Decision worst, Decision other) {
        boolean more = other.verdict() == Verdict.SANITIZE && worst.verdict() == Verdict.SANITIZE;
        return both(
                worst,
                other,
                more && other.rewrittenOrNull() != null ? other.rewrittenOrNull() : worst.rewrittenOrNull());
    }

    private static Decision join(Decision winner, Decision other, @Nullable Arguments rewritten) {
        Set<Resolution> looked = new LinkedHashSet<>(winner.resolutions());
        looked.addAll(other.resolutions());
        return new Decision(
                winner.verdict(),
                winner.code(),
                winner.reason(),
                winner.ruleOrNull(),
                winner.policyId(),
                winner.policyName(),
                winner.shadowedOrNull(),
                rewritten,
                winner.extraction().and(other.extraction()),
                List.copyOf(looked),
                winner.skillOrNull() == null ? other.skillOrNull() : winner.skillOrNull());
    }
}
