/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import ai.orcarouter.firewall.compliance.PackChoice;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code orca compliance install}. */
@Command(
        name = "install",
        description = {
            "Installs packs together: one guardrail and one firewall policy, which only record and",
            "govern nobody yet. Packs that are to govern the same keys are installed together, or one joins the",
            "other later (orca compliance join).",
            "",
            "Exit code 1 when one of them is installed already."
        })
final class PackInstallCommand extends WorkspaceCommand {
    @Mixin
    private final AdminOptions who = new AdminOptions();

    @Parameters(paramLabel = "PACK", arity = "1..*", description = "Keys of packs, such as soc2 hipaa.")
    private List<String> packs = List.of();

    @Option(
            names = "--controls",
            paramLabel = "ID",
            split = ",",
            description = "Only these controls; with one pack. Default: all of them.")
    private List<String> controls = List.of();

    @Option(names = "--json", description = "What was done, as one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        if (!controls.isEmpty() && packs.size() > 1) {
            throw new UsageException("--controls goes with one pack");
        }
        if (packs.stream().distinct().count() < packs.size()) {
            throw new UsageException("a pack is named twice");
        }
        PackLines lines = new PackLines(out(), json);
        try (StoredWorkspace workspace = open()) {
            PackChoice[] choices =
                    packs.stream().map(key -> new PackChoice(key, controls)).toArray(PackChoice[]::new);
            lines.installation("installed", workspace.packs().install(who.actor(), choices));
        }
        return Orca.OK;
    }
}
