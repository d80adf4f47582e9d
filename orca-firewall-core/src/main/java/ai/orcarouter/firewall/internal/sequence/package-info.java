/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Chains of calls within a run (REFERENCE 2.11, DESIGN 6.1): what a rule's pattern means, how far a run has come in it,
 * and the text in which that is kept. Nothing here reads a clock or a store.
 *
 * <p>A pattern of steps with counts stands for a row of {@code n} calls to be found among the calls of the run, in
 * order, each in at most one place of the row, with any others between. For every {@code k < n} it is enough to know
 * the latest time at which {@code k} calls that fill the first {@code k} places can have begun: a chain that began
 * later stays inside its window longer, and whatever continues one continues the other. So each call costs one pass
 * over the row and the state is one time per place, however long the run is.
 */
@NullMarked
package ai.orcarouter.firewall.internal.sequence;

import org.jspecify.annotations.NullMarked;
