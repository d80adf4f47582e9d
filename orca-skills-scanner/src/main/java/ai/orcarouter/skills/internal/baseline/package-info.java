/* SPDX-License-Identifier: Apache-2.0 */
/** Entries of baselines: which findings they accept. */
@NullMarked
package ai.orcarouter.skills.internal.baseline;

import org.jspecify.annotations.NullMarked;
