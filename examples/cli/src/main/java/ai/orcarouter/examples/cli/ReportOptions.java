/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of commands that can show texts with what was found in them. */
final class ReportOptions {
    @Option(
            names = "--report",
            description = {
                "Text for people instead of JSON: each text with what was found in it marked, in colour on a",
                "terminal unless NO_COLOR is set."
            })
    private boolean report;

    @Option(names = "--color", description = "Like --report, in colour wherever it goes.")
    private boolean color;

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "Also write a page with the marked texts. It holds the texts as they are.")
    private String html = "";

    /**
     * What prints the judged lines.
     *
     * @param title of the page
     */
    RowPrinter printer(Orca orca, String title, RowJudge judge) {
        return new JudgedRows(judge, text(orca), page(title));
    }

    private @Nullable TextReport text(Orca orca) {
        if (!report && !color) {
            return null;
        }
        String noColor = orca.environment().getOrDefault("NO_COLOR", "");
        return new TextReport(color || (orca.isTerminal() && noColor.isEmpty()));
    }

    private @Nullable HtmlReport page(String title) {
        if (html.isEmpty()) {
            return null;
        }
        try {
            return HtmlReport.open(Path.of(html), title);
        } catch (IOException | InvalidPathException e) {
            throw new UsageException(
                    "cannot write " + html + ": " + e.getClass().getSimpleName());
        }
    }
}
