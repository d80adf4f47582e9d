/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.Actor;
import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.Role;
import ai.orcarouter.core.spi.EventQuery;
import ai.orcarouter.firewall.model.feed.AnomalyQuery;
import ai.orcarouter.firewall.model.feed.RollUpQuery;
import ai.orcarouter.firewall.spi.AccessPolicy;
import ai.orcarouter.firewall.spi.ApprovalQuery;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every public method of the queue and the feeds that takes an actor: who may call it. */
class WorkspaceRolesTest {
    private record Case(Role minimum, BiConsumer<OrcaWorkspace, Actor> call) {}

    private static final Map<String, Case> CASES = new LinkedHashMap<>();
    private static final String ID = "0123456789abcdef01234567";
    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");

    private static void add(String method, Role minimum, BiConsumer<OrcaWorkspace, Actor> call) {
        CASES.put(method, new Case(minimum, call));
    }

    static {
        EventQuery all = EventQuery.builder().build();
        RollUpQuery day = RollUpQuery.of(NOW.minus(Duration.ofDays(1)), NOW);
        add("Approvals.pending", Role.DEVELOPER, (w, who) -> w.approvals().pending(who));
        add("Approvals.page", Role.DEVELOPER, (w, who) -> w.approvals().page(who, ApprovalQuery.pending(NOW)));
        add("Approvals.get", Role.DEVELOPER, (w, who) -> w.approvals().get(who, ID));
        add("Approvals.decide", Role.DEVELOPER, (w, who) -> w.approvals().decide(who, ID, true, ""));
        add("FirewallFeeds.events", Role.DEVELOPER, (w, who) -> w.feeds().events(who, all));
        add("FirewallFeeds.byRequest", Role.DEVELOPER, (w, who) -> w.feeds().byRequest(who, "r"));
        add("FirewallFeeds.aggregate", Role.DEVELOPER, (w, who) -> w.feeds().aggregate(who, all));
        add("FirewallFeeds.runs", Role.DEVELOPER, (w, who) -> w.feeds().runs(who, day));
        add("FirewallFeeds.sessions", Role.DEVELOPER, (w, who) -> w.feeds().sessions(who, day));
        add("FirewallFeeds.trace", Role.DEVELOPER, (w, who) -> w.feeds().trace(who, "r"));
        add("FirewallFeeds.discoveredTools", Role.VIEWER, (w, who) -> w.feeds().discoveredTools(who, "", 10));
        add(
                "FirewallFeeds.anomalies",
                Role.VIEWER,
                (w, who) -> w.feeds().anomalies(who, AnomalyQuery.last(Duration.ofDays(1))));
        add("FirewallFeeds.snooze", Role.DEVELOPER, (w, who) -> w.feeds().snooze(who, null, "", Duration.ofDays(1)));
        add("FirewallFeeds.snoozes", Role.VIEWER, (w, who) -> w.feeds().snoozes(who));
    }

    static Stream<String> cases() {
        return CASES.keySet().stream();
    }

    @Test
    void cases_coverEveryPublicMethodThatTakesAnActor() {
        List<String> found = new ArrayList<>();
        for (Class<?> type : List.of(Approvals.class, FirewallFeeds.class)) {
            for (Method method : type.getDeclaredMethods()) {
                boolean acts = method.getParameterCount() > 0 && method.getParameterTypes()[0] == Actor.class;
                if (Modifier.isPublic(method.getModifiers()) && acts) {
                    found.add(type.getSimpleName() + "." + method.getName());
                }
            }
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(CASES.keySet());
    }

    private static boolean isRefused(Case tried, AccessPolicy access, Role role) {
        try (OrcaWorkspace workspace =
                OrcaWorkspace.builder("roles").accessPolicy(access).build()) {
            tried.call().accept(workspace, new Actor("someone", role));
            return false;
        } catch (OrcaException e) {
            return e.code() == ErrorCode.FORBIDDEN;
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void method_everyRole_isRefusedExactlyBelowItsMinimum(String method) {
        Case tried = Objects.requireNonNull(CASES.get(method));
        for (Role role : Role.values()) {
            assertThat(isRefused(tried, AccessPolicy.ROLES, role))
                    .as("%s as %s", method, role)
                    .isEqualTo(!role.atLeast(tried.minimum()));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void method_hostsOwnPolicyThatRefusesOrThrows_isRefused(String method) {
        Case tried = Objects.requireNonNull(CASES.get(method));
        AccessPolicy broken = (actor, operation) -> {
            throw new IllegalStateException("directory is down");
        };
        assertThat(isRefused(tried, (actor, operation) -> false, Role.OWNER)).isTrue();
        assertThat(isRefused(tried, broken, Role.OWNER)).isTrue();
    }
}
