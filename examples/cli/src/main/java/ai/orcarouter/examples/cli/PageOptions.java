/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which page, and in what form: the options of every list. */
final class PageOptions {
    @Option(names = "--limit", paramLabel = "N", description = "Lines of a page; default ${DEFAULT-VALUE}.")
    private int limit = 50;

    @Option(
            names = "--after",
            paramLabel = "PLACE",
            description = "Continue where a page ended; each page names the next one's on standard error.")
    private @Nullable String after;

    @Option(names = "--json", description = "One JSON object a line instead of a table.")
    private boolean json;

    /** The limit, if it is from 1 to {@code most}. */
    int limit(int most) {
        if (limit < 1 || limit > most) {
            throw new UsageException("--limit goes from 1 to " + most);
        }
        return limit;
    }

    /** The text of the place to continue at. */
    @Nullable
    String after() {
        return after;
    }

    boolean json() {
        return json;
    }

    /** Tells how to go on. */
    static void tellNext(PrintWriter err, String place) {
        err.println("orca: there may be more: --after " + place);
    }
}
