/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import java.io.BufferedWriter;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The {@code orca} command: the root of its subcommands and what they share. */
@Command(
        name = "orca",
        description = {
            "Judges agent tool calls, destinations and policies: reads JSON Lines, writes JSON Lines.",
            "Serves the tools of MCP servers through a policy: gateway, mcp.",
            "Shows what a workspace recorded, decides on held calls, and sets how strict it is: events,",
            "runs, approvals, posture.",
            "Installs compliance packs, makes signed reports and checkpoints, and verifies them: compliance,",
            "report, audit, keyset."
        },
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            CheckCommand.class,
            DecideCommand.class,
            DestinationsCommand.class,
            ClassifyCommand.class,
            CidrCommand.class,
            DetectCommand.class,
            GuardCommand.class,
            GatewayCommand.class,
            McpCommand.class,
            SkillsCommand.class,
            EventsCommand.class,
            RunsCommand.class,
            ApprovalsCommand.class,
            PostureCommand.class,
            ComplianceCommand.class,
            ReportsCommand.class,
            AuditCommand.class,
            KeysetCommand.class,
            VersionCommand.class,
            HelpCommand.class
        },
        footerHeading = "%nInput and output:%n",
        footer = {
            "  A file name, or - for standard input. One JSON object a line, UTF-8; blank lines are",
            "  skipped. Answers come in input order, one JSON object a line, and nothing else is",
            "  written to standard output. Diagnostics with line numbers go to standard error.",
            "  A line that cannot be read is answered with the closed answer of the command and a",
            "  member \"error\"; the lines after it are answered as usual. Nothing uses the network",
            "  but gateway and mcp, which reach the servers of the file that they are given.",
            "  events, runs, approvals, posture, compliance and audit read no input but the database",
            "  that --jdbc-url names, and that is all they connect to. What they show is free of",
            "  terminal control characters.",
            "",
            "Exit codes:",
            "  0  everything was answered; check: no faults",
            "  1  at least one line could not be read, a policy has faults, what was named is not",
            "     there, or a decision was refused",
            "  2  wrong usage, or a file or database that cannot be used",
            "  3, 4, 5  skills scan: the band is medium, high, critical, and --fail-on asks for it"
        })
final class Orca implements Runnable {
    /** Exit code when everything was answered. */
    static final int OK = 0;

    /** Exit code when a line could not be read, a policy has faults, or something was refused or not found. */
    static final int FAULTS = 1;

    /** Exit code of wrong usage and of files and databases that cannot be used. */
    static final int USAGE = 2;

    private static final int OUTPUT_CHARS = 1 << 16;
    private static final int HELP_COLUMNS = 100;

    private final InputStream in;
    private final Map<String, String> environment;
    private final boolean terminal;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("unused") // picocli acts on it
    private final HelpOption help = new HelpOption();

    private Orca(InputStream in, Map<String, String> environment, boolean terminal) {
        this.in = in;
        this.environment = environment;
        this.terminal = terminal;
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
                                true),
                        System.getenv(),
                        isInteractive())
                .execute(args);
        out.flush();
        System.exit(code);
    }

    /** Whether input and output are a terminal. */
    @SuppressWarnings("SystemConsoleNull") // the console is asked where it is never null
    private static boolean isInteractive() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            // From JDK 22 on there is always a console, which knows whether it is a terminal.
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    /** The command over the given streams and environment variables, which are no terminal. */
    static CommandLine commandLine(InputStream in, PrintWriter out, PrintWriter err, Map<String, String> environment) {
        return commandLine(in, out, err, environment, false);
    }

    /** The command over the given streams and environment variables. */
    static CommandLine commandLine(
            InputStream in, PrintWriter out, PrintWriter err, Map<String, String> environment, boolean terminal) {
        return CommandList.shownBy(new CommandLine(new Orca(in, environment, terminal)))
                .setUsageHelpWidth(HELP_COLUMNS)
                .setOut(out)
                .setErr(err)
                .setExecutionExceptionHandler((e, line, parsed) -> {
                    if (e instanceof UsageException) {
                        line.getErr().println("orca: " + e.getMessage());
                        return USAGE;
                    }
                    if (e instanceof OrcaException refused) {
                        line.getErr().println("orca: " + TerminalText.plain(String.valueOf(refused.getMessage())));
                        return exitCode(refused.code());
                    }
                    throw e;
                });
    }

    private static int exitCode(ErrorCode code) {
        return code.isConflict()
                        || code == ErrorCode.CHAIN_BROKEN
                        || code == ErrorCode.FORBIDDEN
                        || code == ErrorCode.NOT_FOUND
                ? FAULTS
                : USAGE;
    }

    /** The environment variables. */
    Map<String, String> environment() {
        return environment;
    }

    /** Whether the output goes to a terminal. */
    boolean isTerminal() {
        return terminal;
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
