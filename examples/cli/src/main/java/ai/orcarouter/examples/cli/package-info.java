/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The {@code orca} command: the library over JSON Lines, for scripts, pipelines and measurements, without network; and
 * what a workspace recorded, read from the database that the user names.
 */
@NullMarked
package ai.orcarouter.examples.cli;

import org.jspecify.annotations.NullMarked;
