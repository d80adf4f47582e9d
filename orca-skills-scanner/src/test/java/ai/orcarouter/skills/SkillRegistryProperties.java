/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.Actor;
import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.Role;
import ai.orcarouter.core.spi.AuditEntry;
import ai.orcarouter.core.spi.AuditQuery;
import ai.orcarouter.core.spi.EventQuery;
import ai.orcarouter.firewall.CallContext;
import ai.orcarouter.firewall.model.Decision;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.model.Verdict;
import ai.orcarouter.skills.RegistryModel.Content;
import ai.orcarouter.skills.RegistryModel.Row;
import ai.orcarouter.skills.RegistryModel.Scan;
import ai.orcarouter.skills.model.SkillKind;
import ai.orcarouter.skills.model.SkillMode;
import ai.orcarouter.skills.model.SkillOrigin;
import ai.orcarouter.skills.model.SkillPin;
import ai.orcarouter.skills.model.SkillQuery;
import ai.orcarouter.skills.model.SkillRecord;
import ai.orcarouter.skills.model.StoredSkill;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** The registry and the gate against {@link RegistryModel}, whatever users of any role do in any order. */
class SkillRegistryProperties {
    private static final List<Actor> ACTORS =
            List.of(SkillWorld.DEVELOPER, SkillWorld.ADMIN, new Actor("olga", Role.OWNER), SkillWorld.VIEWER);
    private static final List<String> NAMES = List.of("alpha", "beta");

    private enum Act {
        REGISTER,
        UPDATE,
        RESCAN,
        REVIEW,
        OVERRIDE,
        CLEAR,
        DELETE,
        DETECT,
        TIME
    }

    /**
     * One thing that happens.
     *
     * @param stale whether its author has seen another version than the newest
     * @param seconds until an override ends, 0 for never, or by which the clock moves
     */
    private record Step(
            Act act,
            String name,
            Actor who,
            SkillKind kind,
            SkillOrigin origin,
            int content,
            SkillMode mode,
            boolean stale,
            int seconds) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<SkillOrigin> origins = Arbitraries.of(SkillOrigin.PRIVATE, SkillOrigin.REGISTRY, SkillOrigin.BYO_MCP);
        Arbitrary<Step> step = Combinators.combine(
                        Arbitraries.of(Act.class),
                        Arbitraries.of(NAMES),
                        Arbitraries.of(ACTORS),
                        Arbitraries.of(SkillKind.SKILL, SkillKind.MCP_SERVER),
                        origins,
                        Arbitraries.integers().between(0, RegistryModel.CONTENTS.size() - 1),
                        Arbitraries.of(SkillMode.class),
                        Arbitraries.integers().between(-20, 60))
                .as((act, name, who, kind, origin, content, mode, seconds) ->
                        new Step(act, name, who, kind, origin, content, mode, seconds % 7 == 6, seconds));
        return step.list().ofMinSize(1).ofMaxSize(30);
    }

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void registry_isTheModel(@ForAll("steps") List<Step> steps) throws IOException {
        try (Run run = new Run()) {
            for (Step step : steps) {
                run.take(step);
            }
            run.assertEvents();
        }
    }

    private static final class Run implements AutoCloseable {
        private final SkillWorld world = new SkillWorld(List.of("Bash"));
        private final RegistryModel model = new RegistryModel();
        private String done = "";

        /** Does it to both, and compares what they say. */
        void take(Step step) throws IOException {
            List<AuditEntry> before = audit();
            done = "";
            ErrorCode refused = null;
            try {
                apply(step);
            } catch (OrcaException e) {
                refused = e.code();
            }
            assertThat(refused).as("%s", step).isEqualTo(expected);
            List<AuditEntry> rows = audit();
            assertThat(rows).hasSize(before.size() + (done.isEmpty() ? 0 : 1));
            if (!done.isEmpty()) {
                assertThat(rows.get(0).act().verb()).isEqualTo(done);
                assertThat(rows.get(0).act().targetId()).isEqualTo(step.name());
            }
            compare(step);
        }

        private @Nullable ErrorCode expected;

        private void apply(Step step) throws IOException {
            Row row = model.rows.get(step.name());
            Content content = RegistryModel.CONTENTS.get(step.content());
            long seen = step.stale() ? model.version(step.name()) + 1 : model.version(step.name());
            long version = Math.max(seen, 1);
            SkillRegistry skills = world.skills;
            Instant now = world.clock.now;
            switch (step.act()) {
                case REGISTER -> {
                    boolean free = row == null
                            || (row.origin == SkillOrigin.AUTO_DETECTED
                                    && (!row.isDecided() || row.kind == step.kind()));
                    expect(step, free ? null : ErrorCode.DUPLICATE_NAME, "skill_register");
                    skills.register(step.who(), registration(step, content));
                    Row next = new Row(content.scan(step.origin()));
                    next.kind = step.kind();
                    next.origin = step.origin();
                    next.stated = step.mode();
                    next.mode = step.mode().stricter(next.scan.derived());
                    if (row != null) {
                        next.reviewed = row.reviewed;
                        next.override = row.override;
                    }
                    put(step, next);
                }
                case UPDATE -> {
                    ErrorCode kind = row != null && row.kind != step.kind() ? ErrorCode.CONFLICT : null;
                    expect(step, row, kind, "skill_update");
                    skills.update(step.who(), registration(step, content), version);
                    rescanned(step, there -> {
                        there.origin = step.origin();
                        there.stated = step.mode();
                        there.mode = there.mode.stricter(step.mode());
                        there.scanned(content.scan(step.origin()));
                    });
                }
                case RESCAN -> {
                    expect(step, row, null, "skill_rescan");
                    skills.rescan(step.who(), step.name(), SkillWorld.source(content.texts), version);
                    rescanned(step, there -> there.scanned(content.scan(there.origin)));
                }
                case REVIEW -> {
                    expect(step, row, null, "skill_review");
                    skills.review(step.who(), step.name(), "read", version);
                    Row there = Objects.requireNonNull(row);
                    there.review();
                    put(step, there);
                }
                case OVERRIDE -> {
                    Instant end = step.seconds() == 0 ? null : now.plusSeconds(step.seconds());
                    ErrorCode past = step.seconds() < 0 ? ErrorCode.INVALID_DOCUMENT : null;
                    expect(step, row, past, "skill_override");
                    skills.override(step.who(), step.name(), step.mode(), "because", end, version);
                    Row there = Objects.requireNonNull(row);
                    there.override = new RegistryModel.Said(step.mode(), now, end, there.scan.hash(), there.mode);
                    put(step, there);
                }
                case CLEAR -> {
                    expect(step, row, null, "skill_override_clear");
                    skills.clearOverride(step.who(), step.name(), version);
                    Row there = Objects.requireNonNull(row);
                    there.override = null;
                    put(step, there);
                }
                case DELETE -> {
                    expect(step, row, null, "skill_delete");
                    skills.delete(step.who(), step.name(), version);
                    model.rows.remove(step.name());
                    model.written(step.name());
                }
                case DETECT -> detect(step, row);
                case TIME -> {
                    expected = null;
                    world.clock.now = now.plusSeconds(step.seconds());
                }
            }
        }

        /** What a write meets first is told: the role, then the version, then the rest. */
        private void expect(Step step, @Nullable Row row, @Nullable ErrorCode otherwise, String verb) {
            ErrorCode code = row == null ? ErrorCode.NOT_FOUND : step.stale() ? ErrorCode.STALE_VERSION : otherwise;
            expect(step, code, verb);
        }

        private void expect(Step step, @Nullable ErrorCode otherwise, String verb) {
            expected = step.who().role() == Role.VIEWER ? ErrorCode.FORBIDDEN : otherwise;
            done = expected == null ? verb : "";
        }

        private void rescanned(Step step, Consumer<Row> change) {
            Row row = Objects.requireNonNull(model.rows.get(step.name()));
            Scan before = row.scan;
            SkillMode mode = row.effective(world.clock.now);
            change.accept(row);
            if (row.scan.isWorseThan(before) || row.effective(world.clock.now).compareTo(mode) > 0) {
                model.degraded++;
            }
            put(step, row);
        }

        private void put(Step step, Row row) {
            model.rows.put(step.name(), row);
            model.written(step.name());
        }

        private static SkillRegistration registration(Step step, Content content) {
            return SkillRegistration.builder(step.name(), step.kind(), step.origin(), SkillWorld.source(content.texts))
                    .allowedTools(List.of(step.name() + ".do"))
                    .mode(step.mode())
                    .build();
        }

        /** A call that names it, as a skill or as the server of a tool. */
        private void detect(Step step, @Nullable Row row) {
            expected = null;
            boolean skill = step.kind() == SkillKind.SKILL;
            call(skill ? active(step.name()) : ToolCall.of(step.name() + ".do", new TreeMap<>()));
            if (row == null) {
                SkillRecord seen = stored(step.name()).record();
                SkillPin pin = seen.pin().orElseThrow();
                Row next = new Row(new Scan(pin.contentHash(), pin.band(), pin.verdict(), Set.of()));
                next.kind = step.kind();
                next.origin = SkillOrigin.AUTO_DETECTED;
                put(step, next);
                done = "skill_detect";
            }
        }

        private void compare(Step step) {
            Instant now = world.clock.now;
            assertThat(world.skills.list(SkillWorld.VIEWER, SkillQuery.all()))
                    .as("%s", step)
                    .extracting(each -> each.name() + " " + each.effective() + " " + each.version() + " " + each.kind()
                            + " " + each.reviewed())
                    .containsExactlyElementsOf(model.rows.entrySet().stream()
                            .map(each -> each.getKey() + " "
                                    + each.getValue().effective(now) + " " + model.version(each.getKey()) + " "
                                    + each.getValue().kind + " "
                                    + each.getValue()
                                            .reviewed
                                            .equals(each.getValue().scan.hash()))
                            .toList());
            model.rows.forEach((name, row) -> {
                SkillMode mode = row.effective(now);
                assertThat(stored(name).effective()).isEqualTo(mode);
                assertThat(call(active(name)).verdict()).as("%s %s", step, name).isEqualTo(verdict(mode));
                boolean owns = row.kind == SkillKind.MCP_SERVER
                        || stored(name).record().allowedTools().contains(name + ".do");
                if (owns && !row.isHeldUntilReview()) {
                    assertThat(call(ToolCall.of(name + ".do", new TreeMap<>())).verdict())
                            .as("%s %s", step, name)
                            .isEqualTo(verdict(mode));
                }
            });
        }

        private static ToolCall active(String name) {
            return ToolCall.builder("Bash").skill(name).build();
        }

        private Decision call(ToolCall call) {
            return world.workspace.mediate(CallContext.anonymous(), call).decision();
        }

        private static Verdict verdict(SkillMode mode) {
            return switch (mode) {
                case ALLOW -> Verdict.ALLOW;
                case QUARANTINE -> Verdict.PENDING_APPROVAL;
                case BLOCK -> Verdict.DENY;
            };
        }

        private StoredSkill stored(String name) {
            return world.skills.find(SkillWorld.DEVELOPER, name).orElseThrow();
        }

        private List<AuditEntry> audit() {
            return world.workspace
                    .services()
                    .configStore()
                    .audit("acme", AuditQuery.builder().limit(50).build());
        }

        void assertEvents() {
            assertThat(world.workspace.flush(Duration.ofSeconds(20))).isTrue();
            assertThat(world.workspace
                            .feeds()
                            .events(
                                    SkillWorld.DEVELOPER,
                                    EventQuery.builder().limit(500).build())
                            .rows())
                    .filteredOn(row -> row.event().reasonCode().equals("skill_degraded"))
                    .hasSize(model.degraded);
        }

        @Override
        public void close() {
            world.close();
        }
    }
}
