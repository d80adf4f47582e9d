/* SPDX-License-Identifier: Apache-2.0 */
/** The {@code orca} command: the library over JSON Lines, for scripts, pipelines and measurements. No network. */
@NullMarked
package ai.orcarouter.examples.cli;

import org.jspecify.annotations.NullMarked;
