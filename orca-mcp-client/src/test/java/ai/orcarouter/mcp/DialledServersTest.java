/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp;

import static ai.orcarouter.mcp.World.ADMIN;
import static ai.orcarouter.mcp.World.OTHER_TOOL;
import static ai.orcarouter.mcp.World.TOOL;
import static ai.orcarouter.mcp.World.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.crypto.Secret;
import ai.orcarouter.core.net.AddressPolicy;
import ai.orcarouter.core.net.HostResolver;
import ai.orcarouter.core.net.IpAddress;
import ai.orcarouter.core.net.Resolution;
import ai.orcarouter.mcp.internal.connect.Availability;
import ai.orcarouter.mcp.internal.connect.OpenServer;
import ai.orcarouter.mcp.internal.connect.SchemaDriftException;
import ai.orcarouter.mcp.internal.protocol.CallOptions;
import ai.orcarouter.mcp.internal.protocol.UpstreamException;
import ai.orcarouter.mcp.internal.schema.Trees;
import ai.orcarouter.mcp.model.AuthMode;
import ai.orcarouter.mcp.model.Credential;
import ai.orcarouter.mcp.model.McpServer;
import ai.orcarouter.mcp.model.SchemaStatus;
import ai.orcarouter.mcp.model.ServerStatus;
import ai.orcarouter.mcp.spi.InProcessServer;
import java.io.IOException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Registry, vault, baseline and connections together over real connections on loopback. */
class DialledServersTest {
    private static final CallOptions OPTIONS = CallOptions.of(Duration.ofSeconds(20));

    private final LoopbackMcp server = new LoopbackMcp();
    private final World world = new World(mcp -> mcp.connector(null).addressPolicy(LoopbackMcp.loopback()));

    DialledServersTest() throws IOException {
        server.tools = "[" + TOOL + "]";
    }

    @AfterEach
    void close() {
        world.close();
        server.close();
    }

    private McpServer here(AuthMode mode) {
        return McpServer.http("files", server.url("/mcp")).authMode(mode).build();
    }

    @Test
    void call_bearerServer_isMadeWithItsTokenAndRefusedAfterDrift() throws Exception {
        server.wanted = "Bearer token-one";
        world.servers.create(ADMIN, here(AuthMode.BEARER), World.bearer("token-one"));
        OpenServer open = world.open().find("files").orElseThrow();
        assertThat(open.call("read", Trees.object("{}"), OPTIONS).result().toString())
                .contains("done");
        server.tools = "[" + TOOL + "," + OTHER_TOOL + "]";
        world.clock.advance(Duration.ofSeconds(61));
        assertThatThrownBy(() -> open.call("read", Trees.object("{}"), OPTIONS))
                .isInstanceOf(SchemaDriftException.class);
        assertThat(server.methods.stream().filter("tools/call"::equals)).hasSize(1);
        assertThat(world.servers.find(ADMIN, "files").schemaStatus()).isEqualTo(SchemaStatus.CHANGED);
    }

    @Test
    void addressPolicy_thatForbidsAnOpenServer_endsItsConnectionsUntilItIsAllowedAgain() throws Exception {
        world.servers.create(ADMIN, here(AuthMode.NONE), Credential.none());
        OpenServer open = world.open().find("files").orElseThrow();
        assertThat(open.call("read", Trees.object("{}"), OPTIONS).result().toString())
                .contains("done");
        world.servers.addressPolicy(AddressPolicy.defaults());
        assertThatThrownBy(() -> open.call("read", Trees.object("{}"), OPTIONS))
                .isInstanceOfSatisfying(
                        UpstreamException.class,
                        refused -> assertThat(refused.kind()).isEqualTo(UpstreamException.Kind.REFUSED_DIAL));
        assertThat(world.servers.probe(ADMIN, "files").status()).isEqualTo(ServerStatus.DOWN);
        world.servers.addressPolicy(LoopbackMcp.loopback());
        assertThat(world.servers.probe(ADMIN, "files").status()).isEqualTo(ServerStatus.OK);
        assertThat(server.methods.stream().filter("tools/call"::equals)).hasSize(1);
    }

    @Test
    void probe_wrongCredential_isDownAndUnauthorized() {
        server.wanted = "Bearer right";
        world.servers.create(ADMIN, here(AuthMode.BEARER), World.bearer("wrong"));
        assertThat(world.servers.probe(ADMIN, "files").status()).isEqualTo(ServerStatus.DOWN);
        assertThat(world.open().availability("files")).isEqualTo(Availability.UNAUTHORIZED);
    }

    @Test
    void probe_basicServer_getsUserAndPassword() {
        server.wanted = "Basic dTpw";
        world.servers.create(ADMIN, here(AuthMode.BASIC), new Credential.Basic("u", Secret.ofText("p")));
        assertThat(world.servers.probe(ADMIN, "files").status()).isEqualTo(ServerStatus.OK);
    }

    @Test
    void probe_oauthServer_fetchesATokenAndRefreshesARefusedOneOnce() {
        server.token = "token-1";
        server.wanted = "Bearer token-1";
        world.servers.create(ADMIN, here(AuthMode.OAUTH), client("/token"));
        assertThat(world.servers.probe(ADMIN, "files").status()).isEqualTo(ServerStatus.OK);
        assertThat(server.tokenRequests).hasSize(1);
        server.token = "token-2";
        server.wanted = "Bearer token-2";
        assertThat(world.servers.probe(ADMIN, "files").status()).isEqualTo(ServerStatus.OK);
        assertThat(server.tokenRequests).hasSize(2);
        server.wanted = "Bearer never";
        assertThat(world.servers.probe(ADMIN, "files").status()).isNotEqualTo(ServerStatus.OK);
        assertThat(server.tokenRequests.size()).isLessThanOrEqualTo(5);
    }

    @Test
    void probe_oauthServerWithoutAToken_isNeverContacted() {
        world.servers.create(ADMIN, here(AuthMode.OAUTH), client("/nowhere"));
        assertThat(world.servers.probe(ADMIN, "files").status()).isEqualTo(ServerStatus.DOWN);
        assertThat(server.methods).isEmpty();
    }

    @Test
    void probe_httpsServer_isTrustedByTheAuthoritiesOfTheHostOnly() throws Exception {
        HeldCertificate authority =
                new HeldCertificate.Builder().certificateAuthority(0).build();
        HeldCertificate own = new HeldCertificate.Builder()
                .signedBy(authority)
                .addSubjectAlternativeName("127.0.0.1")
                .build();
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setCertificateEntry("authority", authority.certificate());
        HandshakeCertificates certificates =
                new HandshakeCertificates.Builder().heldCertificate(own).build();
        try (LoopbackMcp secure = new LoopbackMcp(certificates.sslContext());
                World trusting = new World(mcp -> mcp.connector(null)
                        .addressPolicy(LoopbackMcp.loopback())
                        .authorities(store))) {
            secure.tools = "[" + TOOL + "]";
            secure.wanted = "Bearer token-one";
            McpServer https = McpServer.http("files", secure.url("/mcp"))
                    .authMode(AuthMode.BEARER)
                    .build();
            trusting.servers.create(ADMIN, https, World.bearer("token-one"));
            assertThat(trusting.servers.probe(ADMIN, "files").status()).isEqualTo(ServerStatus.OK);
            int before = secure.methods.size();
            world.servers.create(ADMIN, https, World.bearer("token-one"));
            assertThat(world.servers.probe(ADMIN, "files").status()).isEqualTo(ServerStatus.DOWN);
            assertThat(secure.methods).hasSize(before);
        }
        KeyStore empty = KeyStore.getInstance(KeyStore.getDefaultType());
        empty.load(null, null);
        assertThatThrownBy(() -> McpServers.builder(world.workspace).authorities(empty))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Credential client(String path) {
        return new Credential.OAuthClient("c", Secret.ofText("s"), server.url(path), "", "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/mcp",
                "http://127.1/mcp",
                "http://2130706433/mcp",
                "http://[::1]/mcp",
                "http://[::ffff:127.0.0.1]/mcp",
                "http://[::ffff:7f00:1]/mcp",
                "http://localhost/mcp",
                "http://169.254.169.254/latest/meta-data",
                "https://10.1.2.3/mcp",
                "https://192.168.0.1/mcp",
                "https://[fd00:ec2::254]/mcp",
                "https://metadata.google.internal/mcp",
                "https://intranet/mcp"
            })
    void create_endpointThatLeadsInward_isRefused(String endpoint) {
        try (World strict = new World(mcp -> mcp.connector(null))) {
            McpServer inward = McpServer.http("files", endpoint).build();
            assertThat(refusal(() -> strict.servers.create(ADMIN, inward, Credential.none())))
                    .isIn(ErrorCode.DESTINATION_REFUSED, ErrorCode.INVALID_DOCUMENT);
            assertThat(strict.config.revision(World.WORKSPACE)).isZero();
        }
    }

    @Test
    void create_tokenUrlThatLeadsInward_isRefused() {
        try (World strict = new World(mcp -> mcp.connector(null).resolver(answering("93.184.216.34")))) {
            McpServer outside =
                    World.http("files").toBuilder().authMode(AuthMode.OAUTH).build();
            assertThat(refusal(() -> strict.servers.create(
                            ADMIN,
                            outside,
                            new Credential.OAuthClient(
                                    "c", Secret.ofText("s"), "https://169.254.169.254/token", "", ""))))
                    .isEqualTo(ErrorCode.DESTINATION_REFUSED);
        }
    }

    private static HostResolver answering(String... addresses) {
        AtomicInteger asked = new AtomicInteger();
        return (host, timeout) -> Resolution.of(
                host,
                List.of(IpAddress.parse(addresses[Math.min(asked.getAndIncrement(), addresses.length - 1)])
                        .orElseThrow()));
    }

    @Test
    void probe_nameThatIsBoundAnewAfterRegistration_isRefusedAtTheDialAndTold() {
        try (World rebound =
                new World(mcp -> mcp.connector(null).resolver(answering("93.184.216.34", "169.254.169.254")))) {
            rebound.servers.create(ADMIN, World.http("files"), Credential.none());
            assertThat(rebound.servers.probe(ADMIN, "files").status()).isEqualTo(ServerStatus.DOWN);
            assertThat(rebound.open().availability("files")).isEqualTo(Availability.REFUSED);
            assertThat(rebound.servers.find(ADMIN, "files").detail()).doesNotContain("169.254");
            assertThat(rebound.mcpEvents())
                    .filteredOn(row -> row.event().reasonCode().equals("mcp_dial_refused"))
                    .isNotEmpty()
                    .allSatisfy(row -> assertThat(row.event().details()).contains("169.254.169.254"));
        }
    }

    /** A server in this process that lists whatever a test says. */
    private static final class Listing implements InProcessServer {
        volatile String tools = "[" + TOOL + "]";
        final AtomicInteger calls = new AtomicInteger();

        @Override
        public String listTools() {
            return "{\"tools\":" + tools + "}";
        }

        @Override
        public String callTool(String name, String argumentsJson) {
            calls.incrementAndGet();
            return "{\"content\":[]}";
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"name\":\"read\",\"name\":\"write\"}]",
                "[{\"name\":\"a\",\"inputSchema\":{\"type\":\"object\",\"type\":\"array\"}}]",
                "[{\"name\":\"a\"},{\"name\":\"a\"}]",
                "[{\"name\":\"a\"},{\"name\":\"A\"}]",
                "[{\"name\":\"a\",\"x\":\"\\ud800\"}]",
                "[7]",
                "{}",
                "[{\"name\":\"a\"},"
            })
    void open_listThatHasTwoMeaningsOrNone_isNotServed(String tools) {
        Listing listing = new Listing();
        try (World own = new World(mcp -> mcp.connector(null).inProcess("own", listing))) {
            own.servers.create(ADMIN, McpServer.inProcess("own", "own").build(), Credential.none());
            listing.tools = tools;
            assertThat(own.open().open()).isEmpty();
            assertThat(own.servers.find(ADMIN, "own").schemaStatus()).isEqualTo(SchemaStatus.UNBASELINED);
            assertThat(own.servers.find(ADMIN, "own").status()).isNotEqualTo(ServerStatus.OK);
        }
    }

    @Test
    void open_inProcessServer_isServedAndPinnedLikeAnyOther() throws Exception {
        Listing listing = new Listing();
        try (World own = new World(mcp -> mcp.connector(null).inProcess("own", listing))) {
            own.servers.create(ADMIN, McpServer.inProcess("own", "own").build(), Credential.none());
            OpenServer open = own.open().find("own").orElseThrow();
            open.call("read", Trees.object("{}"), OPTIONS);
            listing.tools = "[" + TOOL.replace("Reads.", "Reads it.") + "]";
            own.clock.advance(Duration.ofSeconds(60));
            assertThatThrownBy(() -> open.call("read", Trees.object("{}"), OPTIONS))
                    .isInstanceOf(SchemaDriftException.class);
            assertThat(listing.calls).hasValue(1);
        }
    }

    @Test
    void probe_inProcessServer_isRefusedWithoutAskingIt() {
        Listing listing = new Listing();
        try (World own = new World(mcp -> mcp.connector(null).inProcess("own", listing))) {
            own.servers.create(ADMIN, McpServer.inProcess("own", "own").build(), Credential.none());
            assertThat(World.refusal(() -> own.servers.probe(ADMIN, "own"))).isEqualTo(ErrorCode.INVALID_DOCUMENT);
            assertThat(own.servers.find(ADMIN, "own").schemaStatus()).isEqualTo(SchemaStatus.UNBASELINED);
            assertThat(own.open().availability("own")).isEqualTo(Availability.OPEN);
        }
    }

    @Test
    void open_launcherThatTheHostNoLongerHas_isDown() {
        Listing listing = new Listing();
        try (World own = new World(
                world.config,
                world.events,
                World.KEYSETS,
                host -> {},
                mcp -> mcp.connector(null).inProcess("own", listing))) {
            own.servers.create(ADMIN, McpServer.inProcess("own", "own").build(), Credential.none());
        }
        assertThat(world.open().availability("own")).isEqualTo(Availability.DOWN);
        assertThat(world.servers.setEnabled(ADMIN, "own", false, 1).server().enabled())
                .isFalse();
    }
}
