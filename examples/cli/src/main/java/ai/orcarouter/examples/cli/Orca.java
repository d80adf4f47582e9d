/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The {@code orca} command: the root of its subcommands and what they share. */
@Command(
        name = "orca",
        description = "Judges agent tool calls, destinations and policies. Reads JSON Lines, writes JSON Lines.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            CheckCommand.class,
            DecideCommand.class,
            DestinationsCommand.class,
            ClassifyCommand.class,
            CidrCommand.class,
            DetectCommand.class,
            VersionCommand.class,
            HelpCommand.class
        },
        footerHeading = "%nInput and output:%n",
        footer = {
            "  A file name, or - for standard input. One JSON object a line, UTF-8; blank lines are",
            "  skipped. Answers come in input order, one JSON object a line, and nothing else is",
            "  written to standard output. Diagnostics with line numbers go to standard error.",
            "  A line that cannot be read is answered with the closed answer of the command and a",
            "  member \"error\"; the lines after it are answered as usual. Nothing uses the network.",
            "",
            "Exit codes:",
            "  0  everything was answered; check: no faults",
            "  1  at least one line could not be read, or a policy has faults",
            "  2  wrong usage, or a file that cannot be read"
        })
final class Orca implements Runnable {
    /** Exit code when everything was answered. */
    static final int OK = 0;

    /** Exit code when a line could not be read or a policy has faults. */
    static final int FAULTS = 1;

    /** Exit code of wrong usage and of files that cannot be read. */
    static final int USAGE = 2;

    private static final int OUTPUT_CHARS = 1 << 16;
    private static final int HELP_COLUMNS = 100;

    private final InputStream in;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("unused") // picocli acts on it
    private final HelpOption help = new HelpOption();

    private Orca(InputStream in) {
        this.in = in;
    }

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] args) {
        OutputStream stdout = new FileOutputStream(FileDescriptor.out);
        PrintWriter out = new PrintWriter(
                new BufferedWriter(new OutputStreamWriter(stdout, StandardCharsets.UTF_8), OUTPUT_CHARS), false);
        int code = commandLine(
                        new FileInputStream(FileDescriptor.in),
                        out,
                        new PrintWriter(
                                new OutputStreamWriter(
                                        new FileOutputStream(FileDescriptor.err), StandardCharsets.UTF_8),
                                true))
                .execute(args);
        out.flush();
        System.exit(code);
    }

    /** The command over the given streams. */
    static CommandLine commandLine(InputStream in, PrintWriter out, PrintWriter err) {
        return new CommandLine(new Orca(in))
                .setUsageHelpWidth(HELP_COLUMNS)
                .setOut(out)
                .setErr(err)
                .setExecutionExceptionHandler((e, line, parsed) -> {
                    if (e instanceof UsageException) {
                        line.getErr().println("orca: " + e.getMessage());
                        return USAGE;
                    }
                    throw e;
                });
    }

    /** What {@code -} reads. */
    InputStream in() {
        return in;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "which command?");
    }
}
