/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import ai.orcarouter.firewall.model.Approval;
import ai.orcarouter.firewall.model.Decision;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.spi.NoticeSender;

/** Tells a host's listener, and survives what it throws. Asks for the time only when somebody listens. */
final class Telemetry {
    private static final System.Logger LOG = System.getLogger("ai.orcarouter.firewall.workspace");

    private final WorkspaceListener listener;
    private final boolean silent;

    Telemetry(WorkspaceListener listener) {
        this.listener = listener;
        silent = listener.equals(WorkspaceListener.NONE);
    }

    long start() {
        return silent ? 0 : System.nanoTime();
    }

    void decided(ToolCall call, Decision decision, long start) {
        if (!silent) {
            tell(() -> listener.decided(call, decision, System.nanoTime() - start));
        }
    }

    void held(Approval approval) {
        tell(() -> listener.held(approval));
    }

    void noticed(Approval approval, NoticeSender.Outcome outcome) {
        tell(() -> listener.noticed(approval, outcome));
    }

    void eventsDropped(long count) {
        tell(() -> listener.eventsDropped(count));
    }

    void failed(String what, RuntimeException e) {
        LOG.log(System.Logger.Level.WARNING, "{0}: {1}", what, e.getClass().getName());
    }

    private void tell(Runnable news) {
        try {
            news.run();
        } catch (RuntimeException e) {
            failed("a listener failed", e);
        }
    }
}
