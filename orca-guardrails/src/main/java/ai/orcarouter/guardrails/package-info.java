/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The text plane (REFERENCE 4): what goes into a model and comes out of it is searched for credentials, personal data
 * and injection attempts. {@link ai.orcarouter.guardrails.TextAnalyzer} says what is in a text,
 * {@link ai.orcarouter.guardrails.GuardrailEngine} does what a guardrail says about it, and
 * {@link ai.orcarouter.guardrails.GuardrailWorkspace} keeps the guardrails of a workspace: their versions, who may
 * change them, what they found and what they are to pass over.
 */
@NullMarked
package ai.orcarouter.guardrails;

import org.jspecify.annotations.NullMarked;
