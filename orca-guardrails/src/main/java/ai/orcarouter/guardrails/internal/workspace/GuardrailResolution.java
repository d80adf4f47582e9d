/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.workspace;

import ai.orcarouter.guardrails.internal.rule.CompiledGuardrail;

/**
 * Which guardrail screens a text (REFERENCE 4.2): the one its key is attached to, without falling back, or for a key
 * without one the enabled default.
 */
public sealed interface GuardrailResolution {
    /**
     * A guardrail does.
     *
     * @param version version of its document
     * @param compiled its program
     */
    record Guarded(long version, CompiledGuardrail compiled) implements GuardrailResolution {}

    /** None does, and nothing is recorded: there is no default, or the key's own guardrail is switched off. */
    record Unguarded() implements GuardrailResolution {}

    /**
     * It cannot be told, so texts are withheld (SEMANTICS 5.3).
     *
     * @param detail why, for operators
     */
    record Unavailable(String detail) implements GuardrailResolution {}
}
