/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The gateway as one MCP server: {@link ai.orcarouter.examples.mcp.McpEdge} speaks the protocol,
 * {@link ai.orcarouter.examples.mcp.StdioEdge} and {@link ai.orcarouter.examples.mcp.HttpEdge} carry it.
 * {@link ai.orcarouter.examples.mcp.ServersFile} reads which servers are behind it and
 * {@link ai.orcarouter.examples.mcp.LockFile} keeps their pins.
 */
@NullMarked
package ai.orcarouter.examples.mcp;

import org.jspecify.annotations.NullMarked;
