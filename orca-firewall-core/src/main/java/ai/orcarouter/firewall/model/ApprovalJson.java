/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.model;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.json.CanonicalJson;
import ai.orcarouter.firewall.model.ApprovalBinding.Hold;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Approvals as JSON; what an approval does not have is left out. */
final class ApprovalJson {
    private static final String FORMAT = "orca.approval.v1";

    private ApprovalJson() {}

    static String write(Approval approval) {
        Map<String, Object> out = new LinkedHashMap<>();
        put(out, "format", FORMAT);
        put(out, "id", approval.id());
        put(out, "binding", binding(approval.binding()));
        put(out, "context", context(approval.context()));
        put(out, "opened_at", time(approval.openedAt()));
        put(out, "expires_at", time(approval.expiresAt()));
        ApprovalRuling ruling = approval.rulingOrNull();
        put(out, "ruling", ruling == null ? "" : ruling(ruling));
        put(out, "consumed_at", time(approval.consumedAtOrNull()));
        put(out, "revoked_at", time(approval.revokedAtOrNull()));
        put(out, "note", approval.note());
        return CanonicalJson.write(out);
    }

    private static Map<String, Object> binding(ApprovalBinding binding) {
        Map<String, Object> out = new LinkedHashMap<>();
        put(out, "workspace", binding.workspace());
        put(out, "key_id", binding.keyId());
        put(out, "run_id", binding.runId());
        put(out, "server", binding.server());
        put(out, "tool_schema_hash", binding.toolSchemaHash());
        put(out, "tool_name", binding.tool());
        put(out, "args_hash", binding.argsHash());
        put(out, "effective_args_hash", binding.effectiveArgsHash());
        put(out, "destinations", binding.destinations());
        put(out, "policy_id", binding.policyId());
        put(out, "policy_version", binding.policyVersion());
        put(out, "rule_id", binding.ruleId());
        put(out, "rule_hash", binding.ruleHash());
        put(out, "hold", binding.hold().name().toLowerCase(Locale.ROOT));
        return out;
    }

    private static Map<String, Object> context(ApprovalContext context) {
        Map<String, Object> out = new LinkedHashMap<>();
        put(out, "surface", context.surface().wire());
        put(out, "reason", context.reason());
        put(out, "args_summary", context.argsSummary());
        put(out, "skill_name", context.skill());
        put(out, "request_id", context.requestId());
        put(out, "conversation_id", context.conversationId());
        return out;
    }

    private static Map<String, Object> ruling(ApprovalRuling ruling) {
        Map<String, Object> out = new LinkedHashMap<>();
        put(out, "approved", ruling.approved());
        put(out, "reviewer", ruling.reviewer());
        put(out, "comment", ruling.comment());
        put(out, "time", time(ruling.time()));
        return out;
    }

    private static void put(Map<String, Object> out, String name, Object value) {
        if (!value.equals("") && !value.equals(0L)) {
            out.put(name, value);
        }
    }

    private static String time(@Nullable Instant value) {
        return value == null ? "" : value.toString();
    }

    static Approval read(String json) {
        try {
            if (Arguments.ofJson(json).value() instanceof Map<?, ?> map && FORMAT.equals(map.get("format"))) {
                return approval(map);
            }
        } catch (OrcaException | IllegalArgumentException | ClassCastException | DateTimeParseException e) {
            throw new OrcaException(ErrorCode.INVALID_DOCUMENT, "no approval: " + e.getMessage(), e);
        }
        throw new OrcaException(ErrorCode.INVALID_DOCUMENT, "no approval of format " + FORMAT);
    }

    private static Approval approval(Map<?, ?> from) {
        Map<?, ?> ruling = member(from, "ruling", Map.of(), Map.class);
        return new Approval(
                text(from, "id"),
                binding(member(from, "binding", Map.of(), Map.class)),
                context(member(from, "context", Map.of(), Map.class)),
                Instant.parse(text(from, "opened_at")),
                Instant.parse(text(from, "expires_at")),
                ruling.isEmpty() ? null : ruling(ruling),
                timeOrNull(from, "consumed_at"),
                timeOrNull(from, "revoked_at"),
                text(from, "note"));
    }

    private static ApprovalBinding binding(Map<?, ?> from) {
        Hold hold = Hold.valueOf(text(from, "hold").toUpperCase(Locale.ROOT));
        List<String> destinations = new ArrayList<>();
        for (Object destination : member(from, "destinations", List.of(), List.class)) {
            destinations.add((String) destination);
        }
        return ApprovalBinding.builder(text(from, "workspace"), text(from, "tool_name"), hold)
                .keyId(text(from, "key_id"))
                .runId(text(from, "run_id"))
                .server(text(from, "server"), text(from, "tool_schema_hash"))
                .arguments(text(from, "args_hash"), text(from, "effective_args_hash"))
                .destinations(destinations)
                .policy(number(from, "policy_id"), number(from, "policy_version"))
                .rule(number(from, "rule_id"), text(from, "rule_hash"))
                .build();
    }

    private static ApprovalContext context(Map<?, ?> from) {
        String surface = text(from, "surface");
        return new ApprovalContext(
                Surface.fromWire(surface)
                        .orElseThrow(() -> new IllegalArgumentException("no surface is called " + surface)),
                text(from, "reason"),
                text(from, "args_summary"),
                text(from, "skill_name"),
                text(from, "request_id"),
                text(from, "conversation_id"));
    }

    private static ApprovalRuling ruling(Map<?, ?> from) {
        return new ApprovalRuling(
                member(from, "approved", false, Boolean.class),
                text(from, "reviewer"),
                text(from, "comment"),
                Instant.parse(text(from, "time")));
    }

    private static @Nullable Instant timeOrNull(Map<?, ?> from, String name) {
        String text = text(from, name);
        return text.isEmpty() ? null : Instant.parse(text);
    }

    private static String text(Map<?, ?> from, String name) {
        return member(from, name, "", String.class);
    }

    private static long number(Map<?, ?> from, String name) {
        return member(from, name, 0L, Long.class);
    }

    private static <T> T member(Map<?, ?> from, String name, T absent, Class<T> type) {
        Object value = from.get(name);
        return value == null ? absent : type.cast(value);
    }
}
