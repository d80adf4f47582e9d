/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import ai.orcarouter.core.Actor;
import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.firewall.internal.codec.PolicyWriter;
import ai.orcarouter.firewall.internal.workspace.Draft;
import ai.orcarouter.firewall.internal.workspace.PolicyEdits;
import ai.orcarouter.firewall.internal.workspace.PolicyEntry;
import ai.orcarouter.firewall.internal.workspace.PolicyHistory;
import ai.orcarouter.firewall.internal.workspace.WorkspaceSnapshot;
import ai.orcarouter.firewall.model.AdminOperation;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.PolicyDiff;
import ai.orcarouter.firewall.model.PolicySummary;
import ai.orcarouter.firewall.model.PolicyVersion;
import ai.orcarouter.firewall.model.StoredPolicy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;

/**
 * The policies of a workspace and their rules (REFERENCE 2.2, 2.4, 2.21). Reading needs a Viewer, writing a Developer.
 *
 * <p>Every write is one commit with its audit rows and acts on the next call in this process. A write checks the policy
 * as a whole: {@link ErrorCode#INVALID_DOCUMENT} lists every fault at once. {@link ErrorCode#FORBIDDEN},
 * {@link ErrorCode#NOT_FOUND}, {@link ErrorCode#CONTENDED} and {@link ErrorCode#STORE_UNAVAILABLE} may come from every
 * method that could meet them. A write that is refused stores nothing.
 *
 * <p>An {@code expectedVersion} is the version that the caller has seen; when another one is stored, the write is
 * refused with {@link ErrorCode#STALE_VERSION}. {@link FirewallAdmin#ANY_VERSION} overwrites whatever is stored.
 *
 * <p>Thread-safe, also across processes that share the store.
 */
public final class PolicyAdmin {
    private final Administration admin;
    private final WorkspaceDocuments codec;
    private final PolicyHistory history;

    PolicyAdmin(Administration admin) {
        this.admin = admin;
        codec = new WorkspaceDocuments(admin.configuration());
        history = new PolicyHistory(admin.store(), admin.workspace(), codec);
    }

    /** Every policy that can be read, by id; {@link FirewallAdmin#faults} lists the others. */
    public List<PolicySummary> list(Actor actor) {
        WorkspaceSnapshot snapshot = admin.read(actor, AdminOperation.READ_POLICIES);
        List<PolicySummary> out = new ArrayList<>();
        for (PolicyEntry entry : snapshot.policies()) {
            FirewallPolicy policy = entry.policyOrNull();
            if (policy != null) {
                int attached = (int) snapshot.keys().all().stream()
                        .filter(key -> key.firewallPolicyId() == policy.id())
                        .count();
                out.add(new PolicySummary(
                        policy.id(),
                        policy.name(),
                        policy.enabled(),
                        policy.isDefault(),
                        policy.defaultVerdict(),
                        policy.shadowMode(),
                        policy.rules().size(),
                        attached,
                        entry.document().version()));
            }
        }
        out.sort(Comparator.comparingLong(PolicySummary::id));
        return List.copyOf(out);
    }

    /** A policy as it is stored. */
    public StoredPolicy get(Actor actor, long policyId) {
        WorkspaceSnapshot snapshot = admin.read(actor, AdminOperation.READ_POLICIES);
        PolicyEntry entry = snapshot.policy(policyId).orElseThrow(() -> Draft.notFound("policy " + policyId));
        FirewallPolicy policy = PolicyEdits.readable(entry);
        return new StoredPolicy(
                policy,
                entry.document().version(),
                entry.document().author(),
                entry.document().time(),
                codec.check(policy));
    }

    /**
     * Stores a new policy. It gets a new id; its rules keep the ids that they have, and one with id 0 gets a new one. A
     * new default demotes the old one in the same commit.
     *
     * @throws OrcaException with {@link ErrorCode#DUPLICATE_NAME} when another policy has that name
     */
    public StoredPolicy create(Actor actor, FirewallPolicy policy) {
        return admin.write(actor, AdminOperation.WRITE_POLICIES, draft -> new PolicyEdits(draft, codec).create(policy));
    }

    /**
     * Replaces a policy, its rules included, by {@code policy}, whose id says which. A rule with id 0 gets a new one. A
     * new default demotes the old one in the same commit.
     *
     * @throws OrcaException with {@link ErrorCode#DUPLICATE_NAME} when another policy has that name, and with
     *     {@link ErrorCode#STALE_VERSION}
     */
    public StoredPolicy update(Actor actor, FirewallPolicy policy, long expectedVersion) {
        return edit(actor, policy.id(), expectedVersion, (edits, old) -> edits.update(old, policy));
    }

    /**
     * Deletes a policy. Its id is never used again, and its history stays.
     *
     * @throws OrcaException with {@link ErrorCode#STILL_REFERENCED} when keys are attached to it, and with
     *     {@link ErrorCode#STALE_VERSION}
     */
    public void delete(Actor actor, long policyId, long expectedVersion) {
        edit(actor, policyId, expectedVersion, (edits, old) -> {
            edits.delete(old);
            return policyId;
        });
    }

    /** Makes a policy the workspace's default; the old one is demoted in the same commit. */
    public StoredPolicy setDefault(Actor actor, long policyId, long expectedVersion) {
        return change(actor, policyId, expectedVersion, policy -> policy.isDefault(true));
    }

    /** Takes the default away from a policy; if it had it, keys without a policy of their own are governed by none. */
    public StoredPolicy clearDefault(Actor actor, long policyId, long expectedVersion) {
        return change(actor, policyId, expectedVersion, policy -> policy.isDefault(false));
    }

    /** Enables or disables a policy; keys of a disabled one fall back to the workspace's default. */
    public StoredPolicy setEnabled(Actor actor, long policyId, boolean enabled, long expectedVersion) {
        return change(actor, policyId, expectedVersion, policy -> policy.enabled(enabled));
    }

    /** Adds a rule, which gets a new id. The version is that of the policy. */
    public StoredPolicy createRule(Actor actor, long policyId, FirewallRule rule, long expectedVersion) {
        return editing(actor, policyId, expectedVersion, (draft, old) -> {
            List<FirewallRule> rules = new ArrayList<>(PolicyEdits.readable(old).rules());
            rules.add(PolicyEdits.withId(rule, draft.newRule()));
            return new PolicyEdits(draft, codec).updateRules(old, rules);
        });
    }

    /** Replaces the rule that has the id of {@code rule}. The version is that of the policy. */
    public StoredPolicy updateRule(Actor actor, long policyId, FirewallRule rule, long expectedVersion) {
        return edit(actor, policyId, expectedVersion, (edits, old) -> {
            List<FirewallRule> rules = new ArrayList<>(PolicyEdits.readable(old).rules());
            rules.set(rules.indexOf(PolicyEdits.rule(PolicyEdits.readable(old), rule.id())), rule);
            return edits.updateRules(old, rules);
        });
    }

    /** Deletes a rule. The version is that of the policy. */
    public StoredPolicy deleteRule(Actor actor, long policyId, long ruleId, long expectedVersion) {
        return edit(actor, policyId, expectedVersion, (edits, old) -> {
            List<FirewallRule> rules = new ArrayList<>(PolicyEdits.readable(old).rules());
            rules.remove(PolicyEdits.rule(PolicyEdits.readable(old), ruleId));
            return edits.updateRules(old, rules);
        });
    }

    /**
     * Versions of a policy, newest first, a deleted policy's among them.
     *
     * @param beforeVersion only versions below this one, which continues a page; {@link Long#MAX_VALUE} for the first
     * @param limit the most versions to return, 1 to {@link ai.orcarouter.core.spi.ConfigStore#MAX_HISTORY}
     * @throws IllegalArgumentException for a limit out of range
     */
    public List<PolicyVersion> versions(Actor actor, long policyId, long beforeVersion, int limit) {
        admin.require(actor, AdminOperation.READ_HISTORY);
        return history.page(policyId, beforeVersion, limit);
    }

    /** What differs between two versions of a policy, none of which may be a deletion. */
    public PolicyDiff diff(Actor actor, long policyId, long fromVersion, long toVersion) {
        admin.require(actor, AdminOperation.READ_HISTORY);
        return PolicyDiff.between(
                PolicyWriter.document(history.version(policyId, fromVersion), false),
                PolicyWriter.document(history.version(policyId, toVersion), false));
    }

    /**
     * Copies an old version of a policy forward as its newest one: name, enabled, default, verdict, shadow and all
     * rules with their ids. A deleted policy comes back by it. If the version was the default, the present one is
     * demoted.
     *
     * @throws OrcaException with {@link ErrorCode#DUPLICATE_NAME} when another policy has that name by now, and with
     *     {@link ErrorCode#STALE_VERSION}
     */
    public StoredPolicy revert(Actor actor, long policyId, long version, long expectedVersion) {
        return admin.write(actor, AdminOperation.REVERT_POLICIES, draft -> {
            PolicyEdits edits = new PolicyEdits(draft, codec);
            edits.requireVersion(policyId, expectedVersion);
            return edits.revert(policyId, history.version(policyId, version), version);
        });
    }

    private interface Change {
        FirewallPolicy.Builder of(FirewallPolicy.Builder policy);
    }

    private StoredPolicy change(Actor actor, long policyId, long expectedVersion, Change change) {
        return edit(
                actor,
                policyId,
                expectedVersion,
                (edits, old) -> edits.update(
                        old, change.of(PolicyEdits.readable(old).toBuilder()).build()));
    }

    private <T> T edit(Actor actor, long policyId, long expectedVersion, BiFunction<PolicyEdits, PolicyEntry, T> edit) {
        return editing(
                actor, policyId, expectedVersion, (draft, old) -> edit.apply(new PolicyEdits(draft, codec), old));
    }

    private <T> T editing(Actor actor, long policyId, long expectedVersion, BiFunction<Draft, PolicyEntry, T> edit) {
        return admin.write(actor, AdminOperation.WRITE_POLICIES, draft -> {
            PolicyEntry old = new PolicyEdits(draft, codec).find(policyId, expectedVersion);
            return edit.apply(draft, old);
        });
    }
}
