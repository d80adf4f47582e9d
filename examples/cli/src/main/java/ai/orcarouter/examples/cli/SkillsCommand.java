/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code orca skills}: installable capabilities. */
@Command(
        name = "skills",
        description = "Scans skills, MCP servers, plugins and packages before they are installed.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = SkillsScanCommand.class)
final class SkillsCommand extends CommandGroup {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Orca orca;

    /** The command as a whole. */
    Orca orca() {
        return orca;
    }
}
