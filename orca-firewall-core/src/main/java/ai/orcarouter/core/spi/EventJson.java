/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.spi;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.json.CanonicalJson;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Event rows as JSON: the field names of the feeds (REFERENCE 2.17); what an event does not have is left out. */
final class EventJson {
    private static final String FORMAT = "orca.event.v1";

    private final Map<String, Object> members = new LinkedHashMap<>();

    private EventJson() {}

    /** The members that a row's hash covers. */
    static Map<String, Object> members(String writer, long epoch, long sequence, String previousHash, Event event) {
        EventJson out = new EventJson();
        out.put("format", FORMAT);
        out.put("writer", writer);
        out.members.put("epoch", epoch);
        out.members.put("sequence", sequence);
        out.put("previous", previousHash);
        out.put("time", event.time().toString());
        out.put("kind", event.kind().wire());
        out.put("surface", event.surface());
        out.put("verdict", event.verdict());
        out.put("shadow_verdict", event.shadowVerdict());
        out.put("reason", event.reason());
        out.put("reason_code", event.reasonCode());
        out.put("tool_name", event.tool());
        out.put("server", event.server());
        out.put("skill_name", event.skill());
        out.put("quarantine", event.quarantined());
        out.put("gap", event.gap());
        out.put("gap_reason", event.gapReason());
        out.put("token_id", event.keyId());
        out.put("token_name", event.keyName());
        out.put("model_name", event.model());
        out.put("provider", event.provider());
        out.put("caller_ip", event.callerIp());
        out.put("request_id", event.requestId());
        out.put("agent_run_id", event.runId());
        out.put("conversation_id", event.conversationId());
        out.put("step_id", event.stepId());
        out.put("parent_step_id", event.parentStepId());
        out.put("policy_id", event.policyId());
        out.put("policy_version", event.policyVersion());
        out.put("policy_name", event.policyName());
        out.put("rule_id", event.ruleId());
        out.put("rule_label", event.ruleLabel());
        out.put("rule_type", event.ruleType());
        out.put("approval_id", event.approvalId());
        out.put("args_hash", event.argsHash());
        out.put("args_summary", event.argsSummary());
        if (!event.destinations().isEmpty()) {
            out.members.put("destinations", event.destinations());
        }
        out.put("cost_cents", event.costCents());
        out.put("engine_version", event.engineVersion());
        if (!event.details().equals("{}")) {
            out.members.put(
                    "details",
                    Objects.requireNonNull(Arguments.ofJson(event.details()).value()));
        }
        return out.members;
    }

    private void put(String name, String value) {
        if (!value.isEmpty()) {
            members.put(name, value);
        }
    }

    private void put(String name, long value) {
        if (value != 0) {
            members.put(name, value);
        }
    }

    private void put(String name, boolean value) {
        if (value) {
            members.put(name, true);
        }
    }

    /** The row of a text that {@link EventRow#toJson} wrote. */
    static EventRow read(String json) {
        try {
            if (Arguments.ofJson(json).value() instanceof Map<?, ?> map && FORMAT.equals(map.get("format"))) {
                return row(map);
            }
        } catch (OrcaException | IllegalArgumentException | ClassCastException | DateTimeParseException e) {
            throw new OrcaException(ErrorCode.INVALID_DOCUMENT, "no event row: " + e.getMessage(), e);
        }
        throw new OrcaException(ErrorCode.INVALID_DOCUMENT, "no event row of format " + FORMAT);
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
