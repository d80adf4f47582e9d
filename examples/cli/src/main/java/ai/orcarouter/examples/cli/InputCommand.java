/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A command that answers one stream of lines without settings. */
@Command
abstract class InputCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("unused") // picocli acts on it
    private final HelpOption help = new HelpOption();

    @Parameters(paramLabel = "IN", description = "JSON Lines, or - for standard input.")
    private String in = "-";

    /** What answers the lines. */
    abstract RowAnswerer answerer();

    /** The command that this one stands below, at whatever depth. */
    private Orca orca() {
        return (Orca) spec.root().userObject();
    }

    @Override
    public Integer call() {
        return RowLoop.run(spec.commandLine(), orca().in(), in, answerer());
    }
}
