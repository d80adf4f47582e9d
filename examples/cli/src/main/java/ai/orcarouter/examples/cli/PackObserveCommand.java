/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code orca compliance observe}. */
@Command(
        name = "observe",
        description = {
            "Lets a pack that enforces only record again. It goes on governing whom it governs; going live",
            "again brings back what it enforced."
        })
final class PackObserveCommand implements Callable<Integer> {
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

    @Option(names = "--json", description = "What was done, as one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        PackLines lines = new PackLines(spec.commandLine().getOut(), json);
        try (StoredWorkspace workspace = database.open()) {
            lines.installation("observing", workspace.packs().observe(who.actor(), pack));
        }
        return Orca.OK;
    }
}
