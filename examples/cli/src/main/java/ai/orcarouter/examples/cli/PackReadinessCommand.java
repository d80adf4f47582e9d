/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import ai.orcarouter.firewall.compliance.CompliancePacks;
import ai.orcarouter.firewall.compliance.PackInstallation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code orca compliance readiness}. */
@Command(
        name = "readiness",
        description = {
            "Says how far the workspace realises frameworks: covered clauses, those that only record, gaps,",
            "and which of them matter most by what was recorded."
        })
final class PackReadinessCommand extends WorkspaceCommand {
    private static final Duration MONTH = Duration.ofDays(30);

    @Parameters(paramLabel = "PACK", arity = "0..*", description = "Keys of packs; default: those that are installed.")
    private List<String> packs = List.of();

    @Option(names = "--all", description = "All packs of the catalogue.")
    private boolean all;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = TimeOption.class,
            description = "Events from this time on: 2026-01-31T12:00:00Z, or so long ago: 90m, 12h; default 30d.")
    private @Nullable Instant since;

    @Option(names = "--json", description = "The same as one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        Duration window = since == null ? MONTH : Duration.between(since, Instant.now());
        if (window.isNegative() || window.isZero()) {
            throw new UsageException("--since is not in the past");
        }
        PackLines lines = new PackLines(out(), json);
        try (StoredWorkspace workspace = open()) {
            CompliancePacks service = workspace.packs();
            List<String> frameworks = packs;
            if (frameworks.isEmpty() && !all) {
                frameworks = service.installations(StoredWorkspace.READER).stream()
                        .flatMap(each -> each.parts().stream())
                        .map(PackInstallation.Part::key)
                        .toList();
                if (frameworks.isEmpty()) {
                    throw new UsageException("no pack is installed; name some, or say --all");
                }
            }
            lines.readiness(service.readiness(StoredWorkspace.READER, frameworks, window));
        }
        return Orca.OK;
    }
}
