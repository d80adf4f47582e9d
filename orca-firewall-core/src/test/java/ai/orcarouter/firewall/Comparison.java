/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.firewall.model.Decision;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.ReasonCode;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.model.Verdict;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What has to agree between two decisions about one call.
 *
 * @param verdict what holds
 * @param code why
 * @param reason why, for people
 * @param ruleIdOrNull the deciding rule
 * @param policyId the policy
 * @param shadowedOrNull what would have been enforced
 * @param rewrittenOrNull redacted arguments in canonical form
 */
record Comparison(
        Verdict verdict,
        ReasonCode code,
        String reason,
        @Nullable Long ruleIdOrNull,
        long policyId,
        @Nullable Verdict shadowedOrNull,
        @Nullable String rewrittenOrNull) {

    static Comparison of(Decision decision) {
        return new Comparison(
                decision.verdict(),
                decision.code(),
                decision.reason(),
                decision.rule().map(FirewallRule::id).orElse(null),
                decision.policyId(),
                decision.shadowedOrNull(),
                decision.rewrittenArguments().map(Arguments::canonical).orElse(null));
    }

    /** Whether both agree; cheaper than building two values to compare. */
    static boolean agree(Decision a, Decision b) {
        return a.verdict() == b.verdict()
                && a.code() == b.code()
                && a.shadowedOrNull() == b.shadowedOrNull()
                && a.policyId() == b.policyId()
                && Objects.equals(a.ruleOrNull(), b.ruleOrNull())
                && a.reason().equals(b.reason())
                && a.rewrittenArguments()
                        .map(Arguments::canonical)
                        .equals(b.rewrittenArguments().map(Arguments::canonical));
    }

    /** A call as text, for the report of a disagreement. */
    static String describe(ToolCall call) {
        return call.surface() + " " + call.tool() + " " + text(call.arguments()) + " to " + call.destinations()
                + " cost " + call.estimatedCostCents()
                + parts(List.of(call.skill(), call.run(), call.conversation(), call.key()));
    }

    private static String text(Arguments arguments) {
        return arguments.fault().map(fault -> "<" + fault + ">").orElseGet(arguments::toJson);
    }

    private static String parts(List<Optional<String>> parts) {
        return " skill, run, conversation, key " + parts;
    }
}
