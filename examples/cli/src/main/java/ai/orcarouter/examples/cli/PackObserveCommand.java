/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code orca compliance observe}. */
@Command(
        name = "observe",
        description = {
            "Lets a pack that enforces only record again. It goes on governing whom it governs; going live",
            "again brings back what it enforced."
        })
final class PackObserveCommand extends WorkspaceCommand {
    @Mixin
    private final AdminOptions who = new AdminOptions();

    @Parameters(paramLabel = "PACK", description = "The key of a pack, such as soc2.")
    private String pack = "";

    @Option(names = "--json", description = "What was done, as one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        PackLines lines = new PackLines(out(), json);
        try (StoredWorkspace workspace = open()) {
            lines.installation("observing", workspace.packs().observe(who.actor(), pack));
        }
        return Orca.OK;
    }
}
