/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import ai.orcarouter.firewall.model.feed.RollUp;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Runs or sessions as {@code orca runs} shows them.
 *
 * @param rollUps what to show, in order
 */
record RollUpLines(List<RollUp> rollUps) {
    /** One object a line. */
    void json(PrintWriter out) throws IOException {
        for (RollUp rollUp : rollUps) {
            out.append(TerminalText.json(object(rollUp))).append('\n');
        }
        out.flush();
    }

    private static String object(RollUp rollUp) throws IOException {
        StringWriter target = new StringWriter();
        try (JsonGenerator out = Json.FACTORY.createGenerator(target)) {
            out.writeStartObject();
            out.writeStringField("id", rollUp.id());
            out.writeStringField("first_seen", rollUp.firstSeen().toString());
            out.writeStringField("last_seen", rollUp.lastSeen().toString());
            out.writeNumberField("events", rollUp.events());
            out.writeObjectFieldStart("verdicts");
            for (Map.Entry<String, Long> verdict : new TreeMap<>(rollUp.verdicts()).entrySet()) {
                out.writeNumberField(verdict.getKey(), verdict.getValue());
            }
            out.writeEndObject();
            strings(out, "tools", rollUp.tools());
            strings(out, "models", rollUp.models());
            out.writeNumberField("cost_cents", rollUp.costCents());
            out.writeBooleanField("truncated", rollUp.truncated());
            out.writeEndObject();
        }
        return target.toString();
    }

    private static void strings(JsonGenerator out, String name, Collection<String> values) throws IOException {
        out.writeArrayFieldStart(name);
        for (String value : new TreeSet<>(values)) {
            out.writeString(value);
        }
        out.writeEndArray();
    }

    /** A table. */
    void print(String heading, PrintWriter out) {
        TextTable table = new TextTable()
                .column(heading, 36)
                .column("FIRST", 30)
                .column("LAST", 30)
                .column("EVENTS", 10)
                .column("VERDICTS", 60)
                .column("COST", 20)
                .column("MODELS", 40)
                .column("TOOLS", 80);
        for (RollUp rollUp : rollUps) {
            table.row(
                    rollUp.id(),
                    EventLine.time(rollUp.firstSeen()),
                    EventLine.time(rollUp.lastSeen()),
                    rollUp.events() + (rollUp.truncated() ? "+" : ""),
                    verdicts(rollUp),
                    Dollars.text(rollUp.costCents()),
                    names(rollUp.models()),
                    names(rollUp.tools()));
        }
        table.print(out);
    }

    private static String verdicts(RollUp rollUp) {
        return new TreeMap<>(rollUp.verdicts())
                .entrySet().stream()
                        .map(verdict -> verdict.getValue() + " " + verdict.getKey())
                        .collect(Collectors.joining(", "));
    }

    private static String names(Collection<String> names) {
        return String.join(", ", new TreeSet<>(names));
    }
}
