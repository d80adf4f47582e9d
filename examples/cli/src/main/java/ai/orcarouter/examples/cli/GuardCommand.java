/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code orca guard}: guardrails, checked, tried out and measured. */
@Command(
        name = "guard",
        description = "Checks guardrails, tries them on texts and measures them by labelled ones.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {GuardCheckCommand.class, GuardTestCommand.class, GuardEvalCommand.class})
final class GuardCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("unused") // picocli acts on it
    private final HelpOption help = new HelpOption();

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Orca orca;

    /** The command as a whole. */
    Orca orca() {
        return orca;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "check, test or eval?");
    }
}
