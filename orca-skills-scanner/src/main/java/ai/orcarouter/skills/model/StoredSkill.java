/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.model;

import java.time.Instant;

/**
 * A skill record as it is stored.
 *
 * @param record what it says
 * @param effective what the capability may do now
 * @param version of its document
 * @param author id of the actor who made this version
 * @param time when
 */
public record StoredSkill(SkillRecord record, SkillMode effective, long version, String author, Instant time) {}
