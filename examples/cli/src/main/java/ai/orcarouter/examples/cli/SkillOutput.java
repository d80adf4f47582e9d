/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import ai.orcarouter.skills.SkillBaseline;
import ai.orcarouter.skills.SkillExamination;
import ai.orcarouter.skills.SkillSarif;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a run of scans writes: text and lines as they come, everything else at its end. */
final class SkillOutput {
    /** How. */
    enum Format {
        /** For people. */
        TEXT("text"),
        /** One object a line. */
        JSON("json"),
        /** One short object a line (CLI.md). */
        LINES("lines"),
        /** One log. */
        SARIF("sarif"),
        /** One page. */
        HTML("html");

        private final String label;

        Format(String label) {
            this.label = label;
        }

        /** The format that people call so. */
        static Optional<Format> of(String name) {
            for (Format each : values()) {
                if (each.label.equals(name) && each != LINES) {
                    return Optional.of(each);
                }
            }
            return Optional.empty();
        }
    }

    private record Done(SkillTargets.Target target, SkillExamination examined) {}

    private final Format format;
    private final boolean color;
    private final boolean keeps;
    private final PrintWriter out;
    private final List<Done> done = new ArrayList<>();

    /**
     * An output.
     *
     * @param keeps whether a page or a baseline is asked for besides
     */
    SkillOutput(Format format, boolean color, boolean keeps, PrintWriter out) {
        this.format = format;
        this.color = color;
        this.keeps = keeps;
        this.out = out;
    }

    /** Whether the lines around findings are shown. */
    boolean needsLines() {
        return format == Format.HTML || keeps;
    }

    void add(SkillTargets.Target target, SkillExamination examined, double millis) {
        switch (format) {
            case TEXT -> out.append(SkillText.of(target.id(), examined.report(), color));
            case JSON -> out.append(SkillLines.json(target.id(), examined.report(), millis, true));
            case LINES -> out.append(SkillLines.json(target.id(), examined.report(), millis, false));
            case SARIF, HTML -> {}
        }
        if (keeps || format == Format.SARIF || format == Format.HTML) {
            done.add(new Done(target, examined));
        }
    }

    /** The closed answer for what cannot be read; it has no place in logs and pages, standard error names it. */
    void addUnreadable(SkillTargets.Target target) {
        if (format == Format.JSON || format == Format.LINES) {
            out.append(SkillLines.unreadable(target.id()));
        }
    }

    void finish() {
        if (format == Format.SARIF) {
            out.append(SkillSarif.write(done.stream()
                    .map(each -> new SkillSarif.Scanned(
                            root(each.target()), each.examined().report()))
                    .toList()));
        } else if (format == Format.HTML) {
            out.append(page());
        }
        out.flush();
    }

    /** The folder of a target as SARIF wants it; files of an archive lie below its name. */
    private static String root(SkillTargets.Target target) {
        String path = target.path().normalize().toString().replace('\\', '/');
        if (!target.folder() && !path.endsWith(".zip")) {
            int slash = path.lastIndexOf('/');
            path = slash < 0 ? "" : path.substring(0, slash);
        }
        while (path.startsWith("/")) {
            path = path.substring(1);
        }
        return path;
    }

    String page() {
        return SkillPage.of(done.stream()
                .map(each -> new SkillPage.Scanned(each.target().id(), each.examined()))
                .toList());
    }

    String baseline() {
        return SkillBaseline.write(
                done.stream().map(each -> each.examined().report()).toList(), "accepted without a look");
    }
}
