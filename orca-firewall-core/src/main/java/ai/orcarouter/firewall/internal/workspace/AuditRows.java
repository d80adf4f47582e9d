/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.workspace;

import ai.orcarouter.core.spi.ConfigDocument;
import ai.orcarouter.core.spi.DocumentKinds;
import ai.orcarouter.core.spi.StoreText;
import ai.orcarouter.firewall.model.AgentKey;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.Surface;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The audit rows of management operations (REFERENCE 9): safe metadata, never the content of a rule or a secret. */
public final class AuditRows {
    static final String POLICY_CREATE = "firewall_policy_create";
    static final String POLICY_UPDATE = "firewall_policy_update";
    static final String POLICY_DELETE = "firewall_policy_delete";
    /** Like the next ones not among the documented verbs, and in their style. */
    static final String POLICY_REVERT = "firewall_policy_revert";

    /** A key was issued. */
    public static final String KEY_CREATE = "key_create";
    /** A key was changed. */
    public static final String KEY_UPDATE = "key_update";
    /** A key was deleted. */
    public static final String KEY_DELETE = "key_delete";
    /** The settings were changed. */
    public static final String SETTINGS_UPDATE = "firewall_settings_update";

    private static final String RULE_CREATE = "firewall_rule_create";
    private static final String RULE_UPDATE = "firewall_rule_update";
    private static final String RULE_DELETE = "firewall_rule_delete";
    private static final String RULE = "firewall_rule";

    private AuditRows() {}

    static void policy(Draft draft, String verb, FirewallPolicy policy, Map<String, ?> more) {
        Map<String, Object> payload = new LinkedHashMap<>(more);
        payload.put("id", policy.id());
        payload.put("name", shown(policy.name()));
        payload.put("is_default", policy.isDefault());
        payload.put("default_verdict", policy.defaultVerdict().wire());
        payload.put("enabled", policy.enabled());
        draft.record(verb, DocumentKinds.FIREWALL_POLICY, Long.toString(policy.id()), policy.name(), payload);
    }

    static void unreadablePolicy(Draft draft, String verb, ConfigDocument document) {
        draft.record(verb, document.kind(), document.id(), "", Map.of("id", Numbers.id(document.id())));
    }

    /** A row for every rule that was added, changed or removed, in the order of the lists. */
    static void rules(Draft draft, FirewallPolicy policy, List<FirewallRule> before, List<FirewallRule> after) {
        Map<Long, FirewallRule> old = new LinkedHashMap<>();
        before.forEach(rule -> old.put(rule.id(), rule));
        for (FirewallRule rule : after) {
            FirewallRule known = old.remove(rule.id());
            if (known == null) {
                rule(draft, RULE_CREATE, policy, rule);
            } else if (!known.equals(rule)) {
                rule(draft, RULE_UPDATE, policy, rule);
            }
        }
        old.values().forEach(rule -> rule(draft, RULE_DELETE, policy, rule));
    }

    private static void rule(Draft draft, String verb, FirewallPolicy policy, FirewallRule rule) {
        Map<String, Object> payload = Map.of(
                "id",
                rule.id(),
                "policy_id",
                policy.id(),
                "verdict",
                rule.verdict().wire(),
                "stage",
                rule.stage().map(Surface::wire).orElse(""),
                "tool_name_glob",
                shown(rule.toolNameGlob()),
                "priority",
                (long) rule.priority());
        draft.record(verb, RULE, Long.toString(rule.id()), rule.label(), payload);
    }

    /** A row about a key: who it is and what it is bound to. */
    public static void key(Draft draft, String verb, AgentKey key) {
        Map<String, Object> payload = Map.of(
                "id", key.id(),
                "name", shown(key.name()),
                "status", (long) key.status().wire(),
                "guardrail_id", key.guardrailId(),
                "firewall_policy_id", key.firewallPolicyId(),
                "is_firewall_gateway", key.firewallGateway(),
                "expired_time", key.expiredTime());
        draft.record(verb, DocumentKinds.KEY, Long.toString(key.id()), key.name(), payload);
    }

    private static String shown(String text) {
        return StoreText.clean(text, StoreText.MAX_NAME);
    }
}
