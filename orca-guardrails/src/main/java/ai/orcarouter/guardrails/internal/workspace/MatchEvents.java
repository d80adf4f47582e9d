/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.workspace;

import ai.orcarouter.core.spi.Event;
import ai.orcarouter.guardrails.internal.workspace.GuardrailResolution.Guarded;
import ai.orcarouter.guardrails.model.CheckFailure;
import ai.orcarouter.guardrails.model.Guardrail;
import ai.orcarouter.guardrails.model.TextStage;
import ai.orcarouter.guardrails.model.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes the events of rules that fired: one for each rule (REFERENCE 4.11). Immutable. */
public final class MatchEvents {
    /** Reason code of a rule that fired. */
    public static final String MATCH = "rule_match";

    /** Reason code of a rule that could not be decided and lets texts pass then, as its author chose. */
    public static final String FAILED_OPEN = "check_failed_open";

    /** Reason code of a rule that could not be decided and withholds texts then. */
    public static final String FAILED_CLOSED = "check_failed_closed";

    /** Reason code of a text for which it could not be told which guardrail screens it. */
    public static final String UNAVAILABLE = "policy_unavailable";

    /** Verdict of what is recorded and has no effect. */
    public static final String OBSERVE = "observe";

    private final Fingerprints fingerprints;
    private final String engineVersion;

    /** Makes events with fingerprints of what was matched. */
    public MatchEvents(Fingerprints fingerprints, String engineVersion) {
        this.fingerprints = fingerprints;
        this.engineVersion = engineVersion;
    }

    /**
     * The events of one screening.
     *
     * @param caller starts an event with whose text it was
     * @param text what was screened; null when it is not known any more
     */
    public List<Event> of(
            Supplier<Event.Builder> caller,
            Guarded guarded,
            TextStage stage,
            List<Violation> violations,
            List<CheckFailure> failures,
            @Nullable String text) {
        List<Event> out = new ArrayList<>(violations.size());
        for (Violation violation : violations) {
            boolean failed = failures.stream().anyMatch(failure -> failure.ruleId() == violation.ruleId());
            out.add(event(caller, guarded, stage)
                    .verdict(violation.action().wire())
                    .reason(violation.detail())
                    .reasonCode(failed ? FAILED_CLOSED : MATCH)
                    .ruleId(violation.ruleId())
                    .ruleLabel(violation.ruleLabel())
                    .ruleType(violation.ruleType().wire())
                    .details(failed ? "{}" : MatchDetails.of(fingerprints, guarded, violation, text))
                    .build());
        }
        for (CheckFailure failure : failures) {
            if (failure.failedOpen()) {
                out.add(event(caller, guarded, stage)
                        .verdict(OBSERVE)
                        .reason(failure.problem())
                        .reasonCode(FAILED_OPEN)
                        .ruleId(failure.ruleId())
                        .ruleLabel(failure.ruleLabel())
                        .ruleType(failure.ruleType().wire())
                        .build());
            }
        }
        return out;
    }

    private Event.Builder event(Supplier<Event.Builder> caller, Guarded guarded, TextStage stage) {
        Guardrail guardrail = guarded.compiled().guardrail();
        return caller.get()
                .surface(stage.wire())
                .policyId(guardrail.id())
                .policyVersion(guarded.version())
                .policyName(guardrail.name())
                .engineVersion(engineVersion);
    }

    /**
     * The event of a text for which it cannot be told which guardrail screens it.
     *
     * @param passed whether it was let through, as the host chose
     */
    public Event unavailable(Supplier<Event.Builder> caller, TextStage stage, String detail, boolean passed) {
        return caller.get()
                .surface(stage.wire())
                .verdict(passed ? OBSERVE : "block")
                .reason(detail)
                .reasonCode(UNAVAILABLE)
                .gap(passed)
                .gapReason(passed ? UNAVAILABLE : "")
                .engineVersion(engineVersion)
                .build();
    }
}
