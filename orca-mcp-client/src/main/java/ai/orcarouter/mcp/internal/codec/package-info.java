/* SPDX-License-Identifier: Apache-2.0 */
/** Documents of servers and credentials: read with all faults at once, checked as a whole, written canonically. */
@NullMarked
package ai.orcarouter.mcp.internal.codec;

import org.jspecify.annotations.NullMarked;
