/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.model;

/**
 * A policy in a list (REFERENCE 2.2).
 *
 * @param id its id
 * @param name its name
 * @param enabled whether it governs anything
 * @param isDefault whether it governs keys without a policy of their own
 * @param defaultVerdict what holds when no rule matches
 * @param shadowMode whether enforcing verdicts are only reported
 * @param ruleCount number of its rules
 * @param attachedKeys number of keys that name it
 * @param version version of its document
 */
public record PolicySummary(
        long id,
        String name,
        boolean enabled,
        boolean isDefault,
        Verdict defaultVerdict,
        boolean shadowMode,
        int ruleCount,
        int attachedKeys,
        long version) {}
