/* SPDX-License-Identifier: Apache-2.0 */
/** The client side of MCP without a wire: messages, the two eras, tool lists and calls, and what can go wrong. */
@NullMarked
package ai.orcarouter.mcp.internal.protocol;

import org.jspecify.annotations.NullMarked;
