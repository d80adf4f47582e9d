/* SPDX-License-Identifier: Apache-2.0 */
/** What an MCP server is to the gateway: its record, credentials, status, and what is known of its tools. */
@NullMarked
package ai.orcarouter.mcp.model;

import org.jspecify.annotations.NullMarked;
