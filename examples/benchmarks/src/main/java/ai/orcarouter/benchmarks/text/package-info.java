/* SPDX-License-Identifier: Apache-2.0 */
/** What it costs to look for many patterns in a text. */
@NullMarked
package ai.orcarouter.benchmarks.text;

import org.jspecify.annotations.NullMarked;
