/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.model;

/**
 * A guardrail in a list.
 *
 * @param id its id
 * @param name its name
 * @param enabled whether its rules are applied
 * @param isDefault whether it governs keys that have none of their own
 * @param logRaw whether matched text is kept with matches
 * @param rules how many rules it has
 * @param attachedKeys how many keys are attached to it
 * @param version version of its document
 */
public record GuardrailSummary(
        long id,
        String name,
        boolean enabled,
        boolean isDefault,
        boolean logRaw,
        int rules,
        int attachedKeys,
        long version) {}
