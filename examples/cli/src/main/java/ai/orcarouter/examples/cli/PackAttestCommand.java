/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code orca compliance attest}. */
@Command(
        name = "attest",
        description = {"Attests that people meet a clause that no control can realise, or takes that back."})
final class PackAttestCommand extends WorkspaceCommand {
    @Mixin
    private final AdminOptions who = new AdminOptions();

    @Parameters(paramLabel = "PACK", description = "The key of a pack, such as soc2.")
    private String pack = "";

    @Parameters(paramLabel = "CLAUSE", description = "The clause, such as CC8.1.")
    private String clause = "";

    @Option(names = "--note", paramLabel = "TEXT", description = "What that rests on.")
    private String note = "";

    @Option(names = "--revoke", description = "Takes it back.")
    private boolean revoke;

    @Option(names = "--json", description = "What was done, as one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        PackLines lines = new PackLines(out(), json);
        try (StoredWorkspace workspace = open()) {
            if (revoke) {
                workspace.packs().revoke(who.actor(), pack, clause);
            } else {
                workspace.packs().attest(who.actor(), pack, clause, note);
            }
            lines.done(revoke ? "revoked" : "attested", pack + " " + clause);
        }
        return Orca.OK;
    }
}
