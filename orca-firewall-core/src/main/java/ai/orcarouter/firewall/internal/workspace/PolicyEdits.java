/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.workspace;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.Issue;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.config.DocumentHistory;
import ai.orcarouter.core.spi.ConfigDocument;
import ai.orcarouter.core.spi.DocumentKinds;
import ai.orcarouter.firewall.model.AgentKey;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.StoredPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The changes of policies: each is checked as a whole against the snapshot it is computed from (REFERENCE 2.2). */
public final class PolicyEdits {
    private final Draft draft;
    private final DocumentCodec codec;

    /** Edits that go into {@code draft}. */
    public PolicyEdits(Draft draft, DocumentCodec codec) {
        this.draft = draft;
        this.codec = codec;
    }

    /** A stored policy, whether it can be used or not. */
    public PolicyEntry find(long id, long expectedVersion) {
        PolicyEntry entry = draft.base().policy(id).orElseThrow(() -> Draft.notFound("policy " + id));
        Draft.requireVersion("policy " + id, entry.document().version(), expectedVersion);
        return entry;
    }

    /** What a stored policy says; refuses one that cannot be read. */
    public static FirewallPolicy readable(PolicyEntry entry) {
        FirewallPolicy policy = entry.policyOrNull();
        if (policy == null) {
            throw invalid("", "policy " + entry.document().id() + " " + entry.fault());
        }
        return policy;
    }

    /** Stores a new policy under a new number; its rules keep the numbers that the author gave them. */
    public StoredPolicy create(FirewallPolicy authored) {
        FirewallPolicy policy = numbered(draft.newPolicy(), authored);
        AuditRows.policy(draft, AuditRows.POLICY_CREATE, policy, Map.of());
        return save(policy, List.of());
    }

    /** Stores the next version of a policy and records it and every rule that differs. */
    public StoredPolicy update(PolicyEntry old, FirewallPolicy authored) {
        FirewallPolicy policy = numbered(readable(old).id(), authored);
        AuditRows.policy(draft, AuditRows.POLICY_UPDATE, policy, Map.of());
        return save(policy, readable(old).rules());
    }

    /** Stores the next version of a policy, which differs in its rules only, and records those. */
    public StoredPolicy updateRules(PolicyEntry old, List<FirewallRule> rules) {
        FirewallPolicy before = readable(old);
        FirewallPolicy policy = before.toBuilder().rules(rules).build();
        rules.forEach(rule -> draft.used(rule.id()));
        return save(policy, before.rules());
    }

    /** Refuses when the caller has seen another version than the newest one, which may be a deletion. */
    public void requireVersion(long id, long expectedVersion) {
        long newest = draft.newestVersion(DocumentKinds.FIREWALL_POLICY, Long.toString(id));
        Draft.requireVersion("policy " + id, newest, expectedVersion);
    }

    /** Stores an old version of a policy again, whether the policy still exists or not. */
    public StoredPolicy revert(long id, FirewallPolicy old, long fromVersion) {
        List<FirewallRule> before = draft.base().policy(id).stream()
                .map(PolicyEntry::policyOrNull)
                .filter(policy -> policy != null)
                .flatMap(policy -> policy.rules().stream())
                .toList();
        old.rules().forEach(rule -> draft.used(rule.id()));
        long version = draft.newestVersion(DocumentKinds.FIREWALL_POLICY, Long.toString(id)) + 1;
        AuditRows.policy(draft, AuditRows.POLICY_REVERT, old, DocumentHistory.revertPayload(version, fromVersion));
        return save(old, before);
    }

    /** Deletes a policy to which no key is attached. */
    public void delete(PolicyEntry entry) {
        long id = Numbers.id(entry.document().id());
        List<String> attached = draft.base().keys().all().stream()
                .filter(key -> key.firewallPolicyId() == id)
                .map(AgentKey::toString)
                .toList();
        if (!attached.isEmpty()) {
            throw new OrcaException(
                    ErrorCode.STILL_REFERENCED,
                    "policy " + entry.document().id() + " is attached to " + String.join(", ", attached));
        }
        draft.put(DocumentKinds.FIREWALL_POLICY, entry.document().id(), null);
        FirewallPolicy policy = entry.policyOrNull();
        if (policy == null) {
            AuditRows.unreadablePolicy(draft, AuditRows.POLICY_DELETE, entry.document());
        } else {
            AuditRows.policy(draft, AuditRows.POLICY_DELETE, policy, Map.of());
            AuditRows.rules(draft, policy, policy.rules(), List.of());
        }
    }

    private FirewallPolicy numbered(long id, FirewallPolicy authored) {
        authored.rules().forEach(rule -> draft.used(rule.id()));
        List<FirewallRule> rules = new ArrayList<>(authored.rules());
        rules.replaceAll(rule -> rule.id() == 0 ? withId(rule, draft.newRule()) : rule);
        return new FirewallPolicy(
                id,
                authored.name(),
                authored.enabled(),
                authored.isDefault(),
                authored.defaultVerdict(),
                authored.shadowMode(),
                rules);
    }

    /** The same rule under another number. */
    public static FirewallRule withId(FirewallRule rule, long id) {
        return new FirewallRule(
                id,
                rule.priority(),
                rule.label(),
                rule.stageOrNull(),
                rule.toolNameGlob(),
                rule.skillNameGlob(),
                rule.verdict(),
                rule.argsMatch(),
                rule.sanitizeOrNull(),
                rule.egressOrNull(),
                rule.capCostCentsOrNull(),
                rule.sequenceOrNull(),
                rule.notes());
    }

    private StoredPolicy save(FirewallPolicy policy, List<FirewallRule> before) {
        List<Issue> issues = codec.check(policy);
        if (issues.stream().anyMatch(Issue::isError)) {
            throw new OrcaException(ErrorCode.INVALID_DOCUMENT, issues);
        }
        requireFreeName(policy);
        AuditRows.rules(draft, policy, before, policy.rules());
        ConfigDocument stored = put(policy);
        if (policy.isDefault()) {
            demoteOthers(policy.id());
        }
        return new StoredPolicy(policy, stored.version(), stored.author(), stored.time(), issues);
    }

    private ConfigDocument put(FirewallPolicy policy) {
        return draft.put(DocumentKinds.FIREWALL_POLICY, Long.toString(policy.id()), codec.encode(policy));
    }

    private void requireFreeName(FirewallPolicy policy) {
        for (PolicyEntry entry : draft.base().policies()) {
            FirewallPolicy other = entry.policyOrNull();
            if (other != null && other.id() != policy.id() && other.name().equals(policy.name())) {
                throw new OrcaException(
                        ErrorCode.DUPLICATE_NAME, "policy " + other.id() + " has the name \"" + other.name() + '"');
            }
        }
    }

    private void demoteOthers(long id) {
        for (PolicyEntry entry : draft.base().policies()) {
            FirewallPolicy other = entry.policyOrNull();
            if (other == null && Numbers.id(entry.document().id()) != id) {
                throw invalid(
                        "/is_default",
                        "policy " + entry.document().id() + ", which may be the default, " + entry.fault());
            }
            if (other != null && other.id() != id && other.isDefault()) {
                FirewallPolicy demoted = other.toBuilder().isDefault(false).build();
                put(demoted);
                AuditRows.policy(draft, AuditRows.POLICY_UPDATE, demoted, Map.of());
            }
        }
    }

    private static OrcaException invalid(String pointer, String message) {
        return new OrcaException(
                ErrorCode.INVALID_DOCUMENT, List.of(Issue.error(pointer, "policy", message, "delete or repair it")));
    }

    /** The rule with a number. */
    public static FirewallRule rule(FirewallPolicy policy, long ruleId) {
        @Nullable FirewallRule found = null;
        for (FirewallRule rule : policy.rules()) {
            found = rule.id() == ruleId ? rule : found;
        }
        if (found == null) {
            throw Draft.notFound("rule " + ruleId + " in policy " + policy.id());
        }
        return found;
    }
}
