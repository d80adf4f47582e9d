/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.telemetry;

import ai.orcarouter.core.spi.StoreText;
import ai.orcarouter.firewall.WorkspaceListener;
import ai.orcarouter.firewall.model.Approval;
import ai.orcarouter.firewall.model.Decision;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.ReasonCode;
import ai.orcarouter.firewall.model.Surface;
import ai.orcarouter.firewall.model.ToolCall;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Makes an OpenTelemetry span of each decision, a child of the span that is current on the deciding thread: usually the
 * host's {@code execute_tool} or {@code tools/call} span.
 *
 * <p>The span is {@value #SPAN}, of kind internal, and lasts as long as the decision took. It carries the names in
 * {@link SpanAttributes}, and no {@code gen_ai.operation.name}: it executes no tool, and backends count what says so. A
 * call that is denied is no error; a decision that could not be made as it should has status error and an
 * {@code error.type}. A hold is an event {@value #HOLD} on the current span, with the id of the approval.
 *
 * <p>Arguments, destinations and reason texts are never exported, except for arguments if the host asks with
 * {@link #withArguments}. Texts of the call are cut to {@link #MAX_TEXT} characters. Thread-safe.
 */
public final class TracingListener implements WorkspaceListener {
    /** Name of the span of a decision. */
    public static final String SPAN = "orca.decide";

    /** Name of the event of a hold. */
    public static final String HOLD = "orca.hold";

    /** UTF-16 units of an attribute whose text came with the call. */
    public static final int MAX_TEXT = 256;

    /** UTF-16 units of the arguments, where they are exported. */
    public static final int MAX_ARGUMENTS = 4_096;

    private static final String TOOLS_CALL = "tools/call";

    private final Tracer tracer;
    private final InstantSource clock;
    private final BiFunction<ToolCall, Decision, Optional<String>> arguments;

    /** A listener that makes spans with {@code tracer} and exports no arguments. */
    public TracingListener(Tracer tracer) {
        this(tracer, InstantSource.system(), (call, decision) -> Optional.empty());
    }

    TracingListener(Tracer tracer, InstantSource clock, BiFunction<ToolCall, Decision, Optional<String>> arguments) {
        this.tracer = tracer;
        this.clock = clock;
        this.arguments = arguments;
    }

    /**
     * The same, but with arguments on the spans.
     *
     * @param redacted what to export of a call, if anything; redacting it is the host's matter, and starting from
     *     {@link Decision#effectiveArguments} keeps at least what a sanitize rule removed out of it
     */
    public TracingListener withArguments(BiFunction<ToolCall, Decision, Optional<String>> redacted) {
        return new TracingListener(tracer, clock, redacted);
    }

    @Override
    public void decided(ToolCall call, Decision decision, long nanos) {
        Instant end = clock.instant();
        SpanBuilder span = tracer.spanBuilder(SPAN)
                .setSpanKind(SpanKind.INTERNAL)
                .setStartTimestamp(end.minusNanos(Math.max(0, nanos)))
                .setAttribute(SpanAttributes.TOOL_NAME, cut(call.tool()))
                .setAttribute(SpanAttributes.VERDICT, decision.verdict().wire())
                .setAttribute(SpanAttributes.REASON, decision.code().wire())
                .setAttribute(SpanAttributes.SURFACE, call.surface().wire());
        call.model().ifPresent(model -> span.setAttribute(SpanAttributes.MODEL, cut(model)));
        call.provider().ifPresent(provider -> span.setAttribute(SpanAttributes.PROVIDER, cut(provider)));
        call.conversation().ifPresent(id -> span.setAttribute(SpanAttributes.CONVERSATION, cut(id)));
        if (call.surface() == Surface.MCP && call.server().isPresent()) {
            span.setAttribute(SpanAttributes.MCP_METHOD, TOOLS_CALL);
        }
        about(decision, span);
        arguments
                .apply(call, decision)
                .ifPresent(
                        text -> span.setAttribute(SpanAttributes.TOOL_ARGUMENTS, StoreText.clean(text, MAX_ARGUMENTS)));
        Span started = span.startSpan();
        if (isFailure(decision.code())) {
            started.setStatus(StatusCode.ERROR);
            started.setAttribute(SpanAttributes.ERROR_TYPE, decision.code().wire());
        }
        started.end(end);
    }

    private static void about(Decision decision, SpanBuilder span) {
        decision.shadowed().ifPresent(verdict -> span.setAttribute(SpanAttributes.SHADOWED, verdict.wire()));
        if (decision.policyId() != 0) {
            span.setAttribute(SpanAttributes.POLICY, decision.policyId());
        }
        FirewallRule rule = decision.ruleOrNull();
        if (rule != null) {
            span.setAttribute(SpanAttributes.RULE, rule.id());
        }
    }

    @Override
    public void held(Approval approval) {
        Span.current().addEvent(HOLD, Attributes.of(SpanAttributes.APPROVAL, approval.id()));
    }

    private static String cut(String text) {
        return StoreText.clean(text, MAX_TEXT);
    }

    /** Whether the engine or what it rests on failed, rather than a rule spoke. */
    private static boolean isFailure(ReasonCode code) {
        return switch (code) {
            case POLICY_UNAVAILABLE, EVALUATION_ERROR, APPROVAL_STORE_UNAVAILABLE -> true;
            case RULE_MATCH,
                    DEFAULT_VERDICT,
                    NO_POLICY,
                    SKILL_BLOCK,
                    SKILL_QUARANTINE,
                    SKILL_UNATTRIBUTED,
                    COST_CAP,
                    ARGUMENTS_INVALID,
                    EGRESS_NO_DESTINATION,
                    EGRESS_INVALID_DESTINATION,
                    EGRESS_FLOOR,
                    SANITIZE_INBOUND,
                    SANITIZE_NOT_SUPPORTED_ON_SURFACE,
                    APPROVAL_NOT_SUPPORTED_ON_SURFACE,
                    APPROVED,
                    APPROVAL_REFUSED,
                    RUN_ID_MISSING,
                    RUN_STATE_LIMIT,
                    SCHEMA_DRIFT -> false;
        };
    }
}
