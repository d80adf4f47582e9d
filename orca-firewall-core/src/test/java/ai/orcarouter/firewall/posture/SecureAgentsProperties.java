/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.posture;

import static ai.orcarouter.firewall.posture.PostureWorld.ADMIN;
import static ai.orcarouter.firewall.posture.PostureWorld.DEVELOPER;
import static ai.orcarouter.firewall.posture.PostureWorld.VIEWER;
import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.spi.DocumentKinds;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.PolicySummary;
import ai.orcarouter.firewall.testkit.stores.CrashingConfigStore;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** Levels, undoes and edits in any order, against a model that keeps whole copies of the documents. */
class SecureAgentsProperties {
    private static final List<AutonomyLevel> LEVELS = List.of(AutonomyLevel.values());

    enum Kind {
        APPLY,
        UNDO,
        FORCE_UNDO,
        EDIT_POLICY,
        CREATE_POLICY,
        DELETE_POLICY,
        PROMOTE_POLICY,
        EDIT_NOTE,
        SETTINGS
    }

    record Op(Kind kind, int which, boolean flag) {}

    /** A level as the model remembers it. */
    private static final class Applied {
        final long auditId;
        final Map<List<String>, String> before;
        final Map<List<String>, String> after;
        boolean undone;

        Applied(long auditId, Map<List<String>, String> before, Map<List<String>, String> after) {
            this.auditId = auditId;
            this.before = before;
            this.after = after;
        }

        Set<List<String>> touched() {
            Set<List<String>> keys = new HashSet<>(before.keySet());
            keys.addAll(after.keySet());
            keys.removeIf(key -> Objects.equals(before.get(key), after.get(key)));
            return keys;
        }
    }

    private static final class Run {
        final PostureWorld world;
        final List<Applied> applied = new ArrayList<>();
        int created;

        Run(PostureWorld world) {
            this.world = world;
        }

        void step(Op op) {
            switch (op.kind()) {
                case APPLY -> apply(LEVELS.get(op.which() % 3));
                case UNDO -> undo(op.which(), false);
                case FORCE_UNDO -> undo(op.which(), true);
                case EDIT_POLICY -> edit(op.which(), op.flag());
                case CREATE_POLICY -> world.policy("policy " + ++created, op.flag());
                case DELETE_POLICY -> delete(op.which());
                case PROMOTE_POLICY -> promote(op.which(), op.flag());
                case EDIT_NOTE -> note(op.which(), op.flag());
                case SETTINGS -> world.workspace.admin().putSettings(ADMIN, op.flag(), "", null, 0);
            }
            sound();
        }

        private void apply(AutonomyLevel level) {
            Map<List<String>, String> before = world.contents();
            long auditId = world.switchboard.apply(DEVELOPER, level).auditId();
            applied.add(new Applied(auditId, before, world.contents()));
        }

        private void undo(int which, boolean force) {
            if (applied.isEmpty()) {
                return;
            }
            Applied change = applied.get(which % applied.size());
            Map<List<String>, String> now = world.contents();
            ErrorCode expected = expected(change, now, force);
            ErrorCode outcome = null;
            try {
                if (force) {
                    world.switchboard.forceUndo(DEVELOPER, change.auditId);
                } else {
                    world.switchboard.undo(DEVELOPER, change.auditId);
                }
            } catch (OrcaException e) {
                outcome = e.code();
            }
            assertThat(outcome).isEqualTo(expected);
            if (outcome != null) {
                assertThat(world.contents()).isEqualTo(now);
                return;
            }
            change.undone = true;
            restored(change, now, force);
        }

        private @Nullable ErrorCode expected(Applied change, Map<List<String>, String> now, boolean force) {
            if (change.undone) {
                return ErrorCode.ALREADY_UNDONE;
            }
            if (nameIsTaken(change, now)) {
                return ErrorCode.DUPLICATE_NAME;
            }
            boolean later = applied.stream().anyMatch(each -> each.auditId > change.auditId && !each.undone);
            boolean edited = change.touched().stream()
                    .anyMatch(key -> !Objects.equals(now.get(key), change.after.get(key))
                            && !Objects.equals(now.get(key), change.before.get(key)));
            return !force && (later || edited || secondDefault(change, now)) ? ErrorCode.WOULD_LOSE_CHANGES : null;
        }

        private boolean secondDefault(Applied change, Map<List<String>, String> now) {
            for (String kind : List.of(DocumentKinds.FIREWALL_POLICY, NotePlane.KIND)) {
                boolean back = change.touched().stream()
                        .filter(key -> key.get(0).equals(kind))
                        .anyMatch(key -> isDefault(kind, change.before.get(key)));
                boolean other = now.entrySet().stream()
                        .filter(each -> each.getKey().get(0).equals(kind)
                                && !change.touched().contains(each.getKey()))
                        .anyMatch(each -> isDefault(kind, each.getValue()));
                if (back && other) {
                    return true;
                }
            }
            return false;
        }

        /** A level's document that was deleted may have come again under another number. */
        private boolean nameIsTaken(Applied change, Map<List<String>, String> now) {
            return change.touched().stream()
                    .filter(key -> !key.get(0).equals(DocumentKinds.FIREWALL_SETTINGS))
                    .filter(key -> change.before.get(key) != null)
                    .anyMatch(key -> now.entrySet().stream()
                            .filter(each -> each.getKey().get(0).equals(key.get(0)))
                            .filter(each -> !change.touched().contains(each.getKey()))
                            .anyMatch(each -> name(each.getKey().get(0), each.getValue())
                                    .equals(name(key.get(0), Objects.requireNonNull(change.before.get(key))))));
        }

        private String name(String kind, String json) {
            return kind.equals(NotePlane.KIND)
                    ? world.notes.standing(json).name()
                    : world.workspace.services().plane().standing(json).name();
        }

        private boolean isDefault(String kind, @Nullable String json) {
            if (json == null) {
                return false;
            }
            return kind.equals(NotePlane.KIND)
                    ? world.notes.standing(json).isDefault()
                    : world.workspace.services().plane().standing(json).isDefault();
        }

        /** What was touched is as it was, character for character; nothing else moved, but for a second default. */
        private void restored(Applied change, Map<List<String>, String> now, boolean force) {
            Map<List<String>, String> after = world.contents();
            for (List<String> key : change.touched()) {
                assertThat(after.get(key)).as(key.toString()).isEqualTo(change.before.get(key));
            }
            Set<List<String>> others = new HashSet<>(now.keySet());
            others.addAll(after.keySet());
            others.removeAll(change.touched());
            for (List<String> key : others) {
                if (!Objects.equals(now.get(key), after.get(key))) {
                    assertThat(force).as(key.toString()).isTrue();
                    assertThat(isDefault(key.get(0), now.get(key))).isTrue();
                    assertThat(isDefault(key.get(0), after.get(key))).isFalse();
                }
            }
        }

        private @Nullable PolicySummary pick(int which) {
            List<PolicySummary> all = world.workspace.admin().policies().list(VIEWER);
            return all.isEmpty() ? null : all.get(which % all.size());
        }

        private void edit(int which, boolean shadow) {
            PolicySummary picked = pick(which);
            if (picked != null) {
                FirewallPolicy policy = world.workspace
                        .admin()
                        .policies()
                        .get(VIEWER, picked.id())
                        .policy();
                world.workspace
                        .admin()
                        .policies()
                        .update(DEVELOPER, policy.toBuilder().shadowMode(shadow).build(), picked.version());
            }
        }

        private void delete(int which) {
            PolicySummary picked = pick(which);
            if (picked != null) {
                world.workspace.admin().policies().delete(DEVELOPER, picked.id(), picked.version());
            }
        }

        private void promote(int which, boolean up) {
            PolicySummary picked = pick(which);
            if (picked != null && up) {
                world.workspace.admin().policies().setDefault(DEVELOPER, picked.id(), picked.version());
            } else if (picked != null) {
                world.workspace.admin().policies().clearDefault(DEVELOPER, picked.id(), picked.version());
            }
        }

        /** Notes 1 to 3 come, change and go; none of them is made the default past the one that is. */
        private void note(int which, boolean present) {
            String id = Integer.toString(1 + which % 3);
            world.workspace.services().commit(ADMIN, draft -> {
                draft.record("note", NotePlane.KIND, id, "", Map.of());
                return draft.put(
                        NotePlane.KIND, id, present ? NotePlane.note("note " + id, "text " + which, false) : null);
            });
        }

        private void sound() {
            for (String kind : List.of(DocumentKinds.FIREWALL_POLICY, NotePlane.KIND)) {
                assertThat(world.contents().entrySet().stream()
                                .filter(each -> each.getKey().get(0).equals(kind))
                                .filter(each -> isDefault(kind, each.getValue()))
                                .count())
                        .isLessThanOrEqualTo(1);
            }
            assertThat(world.workspace.admin().faults(VIEWER)).isEmpty();
        }
    }

    @Provide
    Arbitrary<List<Op>> operations() {
        Arbitrary<Kind> kinds = Arbitraries.frequency(
                net.jqwik.api.Tuple.of(5, Kind.APPLY),
                net.jqwik.api.Tuple.of(5, Kind.UNDO),
                net.jqwik.api.Tuple.of(1, Kind.FORCE_UNDO),
                net.jqwik.api.Tuple.of(1, Kind.EDIT_POLICY),
                net.jqwik.api.Tuple.of(1, Kind.CREATE_POLICY),
                net.jqwik.api.Tuple.of(1, Kind.DELETE_POLICY),
                net.jqwik.api.Tuple.of(1, Kind.PROMOTE_POLICY),
                net.jqwik.api.Tuple.of(1, Kind.EDIT_NOTE),
                net.jqwik.api.Tuple.of(1, Kind.SETTINGS));
        return Combinators.combine(kinds, Arbitraries.integers().between(0, 7), Arbitraries.of(true, false))
                .as(Op::new)
                .list()
                .ofMinSize(3)
                .ofMaxSize(25);
    }

    @Property(tries = 100)
    void levelsUndoesAndEdits_inAnyOrder_undoRestoresExactlyOrRefuses(@ForAll("operations") List<Op> operations) {
        try (PostureWorld world = new PostureWorld()) {
            Run run = new Run(world);
            operations.forEach(run::step);
        }
    }

    @Property(tries = 30)
    void undoInReverseOrder_withoutEdits_bringsBackTheBeginning(@ForAll("operations") List<Op> operations) {
        try (PostureWorld world = new PostureWorld()) {
            Run run = new Run(world);
            operations.stream()
                    .filter(op -> op.kind() != Kind.APPLY && op.kind() != Kind.UNDO && op.kind() != Kind.FORCE_UNDO)
                    .forEach(run::step);
            Map<List<String>, String> beginning = world.contents();
            operations.stream().filter(op -> op.kind() == Kind.APPLY).forEach(run::step);
            for (int i = run.applied.size() - 1; i >= 0; i--) {
                world.switchboard.undo(DEVELOPER, run.applied.get(i).auditId);
            }
            assertThat(world.contents()).isEqualTo(beginning);
        }
    }

    @Property(tries = 30)
    void crash_beforeOrAfterTheCommit_leavesTheStateBeforeOrAfter(
            @ForAll("operations") List<Op> operations, @ForAll boolean stored) {
        CrashingConfigStore store = new CrashingConfigStore();
        try (PostureWorld world = new PostureWorld(store)) {
            Run run = new Run(world);
            operations.forEach(run::step);
            Map<List<String>, String> before = world.contents();
            store.crash(stored ? CrashingConfigStore.Crash.AFTER : CrashingConfigStore.Crash.BEFORE);
            AutonomyLevel level = LEVELS.get(operations.size() % 3);
            try {
                world.switchboard.apply(DEVELOPER, level);
                throw new AssertionError("no crash");
            } catch (CrashingConfigStore.Crashed expected) {
                store.crash(CrashingConfigStore.Crash.NOT);
            }
            Map<List<String>, String> left = world.contents();
            world.switchboard.apply(DEVELOPER, level);
            assertThat(left).isEqualTo(stored ? world.contents() : before);
        }
    }
}
