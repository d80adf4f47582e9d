/* SPDX-License-Identifier: Apache-2.0 */
/**
 * <<<<<<< HEAD Home of the skills scanner (REFERENCE 6). {@link ai.orcarouter.skills.ToolPoisonScanner} scans the
 * definitions of MCP tools for the gateway. ======= Home of the skills scanner (REFERENCE 6):
 * {@link ai.orcarouter.skills.SkillScanner} reads the files of an installable capability and says how far it can be
 * trusted. >>>>>>> ec54e6b (Scan skills, MCP servers, plugins and packages to findings, two scores, a band and a mode)
 */
@NullMarked
package ai.orcarouter.skills;

import org.jspecify.annotations.NullMarked;
