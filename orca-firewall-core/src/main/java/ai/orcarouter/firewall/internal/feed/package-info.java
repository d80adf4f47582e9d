/* SPDX-License-Identifier: Apache-2.0 */
/** What feeds make of stored events: roll-ups, traces and totals. Reads a page at a time, keeps nothing. */
@NullMarked
package ai.orcarouter.firewall.internal.feed;

import org.jspecify.annotations.NullMarked;
