/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.firewall.CallContext;
import ai.orcarouter.firewall.OrcaWorkspace;
import ai.orcarouter.firewall.WorkspaceListener;
import ai.orcarouter.firewall.model.Approval;
import ai.orcarouter.firewall.model.Decision;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.model.Verdict;
import ai.orcarouter.firewall.spi.NoticeSender;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListenersTest {
    /** Throws whatever it is told. */
    private static final class Broken implements WorkspaceListener {
        @Override
        public void decided(ToolCall call, Decision decision, long nanos) {
            throw new IllegalStateException("decided");
        }

        @Override
        public void held(Approval approval) {
            throw new IllegalStateException("held");
        }

        @Override
        public void noticed(Approval approval, NoticeSender.Outcome outcome) {
            throw new IllegalStateException("noticed");
        }

        @Override
        public void eventsDropped(long count) {
            throw new IllegalStateException("dropped");
        }
    }

    private static List<Verdict> verdicts(WorkspaceListener listener) {
        List<Verdict> verdicts = new ArrayList<>();
        try (OrcaWorkspace workspace = Workspaces.telling(listener)) {
            for (ToolCall call : List.of(Workspaces.READ, Workspaces.SHELL, Workspaces.PAY)) {
                verdicts.add(workspace
                        .mediate(CallContext.anonymous(), call)
                        .decision()
                        .verdict());
            }
        }
        return verdicts;
    }

    @Test
    void mediate_listenerThatThrows_decidesAlike() {
        List<Verdict> expected = List.of(Verdict.ALLOW, Verdict.DENY, Verdict.PENDING_APPROVAL);

        assertThat(verdicts(WorkspaceListener.NONE)).isEqualTo(expected);
        assertThat(verdicts(new Broken())).isEqualTo(expected);
        assertThat(verdicts(Listeners.of(new Broken()))).isEqualTo(expected);
    }

    @Test
    void of_oneThatThrows_tellsTheOthers() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        List<Approval> held = new ArrayList<>();
        WorkspaceListener collector = new WorkspaceListener() {
            @Override
            public void held(Approval approval) {
                held.add(approval);
            }
        };
        WorkspaceListener all =
                Listeners.of(new Broken(), collector, new MetricsListener(registry, ToolNames.upTo(10)));

        verdicts(all);
        all.noticed(held.get(0), NoticeSender.Outcome.FAILED);
        all.eventsDropped(2);

        assertThat(registry.find(MetricsListener.DECISIONS).counters()).hasSize(3);
        assertThat(registry.get(MetricsListener.HOLDS).counter().count()).isEqualTo(1);
        assertThat(registry.get(MetricsListener.NOTICES)
                        .tag("outcome", "failed")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get(MetricsListener.EVENTS_DROPPED).counter().count())
                .isEqualTo(2);
    }
}
