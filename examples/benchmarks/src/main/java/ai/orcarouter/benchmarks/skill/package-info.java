/* SPDX-License-Identifier: Apache-2.0 */
/** Skills that are made to take long. */
@NullMarked
package ai.orcarouter.benchmarks.skill;

import org.jspecify.annotations.NullMarked;
