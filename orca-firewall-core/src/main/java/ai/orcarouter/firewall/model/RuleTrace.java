/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.model;

/**
 * What became of one candidate rule in one decision.
 *
 * @param rule the rule; its surface and tool glob fit the call
 * @param destination the destination that was asked about, {@code (opaque)} for one that could not be determined, empty
 *     off the egress surface
 * @param matched whether it decided
 * @param detail why it matched or not, such as the clause that failed; for operators, not for models
 */
public record RuleTrace(FirewallRule rule, String destination, boolean matched, String detail) {}
