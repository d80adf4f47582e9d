/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import ai.orcarouter.firewall.model.Approval;
import ai.orcarouter.firewall.model.Decision;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.spi.NoticeSender;

/**
 * Told of what happens in a workspace, for metrics and traces. Called on the thread where it happens, so it must be
 * quick and thread-safe. What it throws is logged and changes nothing. Whoever exports what it learns must leave out
 * argument values: a call holds them.
 */
public interface WorkspaceListener {
    /** Does nothing. */
    WorkspaceListener NONE = new WorkspaceListener() {};

    /**
     * A call was decided in earnest.
     *
     * @param nanos how long that took
     */
    default void decided(ToolCall call, Decision decision, long nanos) {}

    /** A call is held until somebody decides on {@code approval}. */
    default void held(Approval approval) {}

    /**
     * The reviewer's system was told of {@code approval}, or could not be; the approval waits in the queue either way.
     */
    default void noticed(Approval approval, NoticeSender.Outcome outcome) {}

    /** Events found no place in the queue, or the store refused them until the workspace was closed. */
    default void eventsDropped(long count) {}
}
