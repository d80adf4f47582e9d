/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The configuration of a workspace over a {@link ai.orcarouter.core.spi.ConfigStore}, for every module the same way:
 * {@link ai.orcarouter.core.config.LiveConfig} keeps what a module compiled of the stored documents fresh, and
 * {@link ai.orcarouter.core.config.ConfigCommitter} makes changes as conditional commits with their audit rows.
 */
@NullMarked
package ai.orcarouter.core.config;

import org.jspecify.annotations.NullMarked;
