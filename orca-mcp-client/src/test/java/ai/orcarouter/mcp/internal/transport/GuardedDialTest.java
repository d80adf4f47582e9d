/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.transport;

import static ai.orcarouter.mcp.internal.transport.Clients.TIME;
import static ai.orcarouter.mcp.internal.transport.Clients.failure;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.net.AddressPolicy;
import ai.orcarouter.core.net.CidrBlock;
import ai.orcarouter.core.net.DialGuard;
import ai.orcarouter.core.net.Host;
import ai.orcarouter.core.net.HostParser;
import ai.orcarouter.core.net.HostResult;
import ai.orcarouter.core.net.IpAddress;
import ai.orcarouter.core.net.Resolution;
import ai.orcarouter.mcp.internal.protocol.Housekeeping;
import ai.orcarouter.mcp.internal.protocol.Upstream;
import ai.orcarouter.mcp.internal.protocol.UpstreamException;
import ai.orcarouter.mcp.internal.protocol.UpstreamException.Kind;
import ai.orcarouter.mcp.testkit.Loopback;
import ai.orcarouter.mcp.testkit.ScriptedServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is dialled, and what is not. */
class GuardedDialTest {
    private final Housekeeping housekeeping = Housekeeping.create();
    private final ScriptedServer server =
            ScriptedServer.modern().on("tools/list", turn -> turn.result("{\"tools\":[]}"));

    @AfterEach
    void end() {
        server.close();
        housekeeping.close();
    }

    private Upstream upstream(String url, DialGuard guard) throws UpstreamException {
        GuardedClient client = GuardedHttp.create().client(HttpTarget.parse(url, HttpTarget.Plain.ANYWHERE), guard);
        return HttpUpstream.of(new HttpEndpoint(client, HeaderSource.none(), Clients.PROFILE), housekeeping);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.1",
                "2130706433",
                "0x7f000001",
                "0x7f.1",
                "0177.0.0.1",
                "[::1]",
                "[::ffff:127.0.0.1]",
                "[::ffff:7f00:1]",
                "[64:ff9b::7f00:1]",
                "0.0.0.0",
                "169.254.169.254",
                "localhost",
                "localhost.",
                "a.localhost",
                "127.0.0.1.",
                "user@127.0.0.1"
            })
    void spellingsOfThisMachine_withoutExemption_areRefused(String host) {
        DialGuard guard = DialGuard.builder()
                .port(server.port())
                .resolver((name, timeout) ->
                        Resolution.of(name, List.of(IpAddress.parse("127.0.0.1").orElseThrow())))
                .build();
        UpstreamException refused = failure(Kind.REFUSED_DIAL, () -> {
            try (Upstream upstream = upstream("http://" + host + ":" + server.port() + "/mcp", guard)) {
                upstream.listTools(TIME);
            }
        });
        assertThat(refused.sent()).isFalse();
        assertThat(refused).hasMessageNotContaining("127").hasMessageNotContaining("169");
        assertThat(server.asked("server/discover")).isEmpty();
    }

    @Test
    void nameThatIsRebound_isRefusedAtTheNextDial() throws Exception {
        AtomicInteger lookups = new AtomicInteger();
        Host.Name name = (Host.Name) ((HostResult.Accepted) HostParser.parse("mcp.example.com")).host();
        DialGuard guard = DialGuard.builder()
                .policy(AddressPolicy.builder()
                        .exempt(
                                name,
                                server.port(),
                                "a test",
                                CidrBlock.parse("127.0.0.1/32").orElseThrow())
                        .build())
                .port(server.port())
                .resolver((host, timeout) -> Resolution.of(
                        host,
                        List.of(IpAddress.parse(lookups.getAndIncrement() == 0 ? "127.0.0.1" : "127.0.0.2")
                                .orElseThrow())))
                .build();
        GuardedClient client = GuardedHttp.create()
                .client(
                        HttpTarget.parse("http://mcp.example.com:" + server.port() + "/mcp", HttpTarget.Plain.ANYWHERE),
                        guard);
        try (Upstream upstream =
                HttpUpstream.of(new HttpEndpoint(client, HeaderSource.none(), Clients.PROFILE), housekeeping)) {
            assertThat(upstream.listTools(TIME).tools()).isEmpty();
            client.guardWith(guard);
            failure(Kind.REFUSED_DIAL, () -> upstream.listTools(TIME));
        }
    }

    @Test
    void openConnection_afterThePolicyChanged_isNotUsedAgain() throws Exception {
        GuardedClient client = Clients.guarded(server);
        try (Upstream upstream =
                HttpUpstream.of(new HttpEndpoint(client, HeaderSource.none(), Clients.PROFILE), housekeeping)) {
            upstream.listTools(TIME);
            int before = server.asked("tools/list").size();
            client.guardWith(DialGuard.builder().port(server.port()).build());

            assertThat(failure(Kind.REFUSED_DIAL, () -> upstream.listTools(TIME))
                            .sent())
                    .isFalse();
            assertThat(server.asked("tools/list")).hasSize(before);
        }
    }

    @Test
    void otherOrigin_isRefused() throws Exception {
        try (GuardedClient client = Clients.guarded(server)) {
            WebRequest elsewhere = new WebRequest(
                    "http://127.0.0.2:" + server.port() + "/", "*/*", RequestHeaders.none(), "", null, TIME, 100);
            failure(Kind.REFUSED_DIAL, () -> client.exchange(elsewhere, housekeeping));
        }
    }

    @Test
    void plainExchange_isAnsweredUpToItsCap() throws Exception {
        server.on("GET", turn -> turn.raw(200, "application/json", "{\"a\": 1}".getBytes(UTF_8)));
        try (GuardedClient client = Clients.guarded(server)) {
            assertThat(client.exchange(WebRequest.get(TIME), housekeeping).status())
                    .isEqualTo(200);
            WebRequest small = new WebRequest(null, "*/*", RequestHeaders.none(), "", null, TIME, 3);
            failure(Kind.PROTOCOL, () -> client.exchange(small, housekeeping));
        }
    }

    @Test
    void https_throughTheGuardedSocket_isTrustedUnderItsOwnAuthorityAlone() throws Exception {
        HeldCertificate authority = new HeldCertificate.Builder()
                .certificateAuthority(0)
                .commonName("test authority")
                .build();
        HeldCertificate certificate = new HeldCertificate.Builder()
                .signedBy(authority)
                .addSubjectAlternativeName("127.0.0.1")
                .build();
        HttpsServer https = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        https.setHttpsConfigurator(new HttpsConfigurator(new HandshakeCertificates.Builder()
                .heldCertificate(certificate)
                .build()
                .sslContext()));
        https.createContext("/", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        https.start();
        try {
            int port = https.getAddress().getPort();
            HttpTarget target = HttpTarget.parse("https://127.0.0.1:" + port + "/", HttpTarget.Plain.NEVER);
            HandshakeCertificates trusted = new HandshakeCertificates.Builder()
                    .addTrustedCertificate(authority.certificate())
                    .build();
            Trust trust = new Trust(trusted.sslSocketFactory(), trusted.trustManager());
            try (GuardedClient client =
                            GuardedHttp.create(Duration.ofSeconds(5), trust).client(target, Loopback.guard(port));
                    GuardedClient stranger = GuardedHttp.create().client(target, Loopback.guard(port));
                    GuardedClient forbidden = GuardedHttp.create(Duration.ofSeconds(5), trust)
                            .client(target, DialGuard.builder().port(port).build())) {
                assertThat(client.exchange(WebRequest.get(TIME), housekeeping).status())
                        .isEqualTo(204);
                assertThat(failure(Kind.TRANSPORT, () -> stranger.exchange(WebRequest.get(TIME), housekeeping))
                                .sent())
                        .isFalse();
                failure(Kind.REFUSED_DIAL, () -> forbidden.exchange(WebRequest.get(TIME), housekeeping));
            }
        } finally {
            https.stop(0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://example.com/", "ftp://example.com/", "https://a@example.com/", "example.com"})
    void targetThatIsNotHttps_whereItMustBe_isRefused(String url) {
        failure(Kind.REFUSED_DIAL, () -> HttpTarget.parse(url, HttpTarget.Plain.ON_LOOPBACK));
    }
}
