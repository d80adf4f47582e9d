/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import ai.orcarouter.skills.SkillBaseline;
import ai.orcarouter.skills.SkillExamination;
import ai.orcarouter.skills.SkillScanner;
import ai.orcarouter.skills.SkillSource;
import ai.orcarouter.skills.model.Band;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code orca skills scan}: findings, band and mode of capabilities. */
@Command(
        name = "scan",
        description = {
            "Scans skills, MCP servers, plugins and packages: folders, zip archives or single files.",
            "",
            "With --each, every folder in DIR is one; then the output is one line for each:",
            "{\"id\",\"band\",\"mode\",\"score\",\"findings\":[{\"rule\",\"severity\",\"file\",\"line\"}],\"complete\":bool,\"millis\"}",
            "",
            "Exit code by the strictest band of the run, when it is that of --fail-on or above: 3 medium, 4 high,",
            "5 critical. Else 1 when something could not be read, and 0."
        })
final class SkillsScanCommand implements Callable<Integer> {
    private static final long WARM_UP_NANOS = 4_000_000_000L;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("unused") // picocli acts on it
    private final HelpOption help = new HelpOption();

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private SkillsCommand parent;

    @Parameters(paramLabel = "PATH", arity = "0..*", description = "What to scan.")
    private List<String> paths = new ArrayList<>();

    @Option(names = "--each", paramLabel = "DIR", description = "Scan every folder in DIR, one line each.")
    private @Nullable String each;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = {
                "text (default); json, one object a line; sarif, one SARIF 2.1.0 log; html, one page that loads",
                "and runs nothing."
            })
    private String format = "text";

    @Option(names = "--html", paramLabel = "FILE", description = "Also write the page to a file.")
    private String html = "";

    @Option(names = "--color", description = "Text in colour wherever it goes; without it only on a terminal.")
    private boolean color;

    @Option(
            names = "--fail-on",
            paramLabel = "BAND",
            description = "The band from which on the exit code tells of it: medium, high, critical, or never."
                    + " By default high, and never with --each.")
    private @Nullable String failOn;

    @Option(
            names = "--approved-hosts",
            paramLabel = "HOST",
            split = ",",
            description = "The only hosts that may be used; *.example.com for all names below, and CIDR blocks.")
    private List<String> approvedHosts = new ArrayList<>();

    @Option(
            names = "--approved-tools",
            paramLabel = "TOOL",
            split = ",",
            description = "The only tools that may be declared or used; * stands for any characters.")
    private List<String> approvedTools = new ArrayList<>();

    @Option(
            names = "--approved-paths",
            paramLabel = "FOLDER",
            split = ",",
            description = "The only folders of the user or the system that code may name.")
    private List<String> approvedPaths = new ArrayList<>();

    @Option(
            names = "--approved-permissions",
            paramLabel = "NAME",
            split = ",",
            description = "The only permissions that may be declared or used; * stands for any characters.")
    private List<String> approvedPermissions = new ArrayList<>();

    @Option(
            names = "--known-tools",
            paramLabel = "TOOL",
            split = ",",
            description = "Tools that the agent has already, which no text or name may imitate.")
    private List<String> knownTools = new ArrayList<>();

    @Option(
            names = "--known-skills",
            paramLabel = "SKILL",
            split = ",",
            description = "Skills whose names no other may imitate.")
    private List<String> knownSkills = new ArrayList<>();

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            description = "Findings that were accepted; they are shown apart and count for nothing.")
    private String baseline = "";

    @Option(
            names = "--write-baseline",
            paramLabel = "FILE",
            description = "Write a baseline that accepts every finding of this run, to be gone through.")
    private String writeBaseline = "";

    @Override
    public Integer call() {
        SkillOutput.Format kind = SkillOutput.Format.of(format)
                .orElseThrow(() -> wrong("no format \"" + format + "\": text, json, sarif or html"));
        if (paths.isEmpty() == (each == null)) {
            throw wrong("either paths, or --each with a folder");
        }
        if (each != null && kind == SkillOutput.Format.TEXT) {
            kind = SkillOutput.Format.LINES;
        }
        Optional<Band> limit = limit();
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        SkillScanner scanner = scanner(err);
        List<SkillTargets.Target> targets = SkillTargets.of(paths, each);
        if (each != null) {
            warmUp(scanner, targets);
        }
        boolean keeps = !html.isEmpty() || !writeBaseline.isEmpty();
        SkillOutput output = new SkillOutput(kind, colored(), keeps, out);
        ProgressBar bar = new ProgressBar(err, parent.orca().isTerminal(), targets.size());
        int code = Orca.OK;
        for (int i = 0; i < targets.size(); i++) {
            bar.step(i, targets.get(i).id());
            code = Math.max(code, scan(scanner, targets.get(i), limit, output, bar));
        }
        bar.clear();
        output.finish();
        write(html, output::page);
        write(writeBaseline, output::baseline);
        return code;
    }

    private CommandLine.ParameterException wrong(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }

    private boolean colored() {
        String noColor = parent.orca().environment().getOrDefault("NO_COLOR", "");
        return color || (parent.orca().isTerminal() && noColor.isEmpty());
    }

    private SkillScanner scanner(PrintWriter err) {
        SkillScanner.Builder builder = SkillScanner.builder();
        if (!approvedHosts.isEmpty()) {
            builder.approvedHosts(approvedHosts.stream()
                    .map(host -> host.toLowerCase(Locale.ROOT))
                    .toList());
        }
        if (!approvedTools.isEmpty()) {
            builder.approvedTools(approvedTools);
        }
        if (!approvedPaths.isEmpty()) {
            builder.approvedPaths(approvedPaths);
        }
        if (!approvedPermissions.isEmpty()) {
            builder.approvedPermissions(approvedPermissions);
        }
        builder.knownTools(knownTools).knownSkills(knownSkills);
        if (!baseline.isEmpty()) {
            LocalDate today = LocalDate.now(ZoneOffset.UTC);
            SkillBaseline accepted = accepted();
            accepted.expired(today)
                    .forEach(entry -> err.println("orca: "
                            + TerminalText.plain(
                                    "the baseline's entry for " + entry + " has expired and counts no more")));
            builder.baseline(accepted, today);
        }
        return builder.build();
    }

    private SkillBaseline accepted() {
        try {
            return SkillBaseline.read(Path.of(baseline));
        } catch (IOException | InvalidPathException e) {
            throw new UsageException(PolicyFiles.cannotRead(baseline, e));
        }
    }

    /** Scans without output for a while, so that millis are those of a process that runs already. */
    private static void warmUp(SkillScanner scanner, List<SkillTargets.Target> targets) {
        long end = System.nanoTime() + WARM_UP_NANOS;
        for (int i = 0; i < targets.size() && System.nanoTime() < end; i++) {
            try {
                scanner.scan(SkillSource.path(targets.get(i).path()));
            } catch (IOException e) {
                // Reported when its turn comes.
            }
        }
    }

    private Optional<Band> limit() {
        String band = failOn != null ? failOn : each == null ? "high" : "never";
        return switch (band) {
            case "never" -> Optional.empty();
            case "medium", "high", "critical" -> Optional.of(Band.valueOf(band.toUpperCase(Locale.ROOT)));
            default -> throw wrong("no band \"" + band + "\": medium, high, critical or never");
        };
    }

    /** Scans one target and gives the exit code that it asks for; the highest of a run counts. */
    private int scan(
            SkillScanner scanner,
            SkillTargets.Target target,
            Optional<Band> limit,
            SkillOutput output,
            ProgressBar bar) {
        long start = System.nanoTime();
        try {
            SkillSource source = SkillSource.path(target.path());
            SkillExamination examined =
                    output.needsLines() ? scanner.examine(source) : SkillExamination.of(scanner.scan(source));
            double millis = (System.nanoTime() - start) / 1e6;
            bar.clear();
            output.add(target, examined, millis);
            Band band = examined.report().band();
            return limit.isPresent() && band.compareTo(limit.get()) >= 0 ? exitCode(band) : Orca.OK;
        } catch (IOException e) {
            bar.clear();
            spec.commandLine()
                    .getErr()
                    .println("orca: " + TerminalText.plain("cannot read " + target.path() + ": " + e));
            output.addUnreadable(target);
            return Orca.FAULTS;
        }
    }

    private static int exitCode(Band band) {
        return switch (band) {
            case LOW -> Orca.OK;
            case MEDIUM -> 3;
            case HIGH -> 4;
            case CRITICAL -> 5;
        };
    }

    private static void write(String file, java.util.function.Supplier<String> text) {
        if (!file.isEmpty()) {
            try {
                Files.writeString(Path.of(file), text.get());
            } catch (IOException | InvalidPathException e) {
                throw new UsageException(
                        "cannot write " + file + ": " + e.getClass().getSimpleName());
            }
        }
    }
}
