/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import ai.orcarouter.firewall.model.Decision;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of a call that went through a {@link ToolGuard}, and what to tell the model. Immutable. */
public final class GuardedAnswer {
    /** Whether the tool was run. */
    public enum Outcome {
        /** It was, once. */
        RAN,
        /** It was not: the call is denied. */
        DENIED,
        /** It was not: a person has to decide on the call. */
        HELD
    }

    private final Outcome outcome;
    private final String text;
    private final boolean withheld;
    private final Decision decision;
    private final @Nullable String approvalId;

    GuardedAnswer(Outcome outcome, String text, boolean withheld, Decision decision, @Nullable String approvalId) {
        this.outcome = outcome;
        this.text = text;
        this.withheld = withheld;
        this.decision = decision;
        this.approvalId = approvalId;
    }

    /** Whether the tool was run. */
    public Outcome outcome() {
        return outcome;
    }

    /**
     * What the model may read: the tool's answer as the screen leaves it; for a call that was stopped {@code firewall
     * deny: } and the reason, or {@code firewall deny: held for approval}; for an answer that the screen blocks
     * {@value ToolGuard#WITHHELD}. It never holds an approval's id.
     */
    public String text() {
        return text;
    }

    /** Whether the tool was run and its answer is withheld from the model. */
    public boolean isWithheld() {
        return withheld;
    }

    /** Whether {@link #text()} is the firewall's and not the tool's, so that it is shown as an error. */
    public boolean isRefusal() {
        return withheld || outcome != Outcome.RAN;
    }

    /** Why. */
    public Decision decision() {
        return decision;
    }

    /** The approval that a held call waits for, or that a call which ran has used; for people, not for the model. */
    public Optional<String> approvalId() {
        return Optional.ofNullable(approvalId);
    }

    /** The outcome and the code of the decision, and nothing of the text. */
    @Override
    public String toString() {
        return "GuardedAnswer[" + outcome + ", " + decision.code().wire() + (withheld ? ", withheld]" : "]");
    }
}
