/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.model;

/**
 * One term of a score.
 *
 * @param name the rule or weight it comes from
 * @param points what it adds or takes away; of the content score what the rule would come to alone
 */
public record ScorePart(String name, int points) {}
