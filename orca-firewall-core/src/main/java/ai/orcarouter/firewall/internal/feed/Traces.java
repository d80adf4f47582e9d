/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.feed;

import ai.orcarouter.core.spi.EventKind;
import ai.orcarouter.core.spi.EventQuery;
import ai.orcarouter.core.spi.EventRow;
import ai.orcarouter.core.spi.EventStore;
import ai.orcarouter.firewall.model.feed.RunTrace;
import ai.orcarouter.firewall.model.feed.TraceNode;
import ai.orcarouter.firewall.model.feed.TraceNode.Link;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts the events of a run together to steps. Whatever ids callers state, the time is nearly linear. Not thread-safe.
 */
public final class Traces {
    /** The most events of a trace: 10,000. */
    static final int MOST_EVENTS = 10_000;

    private final List<Step> steps = new ArrayList<>();
    private final Map<String, Step> byId = new HashMap<>();

    private Traces() {}

    /** One step; {@code root} leads towards the root of the tree it is in. */
    private static final class Step {
        private final String id;
        private final List<EventRow> events = new ArrayList<>();
        private String parent = "";
        private Step root = this;

        Step(String id) {
            this.id = id;
        }

        /** The root of the tree, with the way there halved. */
        @SuppressWarnings("ReferenceEquality")
        Step find() {
            Step at = this;
            while (at.root != at) {
                at.root = at.root.root;
                at = at.root;
            }
            return at;
        }
    }

    /** The trace of a run. */
    public static RunTrace of(EventStore store, String workspace, String runId) {
        EventQuery query =
                EventQuery.builder().kind(EventKind.EVALUATION).runId(runId).build();
        List<EventRow> rows = new ArrayList<>();
        boolean more = Totals.over(store, workspace, query, MOST_EVENTS, rows::add);
        Collections.reverse(rows);
        return new RunTrace(runId, nodes(rows), more);
    }

    /** The steps of events that are given oldest first. */
    static List<TraceNode> nodes(List<EventRow> rows) {
        Traces trace = new Traces();
        rows.forEach(trace::add);
        List<TraceNode> nodes = new ArrayList<>();
        for (Step step : trace.steps) {
            nodes.add(new TraceNode(step.id, step.parent, trace.link(step), step.events));
        }
        return nodes;
    }

    private void add(EventRow row) {
        String id = row.event().stepId();
        Step step = id.isEmpty() ? null : byId.get(id);
        if (step == null) {
            step = new Step(id);
            steps.add(step);
            if (!id.isEmpty()) {
                byId.put(id, step);
            }
        }
        step.events.add(row);
        if (step.parent.isEmpty()) {
            step.parent = row.event().parentStepId();
        }
    }

    /**
     * A step is the root of its tree until it is linked, so an edge into its own tree is the one that closes a circle.
     */
    @SuppressWarnings("ReferenceEquality")
    private Link link(Step step) {
        if (step.parent.isEmpty()) {
            return Link.ROOT;
        }
        Step parent = byId.get(step.parent);
        if (parent == null) {
            return Link.MISSING;
        }
        Step root = parent.find();
        if (root == step) {
            return Link.CYCLE;
        }
        step.root = root;
        return Link.LINKED;
    }
}
