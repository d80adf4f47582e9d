/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The MCP gateway (REFERENCE 5): agents see one set of tools, and every call of one is decided on before a server hears
 * of it.
 *
 * <p>{@link ai.orcarouter.mcp.McpGateway} is the way of a call: names, decision, dispatch, screening of the result. Its
 * servers are those of {@link ai.orcarouter.mcp.McpServers}, the registry of a workspace with roles, sealed credentials
 * and approved tools, or of a {@link ai.orcarouter.mcp.McpServerSet}, which is known when a program starts. Either
 * compares the tools of a server with those that were approved, and serves none that changed since.
 *
 * <p>The clients of servers are in {@code internal}: both eras of the protocol, over Streamable HTTP behind the dial
 * guard, over the streams of a child process, and in the host's own process.
 */
@NullMarked
package ai.orcarouter.mcp;

import org.jspecify.annotations.NullMarked;
