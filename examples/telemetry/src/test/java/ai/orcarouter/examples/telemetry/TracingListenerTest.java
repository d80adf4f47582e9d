/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.net.Extraction;
import ai.orcarouter.firewall.CallContext;
import ai.orcarouter.firewall.Mediation;
import ai.orcarouter.firewall.OrcaWorkspace;
import ai.orcarouter.firewall.model.Decision;
import ai.orcarouter.firewall.model.ReasonCode;
import ai.orcarouter.firewall.model.Surface;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.model.Verdict;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TracingListenerTest {
    private static final Instant NOW = Instant.parse("2026-05-04T10:00:00Z");

    private final InMemorySpanExporter exporter = InMemorySpanExporter.create();
    private final SdkTracerProvider provider = SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(exporter))
            .build();
    private final Tracer tracer = provider.get("ai.orcarouter.examples");

    @AfterEach
    void stop() {
        provider.close();
    }

    private TracingListener listener() {
        return new TracingListener(tracer, () -> NOW, (call, decision) -> Optional.empty());
    }

    private SpanData only() {
        List<SpanData> spans = exporter.getFinishedSpanItems();
        assertThat(spans).hasSize(1);
        return spans.get(0);
    }

    private static Decision decision(Verdict verdict, ReasonCode code, @Nullable Verdict shadowedOrNull) {
        return new Decision(
                verdict, code, "because", null, 0, "", shadowedOrNull, null, Extraction.nothing(), List.of());
    }

    @Test
    void decided_deniedCall_isASpanWithTheStandardNames() {
        try (OrcaWorkspace workspace = Workspaces.telling(listener())) {
            workspace.mediate(CallContext.anonymous(), Workspaces.SHELL);
        }

        SpanData span = only();
        assertThat(span.getName()).isEqualTo("orca.decide");
        assertThat(span.getKind()).isEqualTo(SpanKind.INTERNAL);
        assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        assertThat(span.getAttributes().asMap()).hasSize(10).satisfies(attributes -> {
            assertThat(attributes).containsEntry(AttributeKey.stringKey("gen_ai.tool.name"), "shell.run");
            assertThat(attributes).containsEntry(AttributeKey.stringKey("gen_ai.request.model"), "some-model");
            assertThat(attributes).containsEntry(AttributeKey.stringKey("gen_ai.provider.name"), "some.provider");
            assertThat(attributes).containsEntry(AttributeKey.stringKey("gen_ai.conversation.id"), "conv-1");
            assertThat(attributes).containsEntry(AttributeKey.stringKey("mcp.method.name"), "tools/call");
            assertThat(attributes).containsEntry(AttributeKey.stringKey("orca.verdict"), "deny");
            assertThat(attributes).containsEntry(AttributeKey.stringKey("orca.reason_code"), "rule_match");
            assertThat(attributes).containsEntry(AttributeKey.stringKey("orca.surface"), "mcp");
            assertThat(attributes).containsEntry(AttributeKey.longKey("orca.policy.id"), 1L);
            assertThat(attributes).containsEntry(AttributeKey.longKey("orca.rule.id"), 1L);
        });
    }

    @Test
    void decided_duration_isThatOfTheSpan() {
        listener().decided(Workspaces.READ, decision(Verdict.ALLOW, ReasonCode.DEFAULT_VERDICT, null), 2_500);

        SpanData span = only();
        assertThat(span.getEndEpochNanos()).isEqualTo(TimeUnit.SECONDS.toNanos(NOW.getEpochSecond()));
        assertThat(span.getEndEpochNanos() - span.getStartEpochNanos()).isEqualTo(2_500);
    }

    @Test
    void decided_plainCall_hasOnlyWhatIsKnown() {
        ToolCall call =
                ToolCall.builder("t").surface(Surface.RESPONSE).server("s").build();

        listener().decided(call, decision(Verdict.ALLOW, ReasonCode.NO_POLICY, Verdict.DENY), 1);

        assertThat(only().getAttributes().asMap().keySet())
                .containsExactlyInAnyOrder(
                        SpanAttributes.TOOL_NAME,
                        SpanAttributes.VERDICT,
                        SpanAttributes.REASON,
                        SpanAttributes.SURFACE,
                        SpanAttributes.SHADOWED);
    }

    @Test
    void decided_engineThatFailed_isAnError() {
        listener().decided(Workspaces.READ, decision(Verdict.DENY, ReasonCode.POLICY_UNAVAILABLE, null), 1);

        SpanData span = only();
        assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(span.getAttributes().get(SpanAttributes.ERROR_TYPE)).isEqualTo("policy_unavailable");
    }

    @Test
    void mediate_withinASpanOfTheHost_isItsChildAndAHoldItsEvent() {
        Span tool = tracer.spanBuilder("execute_tool bank.pay").startSpan();
        Mediation held;
        Scope scope = tool.makeCurrent();
        try (OrcaWorkspace workspace = Workspaces.telling(listener())) {
            held = workspace.mediate(CallContext.anonymous(), Workspaces.PAY);
        } finally {
            scope.close();
        }
        tool.end();

        List<SpanData> spans = exporter.getFinishedSpanItems();
        assertThat(spans).extracting(SpanData::getName).containsExactly("orca.decide", "execute_tool bank.pay");
        assertThat(spans.get(0).getParentSpanId())
                .isEqualTo(tool.getSpanContext().getSpanId());
        assertThat(spans.get(1).getEvents()).singleElement().satisfies(event -> {
            assertThat(event.getName()).isEqualTo("orca.hold");
            assertThat(event.getAttributes().get(SpanAttributes.APPROVAL))
                    .isEqualTo(held.approvalId().orElseThrow());
        });
    }

    @Test
    void decided_secretInArguments_isInNoSpan() {
        try (OrcaWorkspace workspace = Workspaces.telling(listener())) {
            for (ToolCall call : List.of(Workspaces.READ, Workspaces.SHELL, Workspaces.PAY)) {
                workspace.mediate(CallContext.anonymous(), call);
                workspace.mediate(
                        CallContext.anonymous(),
                        call.withArguments(Arguments.ofJson("{\"a\":1,\"a\":\"" + Workspaces.SECRET + "\"}")));
            }
        }

        assertThat(exporter.getFinishedSpanItems())
                .hasSize(6)
                .noneMatch(span -> span.toString().contains(Workspaces.SECRET));
    }

    @Test
    void withArguments_hostAsks_exportsWhatItGivesCut() {
        TracingListener asked = listener()
                .withArguments((call, decision) ->
                        Optional.of(decision.effectiveArguments(call).toJson() + "x".repeat(10_000)));

        asked.decided(
                ToolCall.of("t", Arguments.ofJson("{\"a\":1}")),
                decision(Verdict.ALLOW, ReasonCode.DEFAULT_VERDICT, null),
                1);

        assertThat(only().getAttributes().get(SpanAttributes.TOOL_ARGUMENTS))
                .startsWith("{\"a\":1}")
                .hasSize(TracingListener.MAX_ARGUMENTS);
    }

    @Test
    void decided_textsOfAnyLength_areCut() {
        ToolCall call = ToolCall.builder("t".repeat(100_000))
                .model("m".repeat(100_000))
                .provider("p".repeat(100_000))
                .conversation("c".repeat(100_000))
                .build();

        listener().decided(call, decision(Verdict.ALLOW, ReasonCode.NO_POLICY, null), 1);

        assertThat(only().getAttributes().asMap().values())
                .allMatch(value -> value.toString().length() <= TracingListener.MAX_TEXT);
    }
}
