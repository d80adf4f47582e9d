/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import ai.orcarouter.skills.SkillScanner;
import ai.orcarouter.skills.SkillSource;
import ai.orcarouter.skills.model.Band;
import ai.orcarouter.skills.model.SkillReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
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
            "Exit code 1 when one is in the band of --fail-on or above, or could not be read."
        })
final class SkillsScanCommand implements Callable<Integer> {
    private static final long WARM_UP_NANOS = 4_000_000_000L;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("unused") // picocli acts on it
    private final HelpOption help = new HelpOption();

    @Parameters(paramLabel = "PATH", arity = "0..*", description = "What to scan.")
    private List<String> paths = new ArrayList<>();

    @Option(names = "--each", paramLabel = "DIR", description = "Scan every folder in DIR, one line each.")
    private @Nullable String each;

    @Option(names = "--format", paramLabel = "FORMAT", description = "text (default) or json, one object a line.")
    private String format = "text";

    @Option(
            names = "--fail-on",
            paramLabel = "BAND",
            description = "Exit with 1 from this band on: medium, high, critical, or never."
                    + " By default high, and never with --each.")
    private @Nullable String failOn;

    @Option(
            names = "--approved-hosts",
            paramLabel = "HOST",
            split = ",",
            description = "The only hosts that may be used; *.example.com for all names below.")
    private List<String> approvedHosts = new ArrayList<>();

    private boolean failed;

    @Override
    public Integer call() {
        boolean json = switch (format) {
            case "text" -> false;
            case "json" -> true;
            default ->
                throw new CommandLine.ParameterException(
                        spec.commandLine(), "no format \"" + format + "\": text or json");
        };
        if (paths.isEmpty() == (each == null)) {
            throw new CommandLine.ParameterException(spec.commandLine(), "either paths, or --each with a folder");
        }
        Optional<Band> limit = limit();
        SkillScanner.Builder builder = SkillScanner.builder();
        if (!approvedHosts.isEmpty()) {
            builder.approvedHosts(approvedHosts);
        }
        SkillScanner scanner = builder.build();
        PrintWriter out = spec.commandLine().getOut();
        List<Path> targets = targets();
        if (each != null) {
            warmUp(scanner, targets);
        }
        for (Path path : targets) {
            scan(scanner, path, json || each != null, limit, out);
        }
        out.flush();
        return failed ? Orca.FAULTS : Orca.OK;
    }

    /** Scans without output for a while, so that millis are those of a process that runs already. */
    private static void warmUp(SkillScanner scanner, List<Path> targets) {
        long end = System.nanoTime() + WARM_UP_NANOS;
        for (int i = 0; i < targets.size() && System.nanoTime() < end; i++) {
            try {
                scanner.scan(SkillSource.path(targets.get(i)));
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
            default ->
                throw new CommandLine.ParameterException(
                        spec.commandLine(), "no band \"" + band + "\": medium, high, critical or never");
        };
    }

    private List<Path> targets() {
        List<Path> targets = new ArrayList<>();
        try {
            for (String path : paths) {
                targets.add(Path.of(path));
            }
            if (each != null) {
                try (DirectoryStream<Path> folders = Files.newDirectoryStream(Path.of(each))) {
                    for (Path folder : folders) {
                        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                            targets.add(folder);
                        }
                    }
                }
                Collections.sort(targets);
            }
        } catch (IOException | InvalidPathException e) {
            throw new UsageException("cannot read " + (each == null ? "a path" : each) + ": " + e.getMessage());
        }
        return targets;
    }

    private void scan(SkillScanner scanner, Path path, boolean json, Optional<Band> limit, PrintWriter out) {
        Path name = path.toAbsolutePath().normalize().getFileName();
        String id = each != null && name != null ? name.toString() : path.toString();
        long start = System.nanoTime();
        try {
            SkillReport report = scanner.scan(SkillSource.path(path));
            double millis = (System.nanoTime() - start) / 1e6;
            failed |= limit.isPresent() && report.band().compareTo(limit.get()) >= 0;
            out.append(json ? SkillLines.json(id, report, millis, each == null) : SkillLines.text(id, report));
        } catch (IOException e) {
            failed = true;
            spec.commandLine().getErr().println("orca: " + TerminalText.plain("cannot read " + path + ": " + e));
            if (json) {
                out.append(SkillLines.unreadable(id));
            }
        }
    }
}
