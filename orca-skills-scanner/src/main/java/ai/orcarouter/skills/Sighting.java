/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills;

import ai.orcarouter.skills.model.SkillKind;

/**
 * A call of an owner that is not registered.
 *
 * @param owner its name
 * @param kind what it seems to be
 * @param tool the tool that was called
 */
record Sighting(String owner, SkillKind kind, String tool) {}
