/* SPDX-License-Identifier: Apache-2.0 */
/** Texts of a package as rules look at them: normalised, decoded one level, and cut into segments. */
@NullMarked
package ai.orcarouter.skills.internal.text;

import org.jspecify.annotations.NullMarked;
