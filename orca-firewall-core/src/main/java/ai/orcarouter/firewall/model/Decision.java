/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.model;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.net.Extraction;
import ai.orcarouter.core.net.Resolution;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the engine says about one call, and why.
 *
 * @param verdict what holds; never {@link Verdict#CAP_COST}
 * @param code why, for programs
 * @param reason why, for people and models; safe to show
 * @param ruleOrNull the rule that decided, null when none did
 * @param policyId the policy that was asked, 0 when there is none
 * @param policyName name of that policy, empty when there is none
 * @param shadowedOrNull in shadow mode the verdict that would have been enforced, else null
 * @param rewrittenOrNull the redacted arguments to forward, null when the call's own arguments stand
 * @param extraction the destinations of the call, where the egress surface was asked
 * @param resolutions every look-up that was made to decide, so that a dialler can pin the addresses
 * @param skillOrNull the skill that owns the call, as the skill gate told it; null when it told none or was not asked
 */
public record Decision(
        Verdict verdict,
        ReasonCode code,
        String reason,
        @Nullable FirewallRule ruleOrNull,
        long policyId,
        String policyName,
        @Nullable Verdict shadowedOrNull,
        @Nullable Arguments rewrittenOrNull,
        Extraction extraction,
        List<Resolution> resolutions,
        @Nullable String skillOrNull) {

    /** Checks that the verdict is one a decision can have. */
    public Decision {
        if (verdict == Verdict.CAP_COST) {
            throw new IllegalArgumentException("cap_cost resolves to allow or deny");
        }
        resolutions = List.copyOf(resolutions);
    }

    /** A decision of which no owner is known. */
    public Decision(
            Verdict verdict,
            ReasonCode code,
            String reason,
            @Nullable FirewallRule ruleOrNull,
            long policyId,
            String policyName,
            @Nullable Verdict shadowedOrNull,
            @Nullable Arguments rewrittenOrNull,
            Extraction extraction,
            List<Resolution> resolutions) {
        this(
                verdict,
                code,
                reason,
                ruleOrNull,
                policyId,
                policyName,
                shadowedOrNull,
                rewrittenOrNull,
                extraction,
                resolutions,
                null);
    }

    /**
     * A denial that comes of no policy and no rule, such as when nobody could be asked.
     *
     * @param reason why, for people and models; safe to show
     */
    public static Decision denied(ReasonCode code, String reason) {
        return new Decision(Verdict.DENY, code, reason, null, 0, "", null, null, Extraction.nothing(), List.of(), null);
    }

    /** The same about a call that {@code skill} owns; null for no known owner. */
    public Decision ownedBy(@Nullable String skill) {
        return Objects.equals(skill, skillOrNull)
                ? this
                : new Decision(
                        verdict,
                        code,
                        reason,
                        ruleOrNull,
                        policyId,
                        policyName,
                        shadowedOrNull,
                        rewrittenOrNull,
                        extraction,
                        resolutions,
                        skill);
    }

    /** The skill that owns the call, where the skill gate told one. */
    public Optional<String> skill() {
        return Optional.ofNullable(skillOrNull);
    }

    /** Whether the call may go on, with {@link #effectiveArguments(ToolCall)}. */
    public boolean passes() {
        return verdict.passes();
    }

    /** The rule that decided. */
    public Optional<FirewallRule> rule() {
        return Optional.ofNullable(ruleOrNull);
    }

    /** Whether an enforcing verdict was only reported. */
    public boolean shadow() {
        return shadowedOrNull != null;
    }

    /** In shadow mode, the verdict that would have been enforced. */
    public Optional<Verdict> shadowed() {
        return Optional.ofNullable(shadowedOrNull);
    }

    /** The redacted arguments, where the call was sanitised. */
    public Optional<Arguments> rewrittenArguments() {
        return Optional.ofNullable(rewrittenOrNull);
    }

    /** What to dispatch: the redacted arguments, else those of {@code call}, which must be the call that was judged. */
    public Arguments effectiveArguments(ToolCall call) {
        return rewrittenOrNull == null ? call.arguments() : rewrittenOrNull;
    }
}
