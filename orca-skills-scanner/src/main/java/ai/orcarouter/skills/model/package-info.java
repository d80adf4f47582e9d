/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What the skills scanner is told and what it answers: findings, the two scores, the band and the mode (REFERENCE
 * section 6, SEMANTICS section 9); and what a workspace keeps of a capability: its record with the newest scan, the
 * review and the override. Immutable values.
 */
@NullMarked
package ai.orcarouter.skills.model;

import org.jspecify.annotations.NullMarked;
