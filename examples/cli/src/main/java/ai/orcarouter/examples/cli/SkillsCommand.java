/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code orca skills}: installable capabilities. */
@Command(
        name = "skills",
        description = "Scans skills, MCP servers, plugins and packages before they are installed.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = SkillsScanCommand.class)
final class SkillsCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("unused") // picocli acts on it
    private final HelpOption help = new HelpOption();

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Orca orca;

    /** The command as a whole. */
    Orca orca() {
        return orca;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "scan?");
    }
}
