/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails;

import static ai.orcarouter.guardrails.GuardrailAdmin.ANY_VERSION;
import static ai.orcarouter.guardrails.World.OWNER;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.firewall.FirewallAdmin;
import ai.orcarouter.firewall.model.AgentKey;
import ai.orcarouter.guardrails.model.Guardrail;
import ai.orcarouter.guardrails.model.GuardrailAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What management operations on guardrails should do, in the plainest form: lists of versions in memory. */
final class GuardrailModel {
    enum Kind {
        CREATE,
        UPDATE,
        DELETE,
        PROMOTE,
        DEMOTE,
        ENABLE,
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

        private Guardrail guardrail(long id) {
            return World.guardrail("n" + (b % 4), World.keyword(1, GuardrailAction.BLOCK, "word" + b)).toBuilder()
                    .id(id)
                    .isDefault(flag)
                    .build();
        }

        private AgentKey key(long id) {
            return AgentKey.builder(id, "k").guardrailId(b).build();
        }

        void run(World world) {
            GuardrailAdmin admin = world.admin();
            FirewallAdmin firewall = world.workspace.admin();
            switch (kind) {
                case CREATE -> admin.create(OWNER, guardrail(0));
                case UPDATE -> admin.update(OWNER, guardrail(target()), ANY_VERSION);
                case DELETE -> admin.delete(OWNER, target(), ANY_VERSION);
                case PROMOTE -> admin.setDefault(OWNER, target(), ANY_VERSION);
                case DEMOTE -> admin.clearDefault(OWNER, target(), ANY_VERSION);
                case ENABLE -> admin.setEnabled(OWNER, target(), flag, ANY_VERSION);
                case REVERT -> admin.revert(OWNER, target(), 1L + b, ANY_VERSION);
                case ISSUE_KEY -> firewall.keys().issue(OWNER, key(0)).secret().close();
                case BIND_KEY -> firewall.keys().update(OWNER, key(target()), ANY_VERSION);
                case DELETE_KEY -> firewall.keys().delete(OWNER, target(), ANY_VERSION);
            }
        }
    }

    /** Every version of every guardrail, the first one first; null for a deletion. */
    final Map<Long, List<@Nullable Guardrail>> versions = new TreeMap<>();

    /** The guardrail that each key is attached to. */
    final Map<Long, Long> keys = new TreeMap<>();

    private long nextKey = 1;

    @Nullable
    Guardrail live(long id) {
        List<@Nullable Guardrail> all = versions.getOrDefault(id, List.of());
        return all.isEmpty() ? null : all.get(all.size() - 1);
    }

    /** Does an operation; says how it should be refused, or null. */
    @Nullable
    ErrorCode apply(Op op) {
        long id = op.target();
        return switch (op.kind()) {
            case CREATE -> save(op.guardrail(versions.size() + 1L));
            case UPDATE -> edit(id, old -> op.guardrail(id));
            case DELETE -> delete(id);
            case PROMOTE -> edit(id, old -> old.toBuilder().isDefault(true).build());
            case DEMOTE -> edit(id, old -> old.toBuilder().isDefault(false).build());
            case ENABLE -> edit(id, old -> old.toBuilder().enabled(op.flag()).build());
            case REVERT -> revert(id, 1 + op.b());
            case ISSUE_KEY -> bind(op, true);
            case BIND_KEY -> bind(op, false);
            case DELETE_KEY -> keys.remove(id) == null ? ErrorCode.NOT_FOUND : null;
        };
    }

    /** The guardrail that screens the texts of a key, or of none for 0. */
    @Nullable
    Guardrail screens(long guardrailId) {
        if (guardrailId != 0) {
            Guardrail own = live(guardrailId);
            return own != null && own.enabled() ? own : null;
        }
        for (long id : versions.keySet()) {
            Guardrail each = live(id);
            if (each != null && each.isDefault() && each.enabled()) {
                return each;
            }
        }
        return null;
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

    private @Nullable ErrorCode edit(long id, UnaryOperator<Guardrail> change) {
        Guardrail old = live(id);
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

    private @Nullable ErrorCode revert(long id, int version) {
        List<@Nullable Guardrail> all = versions.getOrDefault(id, List.of());
        Guardrail old = version > all.size() ? null : all.get(version - 1);
        return old == null ? ErrorCode.NOT_FOUND : save(old);
    }

    private @Nullable ErrorCode save(Guardrail guardrail) {
        for (long other : versions.keySet()) {
            Guardrail taken = live(other);
            if (other != guardrail.id() && taken != null && taken.name().equals(guardrail.name())) {
                return ErrorCode.DUPLICATE_NAME;
            }
        }
        add(guardrail.id(), guardrail);
        for (long other : List.copyOf(versions.keySet())) {
            Guardrail rival = live(other);
            if (guardrail.isDefault() && other != guardrail.id() && rival != null && rival.isDefault()) {
                add(other, rival.toBuilder().isDefault(false).build());
            }
        }
        return null;
    }

    private void add(long id, @Nullable Guardrail version) {
        versions.computeIfAbsent(id, fresh -> new ArrayList<>()).add(version);
    }
}
