/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that only holds others; by itself it is a mistake, and says which ones there are. */
abstract class CommandGroup implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("unused") // picocli acts on it
    private final HelpOption help = new HelpOption();

    /** What picocli knows about it. */
    final CommandSpec spec() {
        return spec;
    }

    @Override
    public final void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), question());
    }

    private String question() {
        List<String> names = spec.subcommands().values().stream()
                .map(CommandLine::getCommandName)
                .distinct()
                .toList();
        int last = names.size() - 1;
        return last == 0
                ? names.get(0) + "?"
                : String.join(", ", names.subList(0, last)) + " or " + names.get(last) + "?";
    }
}
