/* SPDX-License-Identifier: Apache-2.0 */
/** Skill records of a workspace: their documents, what is made of them when calls are judged, and how they change. */
@NullMarked
package ai.orcarouter.skills.internal.registry;

import org.jspecify.annotations.NullMarked;
