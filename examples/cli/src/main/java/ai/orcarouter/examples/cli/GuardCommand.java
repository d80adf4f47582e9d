/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import java.io.InputStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code orca guard}: guardrails, checked and tried out. */
@Command(
        name = "guard",
        description = "Checks guardrails and tries them on texts.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {GuardCheckCommand.class, GuardTestCommand.class})
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

    /** What {@code -} reads. */
    InputStream in() {
        return orca.in();
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "check or test?");
    }
}
