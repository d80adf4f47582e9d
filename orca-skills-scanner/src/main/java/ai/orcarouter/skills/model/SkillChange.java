/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.model;

/**
 * What differs between a scan and the content that a person looked at last, or that was registered (skills.md 4.1, the
 * diff rules). A change of severity high adds execution, network or credentials, and puts the capability in quarantine
 * until it is reviewed.
 *
 * @param rule {@code ORCA-SK-801} to {@code ORCA-SK-805}
 * @param severity how much it matters
 * @param message what changed
 */
public record SkillChange(String rule, FindingSeverity severity, String message) {}
