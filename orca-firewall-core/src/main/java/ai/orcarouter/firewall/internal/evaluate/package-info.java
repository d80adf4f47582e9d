/* SPDX-License-Identifier: Apache-2.0 */
/** Runs a compiled policy over one call; the only path to a verdict. */
@NullMarked
package ai.orcarouter.firewall.internal.evaluate;

import org.jspecify.annotations.NullMarked;
