/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The rules of a guardrail at work. A {@link ai.orcarouter.guardrails.internal.rule.LocalCheck} finds places in a text;
 * {@link ai.orcarouter.guardrails.internal.rule.WorkingText} is the text while it is rewritten;
 * {@link ai.orcarouter.guardrails.internal.rule.CompiledGuardrail} runs the rules in order and folds what they say.
 */
@NullMarked
package ai.orcarouter.guardrails.internal.rule;

import org.jspecify.annotations.NullMarked;
