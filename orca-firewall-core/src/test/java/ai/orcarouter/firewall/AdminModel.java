/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import static ai.orcarouter.firewall.FirewallAdmin.ANY_VERSION;
import static ai.orcarouter.firewall.WorkspaceWorld.HOST;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.firewall.model.AgentKey;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What management operations should do, in the plainest form: lists of versions in memory. */
final class AdminModel {
    enum Kind {
        CREATE,
        UPDATE,
        DELETE,
        PROMOTE,
        DEMOTE,
        ENABLE,
        ADD_RULE,
        DELETE_RULE,
        REVERT,
        ISSUE_KEY,
        BIND_KEY,
        DELETE_KEY
    }

    /** An operation; {@code a} chooses what it is done to, {@code b} what with. */
    record Op(Kind kind, int a, int b, boolean flag) {
        long target() {
            return 1L + a;
        }

        private FirewallPolicy policy(long id) {
            return FirewallPolicy.builder(id, "n" + (b % 4)).isDefault(flag).build();
        }

        private static FirewallRule rule(long id) {
            return FirewallRule.builder(id, Verdict.DENY).toolNameGlob("x.y").build();
        }

        private AgentKey key(long id) {
            return AgentKey.builder(id, "k").firewallPolicyId(b).build();
        }

        void run(FirewallAdmin admin) {
            PolicyAdmin policies = admin.policies();
            KeyAdmin keys = admin.keys();
            switch (kind) {
                case CREATE -> policies.create(HOST, policy(0));
                case UPDATE -> policies.update(HOST, policy(target()), ANY_VERSION);
                case DELETE -> policies.delete(HOST, target(), ANY_VERSION);
                case PROMOTE -> policies.setDefault(HOST, target(), ANY_VERSION);
                case DEMOTE -> policies.clearDefault(HOST, target(), ANY_VERSION);
                case ENABLE -> policies.setEnabled(HOST, target(), flag, ANY_VERSION);
                case ADD_RULE -> policies.createRule(HOST, target(), rule(0), ANY_VERSION);
                case DELETE_RULE -> policies.deleteRule(HOST, target(), 1L + b, ANY_VERSION);
                case REVERT -> policies.revert(HOST, target(), 1L + b, ANY_VERSION);
                case ISSUE_KEY -> keys.issue(HOST, key(0)).secret().close();
                case BIND_KEY -> keys.update(HOST, key(target()), ANY_VERSION);
                case DELETE_KEY -> keys.delete(HOST, target(), ANY_VERSION);
            }
        }
    }

    /** Every version of every policy, the first one first; null for a deletion. */
    final Map<Long, List<@Nullable FirewallPolicy>> versions = new TreeMap<>();
    /** The policy that each key is bound to. */
    final Map<Long, Long> keys = new TreeMap<>();

    private long nextRule = 1;
    private long nextKey = 1;

    @Nullable
    FirewallPolicy live(long id) {
        List<@Nullable FirewallPolicy> all = versions.getOrDefault(id, List.of());
        return all.isEmpty() ? null : all.get(all.size() - 1);
    }

    /** Does an operation; says how it should be refused, or null. */
    @Nullable
    ErrorCode apply(Op op) {
        long id = op.target();
        return switch (op.kind()) {
            case CREATE -> save(op.policy(versions.size() + 1L));
            case UPDATE -> edit(id, old -> op.policy(id));
            case DELETE -> delete(id);
            case PROMOTE -> edit(id, old -> old.toBuilder().isDefault(true).build());
            case DEMOTE -> edit(id, old -> old.toBuilder().isDefault(false).build());
            case ENABLE -> edit(id, old -> old.toBuilder().enabled(op.flag()).build());
            case ADD_RULE ->
                edit(id, old -> {
                    List<FirewallRule> rules = new ArrayList<>(old.rules());
                    rules.add(Op.rule(nextRule++));
                    return old.toBuilder().rules(rules).build();
                });
            case DELETE_RULE -> deleteRule(id, 1L + op.b());
            case REVERT -> revert(id, 1 + op.b());
            case ISSUE_KEY -> bind(op, true);
            case BIND_KEY -> bind(op, false);
            case DELETE_KEY -> keys.remove(id) == null ? ErrorCode.NOT_FOUND : null;
        };
    }

    private @Nullable ErrorCode bind(Op op, boolean fresh) {
        if (!fresh && !keys.containsKey(op.target())) {
            return ErrorCode.NOT_FOUND;
        }
        if (op.b() > 0 && live(op.b()) == null) {
            return ErrorCode.INVALID_DOCUMENT;
        }
        keys.put(fresh ? nextKey++ : op.target(), (long) op.b());
        return null;
    }

    private @Nullable ErrorCode edit(long id, UnaryOperator<FirewallPolicy> change) {
        FirewallPolicy old = live(id);
        return old == null ? ErrorCode.NOT_FOUND : save(change.apply(old));
    }

    private @Nullable ErrorCode delete(long id) {
        if (live(id) == null) {
            return ErrorCode.NOT_FOUND;
        }
        if (keys.containsValue(id)) {
            return ErrorCode.STILL_REFERENCED;
        }
        add(id, null);
        return null;
    }

    private @Nullable ErrorCode deleteRule(long id, long ruleId) {
        FirewallPolicy old = live(id);
        if (old == null || old.rules().stream().noneMatch(rule -> rule.id() == ruleId)) {
            return ErrorCode.NOT_FOUND;
        }
        return save(old.toBuilder()
                .rules(old.rules().stream().filter(rule -> rule.id() != ruleId).toList())
                .build());
    }

    private @Nullable ErrorCode revert(long id, int version) {
        List<@Nullable FirewallPolicy> all = versions.getOrDefault(id, List.of());
        FirewallPolicy old = version > all.size() ? null : all.get(version - 1);
        return old == null ? ErrorCode.NOT_FOUND : save(old);
    }

    private @Nullable ErrorCode save(FirewallPolicy policy) {
        for (long other : versions.keySet()) {
            FirewallPolicy taken = live(other);
            if (other != policy.id() && taken != null && taken.name().equals(policy.name())) {
                return ErrorCode.DUPLICATE_NAME;
            }
        }
        add(policy.id(), policy);
        for (long other : List.copyOf(versions.keySet())) {
            FirewallPolicy rival = live(other);
            if (policy.isDefault() && other != policy.id() && rival != null && rival.isDefault()) {
                add(other, rival.toBuilder().isDefault(false).build());
            }
        }
        return null;
    }

    private void add(long id, @Nullable FirewallPolicy version) {
        versions.computeIfAbsent(id, fresh -> new ArrayList<>()).add(version);
    }
}
