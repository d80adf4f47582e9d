/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import ai.orcarouter.firewall.compliance.CompliancePacks;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code orca compliance packs}. */
@Command(
        name = "packs",
        description = {"Lists the catalogue, and which packs are installed in the workspace."})
final class PackListCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("unused") // picocli acts on it
    private final HelpOption help = new HelpOption();

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    @Option(names = "--json", description = "The same as one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        PackLines lines = new PackLines(spec.commandLine().getOut(), json);
        try (StoredWorkspace workspace = database.open()) {
            CompliancePacks packs = workspace.packs();
            lines.catalog(packs.catalog(), packs.installations(StoredWorkspace.READER));
        }
        return Orca.OK;
    }
}
