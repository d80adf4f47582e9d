/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Home of the skills scanner (REFERENCE 6). {@link ai.orcarouter.skills.ToolPoisonScanner} scans the definitions of MCP
 * tools for the gateway.
 */
@NullMarked
package ai.orcarouter.skills;

import org.jspecify.annotations.NullMarked;
