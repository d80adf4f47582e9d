/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.model;

/**
 * A finding that a baseline accepts.
 *
 * @param finding what was found
 * @param reason why it is accepted
 */
public record SuppressedFinding(SkillFinding finding, String reason) {}
