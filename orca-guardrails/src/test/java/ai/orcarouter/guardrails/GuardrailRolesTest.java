/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails;

import static ai.orcarouter.guardrails.World.OWNER;
import static ai.orcarouter.guardrails.World.WORKSPACE;
import static ai.orcarouter.guardrails.World.guardrail;
import static ai.orcarouter.guardrails.World.keyword;
import static ai.orcarouter.guardrails.World.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.Actor;
import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.Role;
import ai.orcarouter.core.spi.ConfigSnapshot;
import ai.orcarouter.firewall.memory.InMemoryKeysets;
import ai.orcarouter.firewall.memory.MemoryConfigStore;
import ai.orcarouter.firewall.memory.MemoryEventStore;
import ai.orcarouter.firewall.spi.AccessPolicy;
import ai.orcarouter.guardrails.model.GuardrailAction;
import ai.orcarouter.guardrails.model.TextStage;
import ai.orcarouter.guardrails.model.feed.MatchGrouping;
import ai.orcarouter.guardrails.model.feed.MatchQuery;
import ai.orcarouter.guardrails.model.feed.MatchRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every public management method: who may call it, and what it leaves in the audit chain. */
class GuardrailRolesTest {
    private interface Call {
        void by(GuardrailWorkspace guardrails, Actor actor, MatchRecord match);
    }

    private record Case(Role minimum, List<String> verbs, Call call) {}

    private static final Map<String, Case> CASES = new LinkedHashMap<>();
    private static final MatchQuery ALL = MatchQuery.builder().build();

    private static void reads(String method, Call call) {
        CASES.put(method, new Case(Role.VIEWER, List.of(), call));
    }

    private static void writes(String method, Role minimum, String verb, Call call) {
        CASES.put(method, new Case(minimum, List.of(verb), call));
    }

    static {
        reads("GuardrailAdmin.list()", (g, who, match) -> g.admin().list(who));
        reads("GuardrailAdmin.get(long)", (g, who, match) -> g.admin().get(who, 1));
        reads("GuardrailAdmin.attachedKeys(long)", (g, who, match) -> g.admin().attachedKeys(who, 1));
        reads("GuardrailAdmin.faults()", (g, who, match) -> g.admin().faults(who));
        reads(
                "GuardrailAdmin.versions(long,long,int)",
                (g, who, match) -> g.admin().versions(who, 1, 9, 10));
        reads(
                "GuardrailAdmin.diff(long,long,long)",
                (g, who, match) -> g.admin().diff(who, 1, 1, 1));
        reads("GuardrailFeeds.matches(MatchQuery)", (g, who, match) -> g.feeds().matches(who, ALL));
        reads(
                "GuardrailFeeds.byRequest(MatchQuery)",
                (g, who, match) -> g.feeds().byRequest(who, ALL));
        reads(
                "GuardrailFeeds.stats(MatchQuery,MatchGrouping)",
                (g, who, match) -> g.feeds().stats(who, ALL, MatchGrouping.DAY));
        reads("GuardrailFeeds.csv(MatchQuery,Appendable)", (g, who, match) -> {
            try {
                g.feeds().csv(who, ALL, new StringBuilder());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        reads("FalsePositives.list()", (g, who, match) -> g.falsePositives().list(who));
        Role developer = Role.DEVELOPER;
        writes(
                "GuardrailAdmin.create(Guardrail)",
                developer,
                "guardrail_create",
                (g, who, match) -> g.admin().create(who, guardrail("new")));
        writes(
                "GuardrailAdmin.update(Guardrail,long)",
                developer,
                "guardrail_update",
                (g, who, match) -> g.admin()
                        .update(who, guardrail("renamed").toBuilder().id(2).build(), 1));
        writes(
                "GuardrailAdmin.delete(long,long)",
                developer,
                "guardrail_delete",
                (g, who, match) -> g.admin().delete(who, 2, 1));
        writes(
                "GuardrailAdmin.setDefault(long,long)",
                developer,
                "guardrail_update",
                (g, who, match) -> g.admin().setDefault(who, 1, 1));
        writes(
                "GuardrailAdmin.clearDefault(long,long)",
                developer,
                "guardrail_update",
                (g, who, match) -> g.admin().clearDefault(who, 1, 1));
        writes(
                "GuardrailAdmin.setEnabled(long,boolean,long)",
                developer,
                "guardrail_update",
                (g, who, match) -> g.admin().setEnabled(who, 2, false, 1));
        writes(
                "GuardrailAdmin.revert(long,long,long)",
                developer,
                "guardrail_revert",
                (g, who, match) -> g.admin().revert(who, 2, 1, 1));
        writes(
                "FalsePositives.mark(String)",
                Role.ADMIN,
                "guardrail_false_positive_mark",
                (g, who, match) -> g.falsePositives().mark(who, match.id()));
        writes(
                "FalsePositives.mark(String,String)",
                Role.ADMIN,
                "guardrail_false_positive_mark",
                (g, who, match) -> g.falsePositives()
                        .mark(who, match.id(), match.hits().get(0).fingerprint()));
        writes(
                "FalsePositives.unmark(String)",
                Role.ADMIN,
                "guardrail_false_positive_unmark",
                (g, who, match) ->
                        g.falsePositives().unmark(who, match.hits().get(1).fingerprint()));
    }

    static Stream<String> cases() {
        return CASES.keySet().stream();
    }

    private final MemoryConfigStore config = new MemoryConfigStore();
    private final MemoryEventStore events = new MemoryEventStore();
    private final World world = new World(config, events);
    private final MatchRecord match;

    GuardrailRolesTest() {
        world.byDefault(guardrail("default", keyword(1, GuardrailAction.FLAG, "apple", "pear")));
        world.admin().create(OWNER, guardrail("other"));
        world.guardrails.screen(TextContext.anonymous(), TextStage.INPUT, "an apple and a pear");
        assertThat(world.matches()).hasSize(1);
        match = world.guardrails.feeds().matches(OWNER, ALL).records().get(0);
        world.guardrails
                .falsePositives()
                .mark(OWNER, match.id(), match.hits().get(1).fingerprint());
    }

    @AfterEach
    void close() {
        world.close();
    }

    private static String name(Method method) {
        String parameters = Arrays.stream(method.getParameterTypes())
                .skip(1)
                .map(Class::getSimpleName)
                .collect(Collectors.joining(","));
        return method.getDeclaringClass().getSimpleName() + "." + method.getName() + "(" + parameters + ")";
    }

    @Test
    void cases_coverEveryPublicMethodAndEachTakesAnActor() {
        List<String> found = new ArrayList<>();
        for (Class<?> type : List.of(GuardrailAdmin.class, GuardrailFeeds.class, FalsePositives.class)) {
            for (Method method : type.getDeclaredMethods()) {
                if (Modifier.isPublic(method.getModifiers())) {
                    assertThat(method.getParameterTypes()).as(method.toString()).isNotEmpty();
                    assertThat(method.getParameterTypes()[0])
                            .as(method.toString())
                            .isEqualTo(Actor.class);
                    found.add(name(method));
                }
            }
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(CASES.keySet());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void method_everyRole_isRefusedBelowItsMinimumAndAuditedExactly(String method) {
        Case tried = Objects.requireNonNull(CASES.get(method));
        for (Role role : Role.values()) {
            ConfigSnapshot before = config.read(WORKSPACE);
            Actor actor = new Actor("someone", role);
            if (!role.atLeast(tried.minimum())) {
                assertThat(refusal(() -> tried.call().by(world.guardrails, actor, match)))
                        .isEqualTo(ErrorCode.FORBIDDEN);
                assertThat(config.read(WORKSPACE)).isEqualTo(before);
            } else if (role == tried.minimum()) {
                tried.call().by(world.guardrails, actor, match);
                assertThat(World.verbsSince(config, before.auditHead())).isEqualTo(tried.verbs());
                assertThat(config.revision(WORKSPACE))
                        .isEqualTo(before.revision() + (tried.verbs().isEmpty() ? 0 : 1));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void method_hostsOwnPolicyThatRefusesOrThrows_isRefused(String method) {
        Case tried = Objects.requireNonNull(CASES.get(method));
        AccessPolicy broken = (actor, operation) -> {
            throw new IllegalStateException("directory is down");
        };
        for (AccessPolicy policy : List.of((AccessPolicy) (actor, operation) -> false, broken)) {
            ConfigSnapshot before = config.read(WORKSPACE);
            try (World strict = new World(
                    config, events, new InMemoryKeysets(), wiring -> wiring.accessPolicy(policy), engine -> {})) {
                assertThat(refusal(() -> tried.call().by(strict.guardrails, OWNER, match)))
                        .isEqualTo(ErrorCode.FORBIDDEN);
            }
            assertThat(config.read(WORKSPACE)).isEqualTo(before);
        }
    }
}
