/* SPDX-License-Identifier: Apache-2.0 */
/**
 * MCP servers behind the firewall (REFERENCE 5): {@code McpServers} keeps what is registered, whom it trusts and with
 * which credentials; {@code McpGateway} offers the tools of open servers under one set of names and sends only calls
 * that were decided on.
 */
@NullMarked
package ai.orcarouter.mcp;

import org.jspecify.annotations.NullMarked;
