/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.model;

import ai.orcarouter.core.spi.ToolScanner;

/**
 * Something about a server's tools that a person should look at.
 *
 * @param tool the tool; empty when it is about the server
 * @param rule stable id of what was found
 * @param level how bad it is
 * @param evidence the text at fault, shortened, with invisible characters made visible
 */
public record ServerFinding(String tool, String rule, ToolScanner.Level level, String evidence) {}
