/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.model;

/**
 * A rule that could not be decided because a service of the host failed, was late or talked nonsense.
 *
 * @param ruleId which rule of the guardrail
 * @param ruleType its type
 * @param ruleLabel its label, may be empty
 * @param failedOpen whether the text passed nevertheless, as the rule says
 * @param problem what happened, safe to show
 */
public record CheckFailure(long ruleId, RuleType ruleType, String ruleLabel, boolean failedOpen, String problem) {}
