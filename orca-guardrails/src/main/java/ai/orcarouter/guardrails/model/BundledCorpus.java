/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.model;

/**
 * A corpus that comes with the library (REFERENCE 4.14).
 *
 * @param id identifies it, such as {@code prompt-injection}
 * @param about what is in it, in one sentence
 * @param corpus its samples
 */
public record BundledCorpus(String id, String about, EvaluationCorpus corpus) {}
