/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code orca compliance uninstall}. */
@Command(
        name = "uninstall",
        description = {
            "Deletes the documents of an installed pack. Whom it was made to govern gets back what",
            "governed it before.",
            "",
            "Exit code 1 when somebody attached a key to its documents by hand."
        })
final class PackUninstallCommand extends WorkspaceCommand {
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
            workspace.packs().uninstall(who.actor(), pack);
            lines.done("uninstalled", pack);
        }
        return Orca.OK;
    }
}
