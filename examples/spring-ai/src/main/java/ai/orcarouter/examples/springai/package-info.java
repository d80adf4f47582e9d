/* SPDX-License-Identifier: Apache-2.0 */

/**
 * Orca for Spring AI 2: every tool call of an agent is judged before the tool runs, and every prompt and answer is
 * screened.
 *
 * <p>{@link ai.orcarouter.examples.springai.OrcaTools} wraps what runs tools;
 * {@link ai.orcarouter.examples.springai.GuardrailAdvisor} screens text;
 * {@link ai.orcarouter.examples.springai.OrcaAutoConfiguration} does both for the beans of a Spring Boot application.
 */
@NullMarked
package ai.orcarouter.examples.springai;

import org.jspecify.annotations.NullMarked;
