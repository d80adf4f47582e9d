/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Home of the skills scanner (REFERENCE 6).
 *
 * <p>{@link ai.orcarouter.skills.SkillScanner} reads the files of an installable capability and says how far it can be
 * trusted; {@link ai.orcarouter.skills.ToolPoisonScanner} scans the definitions of MCP tools for the gateway.
 *
 * <p>{@link ai.orcarouter.skills.SkillRegistry} keeps what was scanned as records of a workspace, with what people
 * decided about it. {@link ai.orcarouter.skills.SkillGovernance} puts the mode of the owning capability over every
 * verdict of the firewall.
 */
@NullMarked
package ai.orcarouter.skills;

import org.jspecify.annotations.NullMarked;
