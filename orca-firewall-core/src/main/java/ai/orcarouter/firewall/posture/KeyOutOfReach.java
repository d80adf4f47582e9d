/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.posture;

/**
 * A key that a level does not reach, because it is attached to a policy or guardrail of its own (SEMANTICS 5.5).
 *
 * @param id its id
 * @param name its name
 * @param firewall whether its policy is its own
 * @param guardrails whether its guardrail is its own
 */
public record KeyOutOfReach(long id, String name, boolean firewall, boolean guardrails) {}
