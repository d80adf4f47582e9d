/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code orca mcp}: what concerns servers of tools. */
@Command(
        name = "mcp",
        description = "Looks at the tools of MCP servers, and approves them.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            McpProbeCommand.class,
            McpToolsCommand.class,
            McpDiffCommand.class,
            McpPinCommand.class,
            ScanToolsCommand.class
        })
final class McpCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("unused") // picocli acts on it
    private final HelpOption help = new HelpOption();

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Orca orca;

    /** The environment variables. */
    Map<String, String> environment() {
        return orca.environment();
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "which command?");
    }
}
