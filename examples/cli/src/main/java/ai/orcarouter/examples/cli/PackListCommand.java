/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import ai.orcarouter.firewall.compliance.CompliancePacks;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code orca compliance packs}. */
@Command(
        name = "packs",
        description = {"Lists the catalogue, and which packs are installed in the workspace."})
final class PackListCommand extends WorkspaceCommand {
    @Option(names = "--json", description = "The same as one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        PackLines lines = new PackLines(out(), json);
        try (StoredWorkspace workspace = open()) {
            CompliancePacks packs = workspace.packs();
            lines.catalog(packs.catalog(), packs.installations(StoredWorkspace.READER));
        }
        return Orca.OK;
    }
}
