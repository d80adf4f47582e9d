/* SPDX-License-Identifier: Apache-2.0 */
/** Observations to findings, and findings to the two scores. */
@NullMarked
package ai.orcarouter.skills.internal.score;

import org.jspecify.annotations.NullMarked;
