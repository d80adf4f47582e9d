/* SPDX-License-Identifier: Apache-2.0 */
/** What a call of a tool of a real MCP server costs, through the gateway and without. */
@NullMarked
package ai.orcarouter.benchmarks.mcp;

import org.jspecify.annotations.NullMarked;
