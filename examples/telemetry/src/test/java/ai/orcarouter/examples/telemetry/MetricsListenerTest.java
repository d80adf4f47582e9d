/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.net.Extraction;
import ai.orcarouter.firewall.CallContext;
import ai.orcarouter.firewall.OrcaWorkspace;
import ai.orcarouter.firewall.model.Decision;
import ai.orcarouter.firewall.model.ReasonCode;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.model.Verdict;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MetricsListenerTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    private static Decision decision(Verdict verdict, ReasonCode code, @Nullable Verdict shadowedOrNull) {
        return new Decision(
                verdict, code, "because", null, 0, "", shadowedOrNull, null, Extraction.nothing(), List.of());
    }

    private static Decision allowed() {
        return decision(Verdict.ALLOW, ReasonCode.DEFAULT_VERDICT, null);
    }

    private double decisions(String... tags) {
        return registry.get(MetricsListener.DECISIONS).tags(tags).counter().count();
    }

    @Test
    void decided_callsOfAWorkspace_areCountedByWhatWasDecided() {
        try (OrcaWorkspace workspace = Workspaces.telling(new MetricsListener(registry, ToolNames.upTo(10)))) {
            workspace.mediate(CallContext.anonymous(), Workspaces.READ);
            workspace.mediate(CallContext.anonymous(), Workspaces.READ);
            workspace.mediate(CallContext.anonymous(), Workspaces.SHELL);
            workspace.mediate(CallContext.anonymous(), Workspaces.PAY);
        }

        String surface = "mcp";
        assertThat(decisions("verdict", "allow", "reason", "default_verdict", "surface", surface, "tool", "files.read"))
                .isEqualTo(2);
        assertThat(decisions("verdict", "deny", "reason", "rule_match", "surface", surface, "tool", "shell.run"))
                .isEqualTo(1);
        assertThat(decisions("verdict", "pending_approval", "tool", "bank.pay")).isEqualTo(1);
        assertThat(registry.get(MetricsListener.HOLDS).counter().count()).isEqualTo(1);
        assertThat(registry.get(MetricsListener.EVENTS_DROPPED).counter().count())
                .isZero();
        assertThat(registry.get(MetricsListener.DURATION)
                        .tags("verdict", "allow", "surface", "mcp")
                        .timer()
                        .count())
                .isEqualTo(2);
    }

    @Test
    void decided_duration_isRecordedAsMeasured() {
        MetricsListener listener = new MetricsListener(registry, ToolNames.upTo(10));

        listener.decided(Workspaces.READ, allowed(), 1_500);
        listener.decided(Workspaces.READ, allowed(), 500);

        Timer timer = registry.get(MetricsListener.DURATION).timer();
        assertThat(timer.count()).isEqualTo(2);
        assertThat(timer.totalTime(TimeUnit.NANOSECONDS)).isEqualTo(2_000);
    }

    @Test
    void decided_shadowedVerdict_isCountedApart() {
        MetricsListener listener = new MetricsListener(registry, ToolNames.upTo(10));

        listener.decided(Workspaces.READ, decision(Verdict.ALLOW, ReasonCode.RULE_MATCH, Verdict.DENY), 1);
        listener.decided(Workspaces.READ, allowed(), 1);

        assertThat(registry.get(MetricsListener.SHADOWED)
                        .tags("verdict", "deny", "surface", "mcp")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void eventsDropped_anyNumber_isAdded() {
        MetricsListener listener = new MetricsListener(registry, ToolNames.upTo(10));

        listener.eventsDropped(3);
        listener.eventsDropped(4);

        assertThat(registry.get(MetricsListener.EVENTS_DROPPED).counter().count())
                .isEqualTo(7);
    }

    @Test
    void decided_floodOfToolNames_makesNoMoreSeriesThanTheCap() {
        MetricsListener listener = new MetricsListener(registry, ToolNames.upTo(20));

        for (int i = 0; i < 5_000; i++) {
            listener.decided(ToolCall.of("tool." + i, Arguments.none()), allowed(), 1);
        }

        assertThat(registry.find(MetricsListener.DECISIONS).counters()).hasSize(21);
        assertThat(decisions("tool", ToolNames.OTHER)).isEqualTo(4_980);
        assertThat(decisions("tool", "tool.19")).isEqualTo(1);
        assertThat(registry.getMeters()).hasSize(21 + 3);
    }

    @Test
    void decided_secretInArguments_isInNoMeter() {
        try (OrcaWorkspace workspace = Workspaces.telling(new MetricsListener(registry, ToolNames.upTo(10)))) {
            workspace.mediate(CallContext.anonymous(), Workspaces.READ);
            workspace.mediate(CallContext.anonymous(), Workspaces.SHELL);
            workspace.mediate(CallContext.anonymous(), Workspaces.PAY);
        }

        Set<String> exported = new TreeSet<>();
        for (Meter meter : registry.getMeters()) {
            exported.add(meter.getId().getName());
            for (Tag tag : meter.getId().getTags()) {
                exported.add(tag.getKey() + "=" + tag.getValue());
            }
        }
        assertThat(exported).contains("tool=shell.run").noneMatch(text -> text.contains(Workspaces.SECRET));
    }
}
