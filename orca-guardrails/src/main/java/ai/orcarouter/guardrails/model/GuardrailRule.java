/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.model;

/**
 * One rule of a guardrail (REFERENCE 4.3).
 *
 * @param id identifies it within the guardrail, from 1
 * @param label for people, recorded with each match; may be empty
 * @param stage which texts it looks at
 * @param action what it does about what it finds
 * @param note of {@link GuardrailAction#ANNOTATE}: what the model is told; empty otherwise
 * @param spotlightWhole of {@link GuardrailAction#SPOTLIGHT}: whether the whole text is wrapped, not only the matches
 * @param check what it looks for
 */
public record GuardrailRule(
        long id,
        String label,
        RuleStage stage,
        GuardrailAction action,
        String note,
        boolean spotlightWhole,
        RuleCheck check) {
    /** A rule without label, note and whole-text spotlight. */
    public static GuardrailRule of(long id, RuleStage stage, GuardrailAction action, RuleCheck check) {
        return new GuardrailRule(id, "", stage, action, "", false, check);
    }

    /** The type in documents. */
    public RuleType type() {
        return check.type();
    }

    /** The same under another id. */
    public GuardrailRule withId(long other) {
        return new GuardrailRule(other, label, stage, action, note, spotlightWhole, check);
    }

    /** The same with another label. */
    public GuardrailRule withLabel(String other) {
        return new GuardrailRule(id, other, stage, action, note, spotlightWhole, check);
    }

    /** The same with another note. */
    public GuardrailRule withNote(String other) {
        return new GuardrailRule(id, label, stage, action, other, spotlightWhole, check);
    }

    /** The same, wrapping the whole text or not. */
    public GuardrailRule withSpotlightWhole(boolean whole) {
        return new GuardrailRule(id, label, stage, action, note, whole, check);
    }
}
