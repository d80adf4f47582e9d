/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code orca guard}: guardrails, checked, tried out and measured. */
@Command(
        name = "guard",
        description = "Checks guardrails, tries them on texts and measures them by labelled ones.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {GuardCheckCommand.class, GuardTestCommand.class, GuardEvalCommand.class})
final class GuardCommand extends CommandGroup {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Orca orca;

    /** The command as a whole. */
    Orca orca() {
        return orca;
    }
}
