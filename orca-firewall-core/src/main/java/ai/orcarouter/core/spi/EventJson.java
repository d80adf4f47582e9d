/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.spi;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.json.CanonicalJson;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the event rows that {@link EventText} writes. */
final class EventJson {
    private EventJson() {}

    /** The row of a text that {@link EventRow#toJson} wrote. */
    static EventRow read(String json) {
        try {
            if (Arguments.ofJson(json).value() instanceof Map<?, ?> map && EventText.FORMAT.equals(map.get("format"))) {
                return row(map);
            }
        } catch (OrcaException | IllegalArgumentException | ClassCastException | DateTimeParseException e) {
            throw new OrcaException(ErrorCode.INVALID_DOCUMENT, "no event row: " + e.getMessage(), e);
        }
        throw new OrcaException(ErrorCode.INVALID_DOCUMENT, "no event row of format " + EventText.FORMAT);
    }

    private static EventRow row(Map<?, ?> from) {
        return new EventRow(
                text(from, "writer"),
                number(from, "epoch"),
                number(from, "sequence"),
                text(from, "previous"),
                text(from, "hash"),
                event(from));
    }

    private static Event event(Map<?, ?> from) {
        return Event.builder(EventKind.fromWire(text(from, "kind")), Instant.parse(text(from, "time")))
                .surface(text(from, "surface"))
                .verdict(text(from, "verdict"))
                .shadowVerdict(text(from, "shadow_verdict"))
                .reason(text(from, "reason"))
                .reasonCode(text(from, "reason_code"))
                .tool(text(from, "tool_name"))
                .server(text(from, "server"))
                .skill(text(from, "skill_name"))
                .quarantined(flag(from, "quarantine"))
                .gap(flag(from, "gap"))
                .gapReason(text(from, "gap_reason"))
                .keyId(text(from, "token_id"))
                .keyName(text(from, "token_name"))
                .model(text(from, "model_name"))
                .provider(text(from, "provider"))
                .callerIp(text(from, "caller_ip"))
                .requestId(text(from, "request_id"))
                .runId(text(from, "agent_run_id"))
                .conversationId(text(from, "conversation_id"))
                .stepId(text(from, "step_id"))
                .parentStepId(text(from, "parent_step_id"))
                .policyId(number(from, "policy_id"))
                .policyVersion(number(from, "policy_version"))
                .policyName(text(from, "policy_name"))
                .ruleId(number(from, "rule_id"))
                .ruleLabel(text(from, "rule_label"))
                .ruleType(text(from, "rule_type"))
                .approvalId(text(from, "approval_id"))
                .argsHash(text(from, "args_hash"))
                .argsSummary(text(from, "args_summary"))
                .destinations(texts(from, "destinations"))
                .costCents(number(from, "cost_cents"))
                .engineVersion(text(from, "engine_version"))
                .details(from.containsKey("details") ? CanonicalJson.write(from.get("details")) : "{}")
                .build();
    }

    private static String text(Map<?, ?> from, String name) {
        return member(from, name, "", String.class);
    }

    private static long number(Map<?, ?> from, String name) {
        return member(from, name, 0L, Long.class);
    }

    private static boolean flag(Map<?, ?> from, String name) {
        return member(from, name, false, Boolean.class);
    }

    private static List<String> texts(Map<?, ?> from, String name) {
        List<String> texts = new ArrayList<>();
        for (Object element : member(from, name, List.of(), List.class)) {
            texts.add((String) element);
        }
        return texts;
    }

    private static <T> T member(Map<?, ?> from, String name, T absent, Class<T> type) {
        Object value = from.get(name);
        return value == null ? absent : type.cast(value);
    }
}
