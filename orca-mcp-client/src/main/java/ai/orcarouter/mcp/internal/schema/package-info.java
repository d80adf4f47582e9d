/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The baseline of a server's tools, trusted on first use at most (REFERENCE 5.4, mcp.md section 6): canonical hashes of
 * what a server lists, the states, and what differs.
 */
@NullMarked
package ai.orcarouter.mcp.internal.schema;

import org.jspecify.annotations.NullMarked;
