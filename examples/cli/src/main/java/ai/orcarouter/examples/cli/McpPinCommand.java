/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.mcp.McpServerSet;
import ai.orcarouter.mcp.model.ProbeResult;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code orca mcp pin}: approves the tools of a server. */
@Command(
        name = "pin",
        description = {
            "Approves the tools that a server lists now, by the hash of the list that was reviewed; when",
            "the server lists another by now, nothing is approved. With --surface the same for its prompts",
            "and resources.",
            "",
            "Exit code 1 when nothing was approved."
        })
final class McpPinCommand extends ServersCommand {
    @Parameters(index = "1", paramLabel = "ID", description = "The server.")
    private String id = "";

    @Parameters(index = "2", paramLabel = "HASH", description = "What \"orca mcp diff\" or \"orca mcp probe\" showed.")
    private String hash = "";

    @Option(names = "--by", paramLabel = "NAME", description = "Who approves, for the record.")
    private String by = System.getProperty("user.name", "");

    @Option(names = "--surface", description = "Accepts the prompts and resources with that hash, not the tools.")
    private boolean surface;

    @Override
    int run(McpServerSet set, PrintWriter out) {
        try {
            ProbeResult now = surface ? set.approveSurface(id, hash, by) : set.approve(id, hash, by);
            out.println(id + " " + now.schemaStatus().wire());
            return Orca.OK;
        } catch (OrcaException e) {
            if (e.code() == ErrorCode.STORE_UNAVAILABLE) {
                throw new UsageException(String.valueOf(e.getMessage()));
            }
            err().println("orca: " + e.getMessage());
            return Orca.FAULTS;
        }
    }
}
