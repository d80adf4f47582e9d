/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.Actor;
import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.Role;
import ai.orcarouter.core.spi.ConfigStore;
import ai.orcarouter.skills.model.SkillMode;
import ai.orcarouter.skills.model.SkillQuery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every public method of the registry that takes an actor: who may call it. */
class SkillRolesTest {
    @FunctionalInterface
    private interface Call {
        void by(SkillRegistry skills, Actor actor) throws IOException;
    }

    private record Case(Role minimum, Call call) {}

    private static final Map<String, Case> CASES = new LinkedHashMap<>();

    private static void add(String method, Role minimum, Call call) {
        CASES.put(method, new Case(minimum, call));
    }

    static {
        long any = SkillRegistry.ANY_VERSION;
        add("list", Role.VIEWER, (s, who) -> s.list(who, SkillQuery.all()));
        add("faults", Role.VIEWER, (s, who) -> s.faults(who));
        add("find", Role.DEVELOPER, (s, who) -> s.find(who, "a"));
        add("history", Role.DEVELOPER, (s, who) -> s.history(who, "a", Long.MAX_VALUE, 10));
        add(
                "register",
                Role.DEVELOPER,
                (s, who) -> s.register(
                        who, SkillWorld.registration("b", SkillWorld.CLEAN).build()));
        add(
                "update",
                Role.DEVELOPER,
                (s, who) -> s.update(
                        who, SkillWorld.registration("a", SkillWorld.CLEAN).build(), any));
        add("rescan", Role.DEVELOPER, (s, who) -> s.rescan(who, "a", SkillWorld.source(SkillWorld.CLEAN), any));
        add("review", Role.DEVELOPER, (s, who) -> s.review(who, "a", "", 1));
        add("override", Role.DEVELOPER, (s, who) -> s.override(who, "a", SkillMode.BLOCK, "why", null, any));
        add("clearOverride", Role.DEVELOPER, (s, who) -> s.clearOverride(who, "a", any));
        add("delete", Role.DEVELOPER, (s, who) -> s.delete(who, "a", any));
    }

    static Stream<String> cases() {
        return CASES.keySet().stream();
    }

    @Test
    void cases_coverEveryPublicMethod_andEachTakesAnActor() {
        List<String> found = new ArrayList<>();
        for (Method method : SkillRegistry.class.getDeclaredMethods()) {
            if (Modifier.isPublic(method.getModifiers()) && !Modifier.isStatic(method.getModifiers())) {
                assertThat(method.getParameterTypes()).as(method.getName()).startsWith(Actor.class);
                found.add(method.getName());
            }
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(CASES.keySet());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void method_admitsTheRolesOfTheTable(String method) throws IOException {
        Case entry = Objects.requireNonNull(CASES.get(method));
        for (Role role : Role.values()) {
            try (SkillWorld world = new SkillWorld()) {
                world.skills.register(
                        SkillWorld.ADMIN,
                        SkillWorld.registration("a", SkillWorld.CLEAN).build());
                boolean may = role.compareTo(entry.minimum()) >= 0;
                ConfigStore store = world.workspace.services().configStore();
                long before = store.revision("acme");
                assertThat(refused(entry, world.skills, role))
                        .as("%s by %s", method, role)
                        .isEqualTo(!may);
                if (!may) {
                    assertThat(store.revision("acme")).isEqualTo(before);
                }
            }
        }
    }

    private static boolean refused(Case entry, SkillRegistry skills, Role role) {
        try {
            entry.call().by(skills, new Actor("who", role));
            return false;
        } catch (OrcaException e) {
            assertThat(e.code()).isEqualTo(ErrorCode.FORBIDDEN);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
