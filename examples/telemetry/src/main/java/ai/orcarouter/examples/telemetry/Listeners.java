/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.telemetry;

import ai.orcarouter.firewall.WorkspaceListener;
import ai.orcarouter.firewall.model.Approval;
import ai.orcarouter.firewall.model.Decision;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.spi.NoticeSender;
import java.util.List;
import java.util.function.Consumer;

/** Tells several listeners, each of them whatever the others throw. Thread-safe if they are. */
public final class Listeners implements WorkspaceListener {
    private static final System.Logger LOG = System.getLogger(Listeners.class.getName());

    private final List<WorkspaceListener> all;

    private Listeners(List<WorkspaceListener> all) {
        this.all = all;
    }

    /** Tells all of these, in this order. */
    public static WorkspaceListener of(WorkspaceListener... listeners) {
        return new Listeners(List.of(listeners));
    }

    @Override
    public void decided(ToolCall call, Decision decision, long nanos) {
        tell(listener -> listener.decided(call, decision, nanos));
    }

    @Override
    public void held(Approval approval) {
        tell(listener -> listener.held(approval));
    }

    @Override
    public void noticed(Approval approval, NoticeSender.Outcome outcome) {
        tell(listener -> listener.noticed(approval, outcome));
    }

    @Override
    public void eventsDropped(long count) {
        tell(listener -> listener.eventsDropped(count));
    }

    private void tell(Consumer<WorkspaceListener> news) {
        for (WorkspaceListener listener : all) {
            try {
                news.accept(listener);
            } catch (RuntimeException e) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "a listener failed: {0}",
                        e.getClass().getName());
            }
        }
    }
}
