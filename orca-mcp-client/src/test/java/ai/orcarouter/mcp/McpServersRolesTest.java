/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp;

import static ai.orcarouter.mcp.World.ADMIN;
import static ai.orcarouter.mcp.World.OTHER_TOOL;
import static ai.orcarouter.mcp.World.TOOL;
import static ai.orcarouter.mcp.World.WORKSPACE;
import static ai.orcarouter.mcp.World.http;
import static ai.orcarouter.mcp.World.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.Actor;
import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.Role;
import ai.orcarouter.core.spi.ConfigSnapshot;
import ai.orcarouter.firewall.memory.InMemoryKeysets;
import ai.orcarouter.firewall.memory.MemoryConfigStore;
import ai.orcarouter.firewall.memory.MemoryEventStore;
import ai.orcarouter.firewall.spi.AccessPolicy;
import ai.orcarouter.mcp.model.AuthMode;
import ai.orcarouter.mcp.model.Credential;
import ai.orcarouter.mcp.model.McpServer;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every public management method: who may call it, and what it leaves in the audit chain. */
class McpServersRolesTest {
    private interface Call {
        void by(McpServers servers, Actor actor);
    }

    private record Case(Role minimum, List<String> verbs, Call call) {}

    /** What takes no actor: the host's own wiring, its scheduler, and the way of gateway keys. */
    private static final Set<String> WITHOUT_ACTOR = Set.of(
            "builder(OrcaWorkspace)",
            "addressPolicy(AddressPolicy)",
            "probeDue(Instant)",
            "reveal(GatewayCredentialAccess,String)",
            "close()");

    private static final Map<String, Case> CASES = new LinkedHashMap<>();

    private static void add(String method, Role minimum, List<String> verbs, Call call) {
        CASES.put(method, new Case(minimum, verbs, call));
    }

    static {
        Role viewer = Role.VIEWER;
        Role developer = Role.DEVELOPER;
        Role admin = Role.ADMIN;
        add("list(Actor)", viewer, List.of(), McpServers::list);
        add("faults(Actor)", viewer, List.of(), McpServers::faults);
        add("find(Actor,String)", viewer, List.of(), (s, who) -> s.find(who, "files"));
        add("diff(Actor,String)", viewer, List.of(), (s, who) -> s.diff(who, "files"));
        add(
                "create(Actor,McpServer,Credential)",
                developer,
                List.of("mcp_server_create"),
                (s, who) -> s.create(who, http("new"), Credential.none()));
        add(
                "create(Actor,McpServer,Credential) launched",
                admin,
                List.of("mcp_server_create"),
                (s, who) -> s.create(who, McpServer.stdio("new", "tool").build(), Credential.none()));
        add(
                "update(Actor,McpServer,Credential,long)",
                developer,
                List.of("mcp_server_update"),
                (s, who) -> s.update(who, http("files").toBuilder().name("x").build(), Credential.none(), 1));
        add(
                "update(Actor,McpServer,Credential,long) launched",
                admin,
                List.of("mcp_server_update"),
                (s, who) -> s.update(who, http("local"), Credential.none(), 1));
        add(
                "delete(Actor,String,long)",
                developer,
                List.of("mcp_server_delete"),
                (s, who) -> s.delete(who, "files", 1));
        add(
                "delete(Actor,String,long) launched",
                admin,
                List.of("mcp_server_delete"),
                (s, who) -> s.delete(who, "local", 1));
        add(
                "setEnabled(Actor,String,boolean,long)",
                developer,
                List.of("mcp_server_update"),
                (s, who) -> s.setEnabled(who, "files", false, 1));
        add(
                "setEnabled(Actor,String,boolean,long) launched",
                admin,
                List.of("mcp_server_update"),
                (s, who) -> s.setEnabled(who, "local", false, 1));
        add("probe(Actor,String)", developer, List.of("mcp_server_probe"), (s, who) -> s.probe(who, "files"));
        add(
                "approve(Actor,String,String)",
                admin,
                List.of("mcp_schema_rebaselined"),
                (s, who) -> s.approve(who, "files", s.diff(ADMIN, "files").observedHash()));
        add(
                "approveSurface(Actor,String,String)",
                admin,
                List.of("mcp_surface_accepted"),
                (s, who) -> s.approveSurface(
                        who, "files", s.find(ADMIN, "files").surface().observedHash()));
        add(
                "quarantine(Actor,String)",
                admin,
                List.of("mcp_schema_quarantined"),
                (s, who) -> s.quarantine(who, "files"));
        add("resealCredentials(Actor)", admin, List.of("mcp_credential_resealed"), McpServers::resealCredentials);
    }

    static Stream<String> cases() {
        return CASES.keySet().stream();
    }

    private final MemoryConfigStore config = new MemoryConfigStore();
    private final InMemoryKeysets keysets = new InMemoryKeysets();
    private final World world = new World(config, new MemoryEventStore(), keysets, host -> {}, mcp -> {});

    McpServersRolesTest() {
        world.register("files", TOOL);
        world.servers.probe(ADMIN, "files");
        world.fakes.server("files").tools(OTHER_TOOL);
        world.servers.probe(ADMIN, "files");
        world.servers.create(ADMIN, McpServer.stdio("local", "tool").build(), Credential.none());
        McpServer secured =
                http("secured").toBuilder().authMode(AuthMode.BEARER).build();
        world.servers.create(ADMIN, secured, World.bearer("token"));
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void cases_coverEveryPublicMethodThatTakesAnActor() {
        List<String> found = new ArrayList<>();
        for (Method method : McpServers.class.getDeclaredMethods()) {
            String name = method.getName() + "("
                    + Arrays.stream(method.getParameterTypes())
                            .map(Class::getSimpleName)
                            .collect(Collectors.joining(","))
                    + ")";
            if (Modifier.isPublic(method.getModifiers()) && !method.isSynthetic() && !WITHOUT_ACTOR.contains(name)) {
                assertThat(method.getParameterTypes()[0]).as(name).isEqualTo(Actor.class);
                found.add(name);
            }
        }
        assertThat(found)
                .containsExactlyInAnyOrderElementsOf(CASES.keySet().stream()
                        .map(name -> name.replace(" launched", ""))
                        .distinct()
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void method_everyRole_isRefusedBelowItsMinimumAndAuditedExactly(String method) {
        Case tried = Objects.requireNonNull(CASES.get(method));
        for (Role role : Role.values()) {
            ConfigSnapshot before = config.read(WORKSPACE);
            Actor actor = new Actor("someone", role);
            if (!role.atLeast(tried.minimum())) {
                assertThat(refusal(() -> tried.call().by(world.servers, actor))).isEqualTo(ErrorCode.FORBIDDEN);
                assertThat(config.read(WORKSPACE)).isEqualTo(before);
            } else if (role == tried.minimum()) {
                tried.call().by(world.servers, actor);
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
        for (AccessPolicy policy : List.of(
                (AccessPolicy) (actor, operation) -> actor.equals(ADMIN)
                        && method.startsWith("approve")
                        && operation.name().startsWith("READ"),
                broken)) {
            ConfigSnapshot before = config.read(WORKSPACE);
            try (World strict =
                    new World(config, new MemoryEventStore(), keysets, host -> host.accessPolicy(policy), mcp -> {})) {
                assertThat(refusal(() -> tried.call().by(strict.servers, ADMIN)))
                        .isEqualTo(ErrorCode.FORBIDDEN);
            }
            assertThat(config.read(WORKSPACE)).isEqualTo(before);
        }
    }
}
