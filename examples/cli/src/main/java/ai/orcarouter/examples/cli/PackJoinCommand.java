/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code orca compliance join}. */
@Command(
        name = "join",
        description = {
            "Lets a pack that observes become part of one that is installed, most often one that is live: its",
            "rules, edits and all, move into the documents of the other and govern whom those govern.",
            "",
            "Exit code 1 when the pack enforces, or somebody attached a key to its documents by hand."
        })
final class PackJoinCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("unused") // picocli acts on it
    private final HelpOption help = new HelpOption();

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

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
        PackLines lines = new PackLines(spec.commandLine().getOut(), json);
        try (StoredWorkspace workspace = database.open()) {
            lines.installation("joined", workspace.packs().join(who.actor(), pack, other));
        }
        return Orca.OK;
    }
}
