/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import ai.orcarouter.core.spi.Event;
import ai.orcarouter.core.spi.EventKind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What tables show of an event.
 *
 * @param time when, to the second
 * @param what what came out; of other things than judged calls their kind as well
 * @param tool the tool
 * @param rule what decided: a rule, or why there was none
 * @param reason why
 */
record EventLine(String time, String what, String tool, String rule, String reason) {
    /** The cells of an event. */
    static EventLine of(Event event) {
        String what = event.kind() == EventKind.EVALUATION
                ? event.verdict()
                : event.kind().wire() + " " + event.verdict();
        String rule = event.gap() ? "gap: " + event.gapReason() : event.ruleLabel();
        return new EventLine(time(event.time()), what, event.tool(), rule, event.reason());
    }

    /** A time to the second. */
    static String time(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Adds the column of times. */
    static TextTable times(TextTable table) {
        return table.column("TIME", 30);
    }

    /** Adds the columns from what came out to the reason. */
    static TextTable columns(TextTable table) {
        return table.column("VERDICT", 20).column("TOOL", 40).column("RULE", 36).column("REASON", 80);
    }
}
