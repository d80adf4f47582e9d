/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.gateway;

import ai.orcarouter.mcp.internal.protocol.Cancellation;
import ai.orcarouter.mcp.internal.protocol.Progress;
import ai.orcarouter.mcp.model.CallProgress;
import java.util.function.Consumer;

/**
 * Passes progress of one call on to its caller: only what grows, as the protocol demands, at most {@link #MOST}
 * notices, and nothing once the caller does not wait any more. Thread-safe.
 */
final class ProgressRelay implements Progress.Listener {
    static final int MOST = 1_000;

    private static final System.Logger LOG = System.getLogger(ProgressRelay.class.getName());

    private final Consumer<CallProgress> to;
    private final boolean withTexts;
    private final Cancellation cancellation;
    private double last = Double.NEGATIVE_INFINITY;
    private int told;

    /** A relay that leaves texts out unless {@code withTexts}. */
    ProgressRelay(Consumer<CallProgress> to, boolean withTexts, Cancellation cancellation) {
        this.to = to;
        this.withTexts = withTexts;
        this.cancellation = cancellation;
    }

    @Override
    public synchronized void on(Progress notice) {
        if (notice.progress() <= last || told == MOST || cancellation.isCancelled()) {
            return;
        }
        last = notice.progress();
        told++;
        String text = withTexts ? notice.message().map(ToolErrors::clean).orElse("") : "";
        try {
            to.accept(new CallProgress(notice.progress(), notice.totalOrNull(), text));
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "a listener for progress failed and hears no more", e);
            told = MOST;
        }
    }
}
