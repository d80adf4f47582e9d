/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import ai.orcarouter.core.spi.EventRow;
import ai.orcarouter.firewall.model.feed.RunTrace;
import ai.orcarouter.firewall.model.feed.TraceNode;
import ai.orcarouter.firewall.model.feed.TraceNode.Link;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One run as {@code orca runs RUN} shows it.
 *
 * @param trace its steps
 */
record TraceLines(RunTrace trace) {
    /** Steps deeper than this are not indented further. */
    private static final int DEEPEST = 8;

    private record Placed(TraceNode node, int depth) {}

    /** One object. */
    void json(PrintWriter out) throws IOException {
        StringWriter target = new StringWriter();
        try (JsonGenerator json = Json.FACTORY.createGenerator(target)) {
            json.writeStartObject();
            json.writeStringField("run_id", trace.runId());
            json.writeNumberField("cost_cents", costCents());
            json.writeBooleanField("truncated", trace.truncated());
            json.writeArrayFieldStart("nodes");
            for (TraceNode node : trace.nodes()) {
                write(json, node);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        out.append(TerminalText.json(target.toString())).append('\n').flush();
    }

    private static void write(JsonGenerator json, TraceNode node) throws IOException {
        json.writeStartObject();
        json.writeStringField("step_id", node.stepId());
        json.writeStringField("parent_step_id", node.parentStepId());
        json.writeStringField("link", node.link().name().toLowerCase(Locale.ROOT));
        json.writeArrayFieldStart("events");
        for (EventRow row : node.events()) {
            json.writeRawValue(row.toJson());
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** A heading and a table, each step below the one that led to it. */
    void print(PrintWriter out) {
        String extent = trace.nodes().size() + " steps, " + Dollars.text(costCents());
        out.append("run " + TerminalText.plain(trace.runId()) + ": " + extent)
                .append(trace.truncated() ? "; the oldest events are left out\n" : "\n");
        TextTable table = EventLine.times(new TextTable()).column("STEP", 40);
        EventLine.columns(table);
        for (Placed placed : inTrees()) {
            String step = step(placed);
            for (EventRow row : placed.node().events()) {
                EventLine line = EventLine.of(row.event());
                table.row(line.time(), step, line.what(), line.tool(), line.rule(), line.reason());
            }
        }
        table.print(out);
    }

    private long costCents() {
        return trace.nodes().stream()
                .flatMap(node -> node.events().stream())
                .mapToLong(row -> row.event().costCents())
                .sum();
    }

    private static String step(Placed placed) {
        TraceNode node = placed.node();
        String id = node.stepId().isEmpty() ? "-" : node.stepId();
        String after = switch (node.link()) {
            case ROOT, LINKED -> "";
            case MISSING -> " (after " + node.parentStepId() + ", not seen)";
            case CYCLE -> " (after " + node.parentStepId() + ", a circle)";
        };
        return "  ".repeat(Math.min(placed.depth(), DEEPEST)) + id + after;
    }

    /** Every step, depth first; callers name the parents, so depth may be thousands. */
    private List<Placed> inTrees() {
        Map<String, List<TraceNode>> children = new HashMap<>();
        Deque<Placed> open = new ArrayDeque<>();
        for (TraceNode node : trace.nodes()) {
            if (node.link() == Link.LINKED) {
                children.computeIfAbsent(node.parentStepId(), parent -> new ArrayList<>())
                        .add(node);
            } else {
                open.addLast(new Placed(node, 0));
            }
        }
        List<Placed> placed = new ArrayList<>();
        while (!open.isEmpty()) {
            Placed next = open.removeFirst();
            placed.add(next);
            String id = next.node().stepId();
            List<TraceNode> below = id.isEmpty() ? List.of() : children.getOrDefault(id, List.of());
            for (int i = below.size() - 1; i >= 0; i--) {
                open.addFirst(new Placed(below.get(i), next.depth() + 1));
            }
        }
        return placed;
    }
}
