/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp;

import static ai.orcarouter.mcp.World.ADMIN;
import static ai.orcarouter.mcp.World.TOOL;
import static ai.orcarouter.mcp.World.WORKSPACE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.crypto.InsecureSecretAccess;
import ai.orcarouter.core.crypto.Secret;
import ai.orcarouter.core.spi.ConfigDocument;
import ai.orcarouter.firewall.FirewallEngine;
import ai.orcarouter.firewall.KeyAdmission;
import ai.orcarouter.firewall.KeyHandle;
import ai.orcarouter.firewall.KeyRequest;
import ai.orcarouter.firewall.PolicyCodec;
import ai.orcarouter.firewall.model.AgentKey;
import ai.orcarouter.firewall.model.IssuedKey;
import ai.orcarouter.mcp.model.AuthMode;
import ai.orcarouter.mcp.model.Credential;
import ai.orcarouter.mcp.model.GatewayAnswer;
import ai.orcarouter.mcp.model.McpServer;
import ai.orcarouter.mcp.model.StdioLauncher;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** No secret of a credential comes out anywhere but at its server and for gateway keys (REFERENCE 5.1, DESIGN 5). */
class PlantedSecretsTest {
    private static final String BEARER = "planted-bearer-1f2e3d";
    private static final String PASSWORD = "planted-password-4c5b6a";
    private static final String CLIENT = "planted-client-7d8e9f";
    private static final String ACCESS = "planted-access-0a1b2c";
    private static final String FETCHED = "planted-fetched-3d4e5f";
    private static final String VARIABLE = "planted-variable-6a7b8c";
    private static final List<String> PLANTED = List.of(BEARER, PASSWORD, CLIENT, ACCESS, FETCHED, VARIABLE);

    /** Rows come from every thread, also while they are looked at. */
    private final Queue<String> logged = new ConcurrentLinkedQueue<>();

    private final List<String> shown = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord row) {
            logged.add(row.getMessage() + Arrays.toString(row.getParameters()));
            if (row.getThrown() != null) {
                logged.add(trace(row.getThrown()));
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private final LoopbackMcp server = new LoopbackMcp();
    private final World world = new World(mcp -> mcp.connector(null)
            .addressPolicy(LoopbackMcp.loopback())
            .launcher("missing", StdioLauncher.of("/nonexistent/orca-test-program")));

    PlantedSecretsTest() throws IOException {
        server.tools = "[" + TOOL + "]";
        server.token = FETCHED;
    }

    @BeforeEach
    void listen() {
        Logger.getLogger("").setLevel(Level.ALL);
        Logger.getLogger("").addHandler(handler);
    }

    @AfterEach
    void close() {
        Logger.getLogger("").removeHandler(handler);
        Logger.getLogger("").setLevel(Level.INFO);
        world.close();
        server.close();
    }

    private static String trace(Throwable thrown) {
        StringWriter out = new StringWriter();
        thrown.printStackTrace(new PrintWriter(out));
        return out.toString();
    }

    private void see(Object anything) {
        shown.add(String.valueOf(anything));
    }

    private static Map<McpServer, Credential> credentials(LoopbackMcp server) {
        McpServer.Builder http = McpServer.http("one", server.url("/mcp"));
        return Map.of(
                McpServer.http("bearer", server.url("/mcp"))
                        .authMode(AuthMode.BEARER)
                        .build(),
                new Credential.Bearer(Secret.ofText(BEARER)),
                McpServer.http("basic", server.url("/mcp"))
                        .authMode(AuthMode.BASIC)
                        .build(),
                new Credential.Basic("u", Secret.ofText(PASSWORD)),
                McpServer.http("client", server.url("/mcp"))
                        .authMode(AuthMode.OAUTH)
                        .build(),
                new Credential.OAuthClient("c", Secret.ofText(CLIENT), server.url("/token"), "", ""),
                http.authMode(AuthMode.OAUTH).build(),
                new Credential.AccessToken(Secret.ofText(ACCESS)),
                McpServer.stdio("env", "missing").authMode(AuthMode.ENV).build(),
                new Credential.Env(Map.of("API_KEY", Secret.ofText(VARIABLE))));
    }

    @Test
    void secrets_throughEveryManagementPath_comeOutNowhere() {
        credentials(server).forEach((registered, credential) -> {
            see(credential);
            see(world.servers.create(ADMIN, registered, credential));
            see(world.servers.probe(ADMIN, registered.id()));
            see(world.servers.diff(ADMIN, registered.id()));
            see(catchThrowable(() -> world.servers.create(ADMIN, registered, credential)));
            McpServer moved = registered.toBuilder().name("\u0000").build();
            see(trace(catchThrowable(() -> world.servers.update(ADMIN, moved, credential, 0))));
            see(world.servers.update(ADMIN, registered, credential, 0));
        });
        server.wanted = "nobody";
        for (String id : List.of("bearer", "basic", "client", "one", "env")) {
            see(world.servers.probe(ADMIN, id));
            see(world.open().availability(id));
        }
        see(world.servers.list(ADMIN));
        see(world.servers.resealCredentials(ADMIN));
        see(world.mcpEvents());
        assertThat(server.authorizations).as("the server did get them").anyMatch(text -> text.contains(BEARER));
        assertThat(server.authorizations).anyMatch(text -> text.contains(FETCHED));
        World.audit(world.config).forEach(this::see);
        for (ConfigDocument document : world.config.read(WORKSPACE).documents()) {
            world.config
                    .history(WORKSPACE, document.kind(), document.id(), Long.MAX_VALUE, 100)
                    .forEach(version -> see(String.valueOf(version.jsonOrNull())));
        }
        String all = shown + "\n" + logged;
        for (String secret : PLANTED) {
            assertThat(all).doesNotContain(secret);
            assertThat(all).doesNotContain(Base64.getEncoder().encodeToString(secret.getBytes(UTF_8)));
        }
        assertThat(all).doesNotContain(Base64.getEncoder().encodeToString(("u:" + PASSWORD).getBytes(UTF_8)));
        assertThat(shown).hasSizeGreaterThan(50);
    }

    @Test
    void callTool_serverThatSendsItsCredentialBack_isAnsweredWithoutIt() {
        List<String> answers = List.of(
                "\"result\":{\"content\":[{\"type\":\"text\",\"text\":\"AUTH\"}],\"structuredContent\":{\"AUTH\":\"PART\"}}",
                "\"error\":{\"code\":-32000,\"message\":\"refused: AUTH or PART\"}");
        try (McpGateway gateway = McpGateway.builder()
                .engine(FirewallEngine.builder()
                        .policy(PolicyCodec.standard()
                                .decode("p.yaml", "name: all\ndefault_verdict: allow\nrules: []\n")
                                .policy())
                        .build())
                .servers(world.servers)
                .build()) {
            for (Map.Entry<McpServer, Credential> each : credentials(server).entrySet()) {
                if (each.getValue().mode() == AuthMode.ENV) {
                    continue;
                }
                world.servers.create(ADMIN, each.getKey(), each.getValue());
                boolean pair = each.getValue() instanceof Credential.Basic;
                for (String answer : answers) {
                    server.called = answer.replace("PART", pair ? PASSWORD : "");
                    GatewayAnswer given = gateway.callTool(each.getKey().id() + ".read", "{}");
                    assertThat(given.resultJson()).contains("***");
                    see(given);
                }
            }
        }
        assertThat(server.authorizations).anyMatch(text -> text.contains(FETCHED));
        String all = shown + "\n" + logged;
        for (String secret : PLANTED) {
            assertThat(all).doesNotContain(secret);
            assertThat(all).doesNotContain(Base64.getEncoder().encodeToString(("u:" + secret).getBytes(UTF_8)));
        }
    }

    private KeyHandle key(boolean gateway) {
        IssuedKey issued = world.workspace
                .admin()
                .keys()
                .issue(
                        ADMIN,
                        AgentKey.builder(0, gateway ? "gateway" : "plain")
                                .firewallGateway(gateway)
                                .build());
        KeyAdmission admission = world.workspace.admit(
                issued.secret(), KeyRequest.builder(world.clock.instant()).build());
        return ((KeyAdmission.Admitted) admission).key();
    }

    @Test
    void reveal_gatewayKey_seesTheCredentialOfAnEnabledServerAndIsRecorded() {
        McpServer registered = McpServer.http("bearer", server.url("/mcp"))
                .authMode(AuthMode.BEARER)
                .build();
        world.servers.create(ADMIN, registered, new Credential.Bearer(Secret.ofText(BEARER)));
        KeyHandle gateway = key(true);
        Credential.Bearer seen =
                (Credential.Bearer) world.servers.reveal(GatewayCredentialAccess.of(gateway), "bearer");
        assertThat(seen.token().text(InsecureSecretAccess.token())).isEqualTo(BEARER);
        assertThat(world.mcpEvents()).singleElement().satisfies(row -> {
            assertThat(row.event().reasonCode()).isEqualTo("mcp_credential_revealed");
            assertThat(row.event().keyId()).isEqualTo(gateway.id());
        });
        world.servers.setEnabled(ADMIN, "bearer", false, 1);
        assertThat(World.refusal(() -> world.servers.reveal(GatewayCredentialAccess.of(gateway), "bearer")))
                .isEqualTo(ErrorCode.CONFLICT);
    }

    @Test
    void reveal_ordinaryKeyOrOneOfAnotherWorkspace_isRefused() {
        KeyHandle plain = key(false);
        assertThat(catchThrowable(() -> GatewayCredentialAccess.of(plain)))
                .isInstanceOfSatisfying(
                        OrcaException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.FORBIDDEN));
    }
}
