/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

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
final class McpCommand extends CommandGroup {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Orca orca;

    /** The environment variables. */
    Map<String, String> environment() {
        return orca.environment();
    }
}
