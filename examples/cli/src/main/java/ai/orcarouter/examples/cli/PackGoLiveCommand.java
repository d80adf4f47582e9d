/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import ai.orcarouter.firewall.compliance.PackTargets;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code orca compliance go-live}. */
@Command(
        name = "go-live",
        description = {
            "Lets an installed pack enforce, for the keys that are named, for every key without documents",
            "of its own, or for both. Edits that were made while it observed stay."
        })
final class PackGoLiveCommand extends WorkspaceCommand {
    @Mixin
    private final AdminOptions who = new AdminOptions();

    @Parameters(paramLabel = "PACK", description = "The key of a pack, such as soc2.")
    private String pack = "";

    @Option(names = "--key", paramLabel = "ID", split = ",", description = "Ids of keys that it governs from now on.")
    private List<Long> keys = List.of();

    @Option(names = "--default", description = "It becomes the default of the workspace.")
    private boolean byDefault;

    @Option(names = "--json", description = "What was done, as one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        if (keys.isEmpty() && !byDefault) {
            throw new UsageException("for whom? --key or --default");
        }
        PackLines lines = new PackLines(out(), json);
        try (StoredWorkspace workspace = open()) {
            lines.installation("live", workspace.packs().goLive(who.actor(), pack, new PackTargets(keys, byDefault)));
        }
        return Orca.OK;
    }
}
