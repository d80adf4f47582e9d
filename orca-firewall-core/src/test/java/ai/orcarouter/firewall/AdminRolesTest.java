/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import static ai.orcarouter.firewall.AdminWorld.refusal;
import static ai.orcarouter.firewall.FirewallAdmin.ANY_VERSION;
import static ai.orcarouter.firewall.WorkspaceWorld.WORKSPACE;
import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.Actor;
import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.Role;
import ai.orcarouter.core.crypto.Secret;
import ai.orcarouter.core.spi.AuditQuery;
import ai.orcarouter.core.spi.ConfigSnapshot;
import ai.orcarouter.firewall.memory.MemoryConfigStore;
import ai.orcarouter.firewall.model.AgentKey;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.model.Verdict;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
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

/** Every public management method: who may call it, and what it leaves in the audit chain. */
class AdminRolesTest {
    private record Case(Role minimum, List<String> verbs, BiConsumer<FirewallAdmin, Actor> call) {}

    private static final Map<String, Case> CASES = new LinkedHashMap<>();
    private static final FirewallRule RULE =
            FirewallRule.builder(1, Verdict.DENY).toolNameGlob("a.b").build();

    private static void reads(String method, Role minimum, BiConsumer<FirewallAdmin, Actor> call) {
        CASES.put(method, new Case(minimum, List.of(), call));
    }

    private static void writes(String method, String verbs, BiConsumer<FirewallAdmin, Actor> call) {
        CASES.put(method, new Case(Role.DEVELOPER, List.of(verbs.split(" ", -1)), call));
    }

    private static FirewallPolicy policy(long id, String name, FirewallRule... rules) {
        return FirewallPolicy.builder(id, name).rules(rules).build();
    }

    private static AgentKey key(long id) {
        return AgentKey.builder(id, "agent").build();
    }

    static {
        ToolCall call = ToolCall.builder("a.b").build();
        reads("FirewallAdmin.settings", Role.VIEWER, FirewallAdmin::settings);
        reads("FirewallAdmin.faults", Role.VIEWER, FirewallAdmin::faults);
        reads(
                "FirewallAdmin.audit",
                Role.ADMIN,
                (a, who) -> a.audit(who, AuditQuery.builder().build()));
        reads("FirewallAdmin.test", Role.DEVELOPER, (a, who) -> a.test(who, policy(0, "draft", RULE), call));
        writes(
                "FirewallAdmin.putSettings",
                "firewall_settings_update",
                (a, who) ->
                        a.putSettings(who, true, "https://hooks.example.com/x", Secret.ofText("s3cret"), ANY_VERSION));
        reads("PolicyAdmin.list", Role.VIEWER, (a, who) -> a.policies().list(who));
        reads("PolicyAdmin.get", Role.VIEWER, (a, who) -> a.policies().get(who, 1));
        reads("PolicyAdmin.versions", Role.VIEWER, (a, who) -> a.policies().versions(who, 1, Long.MAX_VALUE, 10));
        reads("PolicyAdmin.diff", Role.VIEWER, (a, who) -> a.policies().diff(who, 1, 1, 1));
        writes(
                "PolicyAdmin.create",
                "firewall_policy_create firewall_rule_create",
                (a, who) -> a.policies().create(who, policy(0, "new", RULE)));
        writes(
                "PolicyAdmin.update",
                "firewall_policy_update firewall_rule_delete",
                (a, who) -> a.policies().update(who, policy(2, "renamed"), 1));
        writes(
                "PolicyAdmin.delete",
                "firewall_policy_delete firewall_rule_delete",
                (a, who) -> a.policies().delete(who, 2, 1));
        writes(
                "PolicyAdmin.setDefault",
                "firewall_policy_update firewall_policy_update",
                (a, who) -> a.policies().setDefault(who, 2, 1));
        writes(
                "PolicyAdmin.clearDefault",
                "firewall_policy_update",
                (a, who) -> a.policies().clearDefault(who, 1, 1));
        writes(
                "PolicyAdmin.setEnabled",
                "firewall_policy_update",
                (a, who) -> a.policies().setEnabled(who, 2, false, 1));
        writes(
                "PolicyAdmin.createRule",
                "firewall_rule_create",
                (a, who) -> a.policies().createRule(who, 2, RULE, 1));
        writes(
                "PolicyAdmin.updateRule",
                "firewall_rule_update",
                (a, who) -> a.policies()
                        .updateRule(
                                who, 2, FirewallRule.builder(1, Verdict.AUDIT).build(), 1));
        writes(
                "PolicyAdmin.deleteRule",
                "firewall_rule_delete",
                (a, who) -> a.policies().deleteRule(who, 2, 1, 1));
        writes(
                "PolicyAdmin.revert",
                "firewall_policy_revert",
                (a, who) -> a.policies().revert(who, 2, 1, 1));
        reads("KeyAdmin.list", Role.DEVELOPER, (a, who) -> a.keys().list(who));
        reads("KeyAdmin.get", Role.DEVELOPER, (a, who) -> a.keys().get(who, 1));
        writes("KeyAdmin.issue", "key_create", (a, who) -> a.keys().issue(who, key(0)));
        writes("KeyAdmin.update", "key_update", (a, who) -> a.keys().update(who, key(1), 1));
        writes("KeyAdmin.setEnabled", "key_update", (a, who) -> a.keys().setEnabled(who, 1, false, 1));
        writes("KeyAdmin.delete", "key_delete", (a, who) -> a.keys().delete(who, 1, 1));
    }

    static Stream<String> cases() {
        return CASES.keySet().stream();
    }

    private final MemoryConfigStore store = new MemoryConfigStore();
    private final AdminWorld world = new AdminWorld(store);

    AdminRolesTest() {
        PolicyAdmin policies = world.admin.policies();
        policies.create(
                WorkspaceWorld.HOST,
                FirewallPolicy.builder(0, "default").isDefault(true).build());
        policies.create(WorkspaceWorld.HOST, policy(0, "other", RULE));
        world.admin.keys().issue(WorkspaceWorld.HOST, key(0));
    }

    @Test
    void cases_coverEveryPublicMethodThatTakesAnActor() {
        List<String> found = new ArrayList<>();
        for (Class<?> type : List.of(FirewallAdmin.class, PolicyAdmin.class, KeyAdmin.class)) {
            for (Method method : type.getDeclaredMethods()) {
                if (Modifier.isPublic(method.getModifiers())) {
                    boolean acts = method.getParameterCount() > 0 && method.getParameterTypes()[0] == Actor.class;
                    boolean opens = method.getParameterCount() == 0
                            && List.of(PolicyAdmin.class, KeyAdmin.class).contains(method.getReturnType());
                    assertThat(acts || opens).as(method.toString()).isTrue();
                    if (acts) {
                        found.add(type.getSimpleName() + "." + method.getName());
                    }
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
            ConfigSnapshot before = store.read(WORKSPACE);
            Actor actor = new Actor("someone", role);
            if (!role.atLeast(tried.minimum())) {
                assertThat(refusal(() -> tried.call().accept(world.admin, actor)))
                        .isEqualTo(ErrorCode.FORBIDDEN);
                assertThat(store.read(WORKSPACE)).isEqualTo(before);
            } else if (role == tried.minimum()) {
                tried.call().accept(world.admin, actor);
                assertThat(AdminWorld.verbsSince(store, before.auditHead())).isEqualTo(tried.verbs());
                assertThat(store.revision(WORKSPACE))
                        .isEqualTo(before.revision() + (tried.verbs().isEmpty() ? 0 : 1));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void method_hostsOwnPolicyThatRefusesOrThrows_isRefused(String method) {
        Case tried = Objects.requireNonNull(CASES.get(method));
        ConfigSnapshot before = store.read(WORKSPACE);
        FirewallAdmin nobody = new AdminWorld(store, (actor, operation) -> false, AdminWorld.KEYSETS).admin;
        FirewallAdmin broken = new AdminWorld(
                        store,
                        (actor, operation) -> {
                            throw new IllegalStateException("directory is down");
                        },
                        AdminWorld.KEYSETS)
                .admin;
        assertThat(refusal(() -> tried.call().accept(nobody, WorkspaceWorld.HOST)))
                .isEqualTo(ErrorCode.FORBIDDEN);
        assertThat(refusal(() -> tried.call().accept(broken, WorkspaceWorld.HOST)))
                .isEqualTo(ErrorCode.FORBIDDEN);
        assertThat(store.read(WORKSPACE)).isEqualTo(before);
    }
}
