/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.codec;

import ai.orcarouter.core.document.Fields;
import ai.orcarouter.core.document.Findings;
import ai.orcarouter.core.document.Node;
import ai.orcarouter.core.document.Scope;
import ai.orcarouter.core.document.Texts;
import ai.orcarouter.firewall.model.AgentKey;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a key document (REFERENCE 7). What is wrong is reported; what is absent takes its default. */
public final class KeyReader {
    private static final List<String> FIELDS = List.of(
            "id",
            "name",
            "status",
            "key",
            "key_hash",
            "created_time",
            "accessed_time",
            "expired_time",
            "credit_limit_usd",
            "model_limits_enabled",
            "model_limits",
            "allow_ips",
            "environment",
            "group",
            "guardrail_id",
            "firewall_policy_id",
            "is_firewall_gateway",
            "version");
    private static final int CENT_DIGITS = 2;

    /**
     * What could be read.
     *
     * @param keyOrNull the key, with placeholders for what is unread; null when there is no object at all
     * @param unread pointers of what could not be read
     */
    public record Draft(@Nullable AgentKey keyOrNull, Set<String> unread) {}

    private KeyReader() {}

    /** Reads the key that a tree holds. */
    public static Draft read(Node root, Findings findings) {
        Set<String> unread = new HashSet<>();
        Scope scope = new Scope(findings, unread, "key", null);
        if (!(root instanceof Node.Obj object)) {
            scope.wrongKind(root, "", "a key", "an object", "");
            return new Draft(null, unread);
        }
        Fields fields = Fields.of(scope, object, "", FIELDS);
        // A time or a binding that is left out must not turn into "never" or "default" unnoticed.
        List.of("id", "name", "status", "key", "key_hash", "expired_time").forEach(fields::require);
        AgentKey key = AgentKey.builder(whole(fields, "id", 1), fields.text("name", ""))
                .status(status(scope, fields))
                .masked(fields.text("key", ""))
                .secretHash(fields.text("key_hash", ""))
                .createdTime(whole(fields, "created_time", 0))
                .accessedTime(whole(fields, "accessed_time", 0))
                .expiredTime(whole(fields, "expired_time", AgentKey.NEVER))
                .creditLimitCents(cents(scope, fields))
                .modelLimitsEnabled(fields.flag("model_limits_enabled", false))
                .modelLimits(fields.texts("model_limits"))
                .allowIps(lines(fields.text("allow_ips", "")))
                .environment(fields.text("environment", ""))
                .group(fields.text("group", ""))
                .guardrailId(whole(fields, "guardrail_id", 0))
                .firewallPolicyId(whole(fields, "firewall_policy_id", 0))
                .firewallGateway(fields.flag("is_firewall_gateway", false))
                .version(whole(fields, "version", 0))
                .build();
        return new Draft(key, unread);
    }

    private static long whole(Fields fields, String name, long least) {
        Long value = fields.whole(name, least, Long.MAX_VALUE);
        return value == null ? least : value;
    }

    private static AgentKey.Status status(Scope scope, Fields fields) {
        Long value = fields.whole("status", Long.MIN_VALUE, Long.MAX_VALUE);
        for (AgentKey.Status status : AgentKey.Status.values()) {
            if (value != null && value == status.wire()) {
                return status;
            }
        }
        Node node = fields.value("status");
        if (value != null && node != null) {
            scope.reject(node, fields.at("status"), "unknown status " + value, "1 for active or 2 for disabled");
        }
        return AgentKey.Status.DISABLED;
    }

    private static long cents(Scope scope, Fields fields) {
        Node node = fields.value("credit_limit_usd");
        if (node == null) {
            return 0;
        }
        String pointer = fields.at("credit_limit_usd");
        if (!(node instanceof Node.Num number)) {
            scope.wrongKind(node, pointer, Texts.quote("credit_limit_usd"), "a number", "");
            return 0;
        }
        try {
            long cents = new BigDecimal(number.value().toString())
                    .movePointRight(CENT_DIGITS)
                    .longValueExact();
            if (cents >= 0) {
                return cents;
            }
        } catch (ArithmeticException finerOrGreater) {
            // Said below.
        }
        scope.reject(node, pointer, "must be an amount in US dollars and whole cents, not negative", "0 for no limit");
        return 0;
    }

    /** One entry a line; blank lines, and blanks around an entry, mean nothing. */
    private static List<String> lines(String text) {
        List<String> out = new ArrayList<>();
        int from = 0;
        while (from <= text.length()) {
            int end = text.indexOf('\n', from);
            end = end < 0 ? text.length() : end;
            String line = text.substring(from, end).strip();
            if (!line.isEmpty()) {
                out.add(line);
            }
            from = end + 1;
        }
        return out;
    }

    /** The document of a key, to be written as JSON. */
    public static Map<String, Object> document(AgentKey key) {
        return Map.ofEntries(
                Map.entry("id", key.id()),
                Map.entry("name", key.name()),
                Map.entry("status", (long) key.status().wire()),
                Map.entry("key", key.masked()),
                Map.entry("key_hash", key.secretHash()),
                Map.entry("created_time", key.createdTime()),
                Map.entry("accessed_time", key.accessedTime()),
                Map.entry("expired_time", key.expiredTime()),
                Map.entry("credit_limit_usd", BigDecimal.valueOf(key.creditLimitCents(), CENT_DIGITS)),
                Map.entry("model_limits_enabled", key.modelLimitsEnabled()),
                Map.entry("model_limits", key.modelLimits()),
                Map.entry("allow_ips", String.join("\n", key.allowIps())),
                Map.entry("environment", key.environment()),
                Map.entry("group", key.group()),
                Map.entry("guardrail_id", key.guardrailId()),
                Map.entry("firewall_policy_id", key.firewallPolicyId()),
                Map.entry("is_firewall_gateway", key.firewallGateway()),
                Map.entry("version", key.version()));
    }
}
