/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.model.feed;

import ai.orcarouter.core.spi.EventRow;
import java.util.List;

/**
 * One step of a run.
 *
 * @param stepId the step; empty for an event without one, which is a node of its own
 * @param parentStepId the step that led to it, as the caller said; may be empty
 * @param link whether that edge can be followed
 * @param events what was judged in it, oldest first, at least one
 */
public record TraceNode(String stepId, String parentStepId, Link link, List<EventRow> events) {
    /** What there is to say of the edge to the parent step. */
    public enum Link {
        /** No parent is named. */
        ROOT,
        /** The parent is a node of the trace. */
        LINKED,
        /** The named parent is no node of the trace. */
        MISSING,
        /** The edge would close a circle; leaving it out makes the trace a forest. */
        CYCLE
    }

    /** Copies the list. */
    public TraceNode {
        events = List.copyOf(events);
    }
}
