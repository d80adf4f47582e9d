/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Orca in LangChain4j: {@code OrcaTools} guards every tool of an AI service, {@code OrcaInputGuardrail} and
 * {@code OrcaOutputGuardrail} screen what is said to and by the model.
 */
@NullMarked
package ai.orcarouter.examples.langchain4j;

import org.jspecify.annotations.NullMarked;
