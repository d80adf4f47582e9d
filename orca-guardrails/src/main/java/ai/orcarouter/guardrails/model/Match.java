/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.model;

/**
 * One place of a text where a rule fired. It never holds the text itself.
 *
 * @param kind what was found there: an entity, a kind of credential, or the type of the rule
 * @param start where it begins, in UTF-16 code units of the text as it was given
 * @param end where it ends, exclusive
 * @param action what was done about it
 */
public record Match(String kind, int start, int end, GuardrailAction action) {}
