/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Stores that keep everything in memory, so that the library runs before a host has written a store. Each passes the
 * contract of its interface; what it forgets and where it is bounded is said at the class.
 */
@NullMarked
package ai.orcarouter.firewall.memory;

import org.jspecify.annotations.NullMarked;
