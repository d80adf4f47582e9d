/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import java.io.PrintWriter;

/** How far a command has come, on the last line of a terminal; nothing at all anywhere else. */
final class ProgressBar {
    private static final int CELLS = 24;
    private static final int MAX_NAME = 40;
    private static final String CLEAR = "\r\u001b[K";

    private final PrintWriter err;
    private final int total;
    private final boolean shown;

    /**
     * A bar that has not begun.
     *
     * @param terminal whether people look on
     * @param total how many steps there are; a single one needs no bar
     */
    ProgressBar(PrintWriter err, boolean terminal, int total) {
        this.err = err;
        this.total = total;
        shown = terminal && total > 1;
    }

    /** Shows that a step begins; {@code done} are finished. */
    void step(int done, String name) {
        if (shown) {
            int full = CELLS * done / total;
            String plain = TerminalText.plain(name);
            String end = plain.length() > MAX_NAME ? plain.substring(0, MAX_NAME) : plain;
            err.print(
                    CLEAR + "[" + "#".repeat(full) + " ".repeat(CELLS - full) + "] " + done + "/" + total + " " + end);
            err.flush();
        }
    }

    /** Takes the bar away, so that other output has the line. */
    void clear() {
        if (shown) {
            err.print(CLEAR);
            err.flush();
        }
    }
}
