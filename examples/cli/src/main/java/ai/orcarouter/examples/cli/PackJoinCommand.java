/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code orca compliance join}. */
@Command(
        name = "join",
        description = {
            "Lets a pack that observes become part of one that is installed, most often one that is live: its",
            "rules, edits and all, move into the documents of the other and govern whom those govern.",
            "",
            "Exit code 1 when the pack enforces, or somebody attached a key to its documents by hand."
        })
final class PackJoinCommand extends WorkspaceCommand {
    @Mixin
    private final AdminOptions who = new AdminOptions();

    @Parameters(paramLabel = "PACK", description = "The key of a pack, such as soc2.")
    private String pack = "";

    @Option(names = "--with", paramLabel = "PACK", required = true, description = "The pack that it becomes part of.")
    private String other = "";

    @Option(names = "--json", description = "What was done, as one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        PackLines lines = new PackLines(out(), json);
        try (StoredWorkspace workspace = open()) {
            lines.installation("joined", workspace.packs().join(who.actor(), pack, other));
        }
        return Orca.OK;
    }
}
