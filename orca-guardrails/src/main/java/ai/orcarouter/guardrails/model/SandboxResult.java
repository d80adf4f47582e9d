/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.model;

import java.util.List;

/**
 * What a draft of a guardrail makes of one text (REFERENCE 4.14).
 *
 * @param screening what would become of the text
 * @param rules what each rule says, in their order
 */
public record SandboxResult(Screening screening, List<RuleFinding> rules) {
    /** Copies the list. */
    public SandboxResult {
        rules = List.copyOf(rules);
    }

    /** What came of a rule. */
    public enum Outcome {
        /** It fired. */
        FIRED,
        /** It found nothing. */
        CLEAR,
        /** It looks at texts of another stage. */
        OTHER_STAGE,
        /** It could not be decided because a service failed. */
        FAILED,
        /** Nobody was asked, because the text is blocked without it. */
        NOT_ASKED
    }

    /**
     * What one rule says about the text. A rule that is decided here says it about the text as it was given, whatever
     * the rules before it would have masked; one that asks others, about the text as they get it.
     *
     * @param rule the rule
     * @param outcome what came of it
     * @param detail what it found or why it failed, without matched text; empty otherwise
     * @param matches where, in the order of the text
     */
    public record RuleFinding(GuardrailRule rule, Outcome outcome, String detail, List<Match> matches) {
        /** Copies the list. */
        public RuleFinding {
            matches = List.copyOf(matches);
        }
    }
}
