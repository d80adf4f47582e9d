/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.orcarouter.core.crypto.Secret;
import ai.orcarouter.core.net.AddressPolicy;
import ai.orcarouter.core.net.CidrBlock;
import ai.orcarouter.core.net.DialGuard;
import ai.orcarouter.mcp.internal.protocol.Housekeeping;
import ai.orcarouter.mcp.internal.protocol.UpstreamException;
import ai.orcarouter.mcp.internal.protocol.UpstreamException.Kind;
import ai.orcarouter.mcp.internal.transport.GuardedClient;
import ai.orcarouter.mcp.internal.transport.GuardedHttp;
import ai.orcarouter.mcp.internal.transport.HttpTarget;
import ai.orcarouter.mcp.internal.transport.RequestHeaders;
import ai.orcarouter.mcp.model.Credential;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tokens over real connections to an authorization server on loopback, behind the dial guard. */
class TokenHeadersTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final String RESOURCE = "https://files.example.com/mcp";

    /** A request as the authorization server got it. */
    private record Asked(String path, String authorization, Map<String, String> form) {}

    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 1_000);
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Housekeeping housekeeping = Housekeeping.create();
    private HttpServer server;
    private volatile Function<Asked, String> answer = request -> "200 " + token(asked.size(), 600);

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
        housekeeping.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        Map<String, String> form = new HashMap<>();
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        for (String pair : List.of(body.split("&", -1))) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                form.put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), UTF_8));
            }
        }
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        Asked request = new Asked(exchange.getRequestURI().getPath(), authorization == null ? "" : authorization, form);
        asked.add(request);
        String said = answer.apply(request);
        byte[] bytes = said.substring(4).getBytes(UTF_8);
        int status = Integer.parseInt(said.substring(0, 3));
        if (status / 100 == 3) {
            exchange.getResponseHeaders().set("Location", url("/elsewhere"));
        }
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String token(int number, int seconds) {
        return "{\"access_token\":\"token-" + number + "\",\"token_type\":\"Bearer\",\"expires_in\":" + seconds + "}";
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private TokenHeaders headers(String tokenUrl, String issuer, String resource) {
        AddressPolicy policy = AddressPolicy.builder()
                .exempt(CidrBlock.parse("127.0.0.0/8").orElseThrow(), AddressPolicy.ANY_PORT, "a server of this test")
                .build();
        DialGuard guard = DialGuard.builder()
                .policy(policy)
                .port(server.getAddress().getPort())
                .build();
        TokenFetcher.Web web = (target, request) -> {
            try (GuardedClient client =
                    GuardedHttp.create().client(HttpTarget.parse(target, HttpTarget.Plain.ON_LOOPBACK), guard)) {
                return client.exchange(request, housekeeping);
            }
        };
        Credential.OAuthClient client =
                new Credential.OAuthClient("id 1", Secret.ofText("s:3/\u00fc"), tokenUrl, issuer, "");
        return new TokenHeaders(new TokenFetcher(client, resource, web), clock::get);
    }

    private TokenHeaders headers() {
        return headers(url("/token"), "", RESOURCE);
    }

    private static String sent(RequestHeaders headers) {
        StringBuilder out = new StringBuilder();
        headers.forEach((name, value) -> out.append(name).append('=').append(value));
        return out.toString();
    }

    private static void assertKind(Kind kind, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(UpstreamException.class, e -> {
            assertThat(e.kind()).isEqualTo(kind);
            assertThat(String.valueOf(e.getMessage()))
                    .doesNotContain("127.0.0.1")
                    .doesNotContain("token-");
        });
    }

    @Test
    void headers_firstRequest_fetchesATokenForTheResource() throws UpstreamException {
        assertThat(sent(headers().headers(TIMEOUT))).isEqualTo("Authorization=Bearer token-1");
        assertThat(asked).singleElement().satisfies(request -> {
            assertThat(request.path()).isEqualTo("/token");
            assertThat(request.form()).isEqualTo(Map.of("grant_type", "client_credentials", "resource", RESOURCE));
            String basic = new String(
                    Base64.getDecoder().decode(request.authorization().substring(6)), UTF_8);
            assertThat(basic).isEqualTo("id+1:s%3A3%2F%C3%BC");
        });
    }

    @Test
    void headers_tokenInItsLife_isKeptUntilShortlyBeforeItsEnd() throws UpstreamException {
        TokenHeaders headers = headers();
        headers.headers(TIMEOUT);
        clock.addAndGet(TimeUnit.SECONDS.toNanos(539));
        assertThat(sent(headers.headers(TIMEOUT))).endsWith("token-1");
        clock.addAndGet(TimeUnit.SECONDS.toNanos(1));
        assertThat(sent(headers.headers(TIMEOUT))).endsWith("token-2");
        answer = request -> "200 " + token(asked.size(), 100);
        clock.addAndGet(TimeUnit.SECONDS.toNanos(600));
        headers.headers(TIMEOUT);
        clock.addAndGet(TimeUnit.SECONDS.toNanos(89));
        assertThat(sent(headers.headers(TIMEOUT))).endsWith("token-3");
        clock.addAndGet(TimeUnit.SECONDS.toNanos(1));
        assertThat(sent(headers.headers(TIMEOUT))).endsWith("token-4");
    }

    @Test
    void headers_lifeUnsaidOrOdd_isShort() throws UpstreamException {
        for (String life : List.of("", ",\"expires_in\":-5", ",\"expires_in\":\"soon\"", ",\"expires_in\":1e99")) {
            answer = request -> "200 {\"access_token\":\"token-" + asked.size() + "\"" + life + "}";
            TokenHeaders headers = headers();
            String first = sent(headers.headers(TIMEOUT));
            clock.addAndGet(TimeUnit.DAYS.toNanos(2));
            assertThat(sent(headers.headers(TIMEOUT))).isNotEqualTo(first);
        }
    }

    @Test
    void headers_manyThreads_fetchOnce() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        answer = request -> {
            try {
                go.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return "200 " + token(asked.size(), 600);
        };
        TokenHeaders headers = headers();
        List<Future<String>> all = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            all.add(threads.submit(() -> sent(headers.headers(TIMEOUT))));
        }
        go.countDown();
        for (Future<String> one : all) {
            assertThat(one.get()).endsWith("token-1");
        }
        assertThat(asked).hasSize(1);
    }

    @Test
    void refreshed_refusedToken_isFetchedAnewOnceForAll() throws UpstreamException {
        TokenHeaders headers = headers();
        RequestHeaders refused = headers.headers(TIMEOUT);
        RequestHeaders fresh = headers.refreshed(refused, List.of(), TIMEOUT);
        assertThat(sent(fresh)).endsWith("token-2");
        assertThat(headers.refreshed(refused, List.of(), TIMEOUT)).isSameAs(fresh);
        assertThat(headers.headers(TIMEOUT)).isSameAs(fresh);
        assertThat(asked).hasSize(2);
    }

    @Test
    void headers_serverThatWantsTheSecretInTheBody_getsItThere() throws UpstreamException {
        answer = request -> request.authorization().isEmpty() ? "200 " + token(9, 600) : "401 {}";
        assertThat(sent(headers().headers(TIMEOUT))).endsWith("token-9");
        assertThat(asked.get(1).form()).containsEntry("client_id", "id 1").containsEntry("client_secret", "s:3/\u00fc");
    }

    @Test
    void headers_unusableAnswers_areRefusedWithoutTheirText() {
        for (String said : List.of(
                "400 {\"error\":\"token-x\"}",
                "401 {}",
                "500 token-x",
                "200 ",
                "200 []",
                "200 {\"access_token\":7}",
                "200 {\"access_token\":\"\"}",
                "200 {\"access_token\":\"token-x\\u00fc\"}",
                "200 {\"access_token\":\"token-x\\r\\nX: y\"}",
                "200 {\"access_token\":\"token-x\",\"access_token\":\"token-y\"}",
                "200 {\"access_token\":\"token-x\",\"token_type\":\"mac\"}")) {
            answer = request -> said;
            assertKind(Kind.UNAUTHORIZED, () -> headers().headers(TIMEOUT));
        }
    }

    @Test
    void headers_redirect_isNotFollowed() {
        answer = request -> request.path().equals("/token") ? "307 " : "200 " + token(1, 600);
        assertKind(Kind.UNAUTHORIZED, () -> headers().headers(TIMEOUT));
        assertThat(asked).extracting(Asked::path).containsOnly("/token");
    }

    @Test
    void headers_answerLongerThanAllowed_isRefused() {
        answer = request -> "200 " + token(1, 600) + " ".repeat(65 << 10);
        assertKind(Kind.PROTOCOL, () -> headers().headers(TIMEOUT));
    }

    @Test
    void headers_tokenUrlThatMustNotBeDialled_isRefused() {
        for (String inward : List.of(
                "https://169.254.169.254/token",
                "https://10.0.0.1/token",
                "http://files.example.com/token",
                "https://[::ffff:10.0.0.1]/token",
                "https://metadata.google.internal/token")) {
            assertKind(Kind.REFUSED_DIAL, () -> headers(inward, "", RESOURCE).headers(TIMEOUT));
        }
        assertThat(asked).isEmpty();
    }

    private String metadata(Asked request, String issuer, String tokenEndpoint) {
        return switch (request.path()) {
            case "/.well-known/oauth-protected-resource/mcp" ->
                "200 {\"resource\":\"" + url("/mcp") + "\",\"authorization_servers\":[\"" + issuer
                        + "\"],\"scopes_supported\":[\"tools\",\"read\"]}";
            case "/.well-known/openid-configuration/as" ->
                "200 {\"issuer\":\"" + url("/as") + "\",\"token_endpoint\":\"" + tokenEndpoint
                        + "\",\"token_endpoint_auth_methods_supported\":[\"client_secret_post\"]}";
            case "/as/token" -> "200 " + token(5, 600);
            default -> "404 ";
        };
    }

    @Test
    void headers_withoutATokenUrl_areFoundByDiscovery() throws UpstreamException {
        answer = request -> metadata(request, url("/as"), url("/as/token"));
        for (String issuer : List.of("", url("/as"))) {
            asked.clear();
            assertThat(sent(headers("", issuer, url("/mcp")).headers(TIMEOUT))).endsWith("token-5");
            Asked last = asked.get(asked.size() - 1);
            assertThat(last.form()).containsEntry("scope", "tools read").containsEntry("resource", url("/mcp"));
            assertThat(last.authorization()).isEmpty();
        }
    }

    @Test
    void refreshed_challengeThatNamesMetadataAndScope_isFollowedOnTheServersOriginOnly() throws UpstreamException {
        answer = request -> request.path().equals("/meta")
                ? metadata(
                        new Asked("/.well-known/oauth-protected-resource/mcp", "", Map.of()),
                        url("/as"),
                        url("/as/token"))
                : request.path().contains("protected-resource")
                        ? "404 "
                        : metadata(request, url("/as"), url("/as/token"));
        TokenHeaders headers = headers("", "", url("/mcp"));
        List<String> challenge = List.of("Bearer scope=\"write\", resource_metadata=\"" + url("/meta") + "\"");
        assertThat(sent(headers.refreshed(RequestHeaders.none(), challenge, TIMEOUT)))
                .endsWith("token-5");
        assertThat(asked.get(asked.size() - 1).form()).containsEntry("scope", "write");
        TokenHeaders other = headers("", "", url("/mcp"));
        List<String> foreign = List.of("Bearer resource_metadata=\"https://evil.example/meta\"");
        assertKind(Kind.UNAUTHORIZED, () -> other.refreshed(RequestHeaders.none(), foreign, TIMEOUT));
    }

    @Test
    void headers_discoveryThatLeadsElsewhere_sendsNoSecret() {
        answer = request -> metadata(request, url("/as"), url("/as/token"));
        assertKind(
                Kind.UNAUTHORIZED, () -> headers("", url("/other"), url("/mcp")).headers(TIMEOUT));
        answer = request -> metadata(request, url("/as"), "https://10.0.0.1/token");
        assertKind(Kind.REFUSED_DIAL, () -> headers("", "", url("/mcp")).headers(TIMEOUT));
        answer = request -> metadata(request, url("/as"), url("/as/token"))
                .replace("\"resource\":\"" + url("/mcp"), "\"resource\":\"https://victim.example/mcp");
        assertKind(Kind.UNAUTHORIZED, () -> headers("", "", url("/mcp")).headers(TIMEOUT));
        answer = request -> metadata(request, url("/as"), url("/as/token"))
                .replace("\"issuer\":\"" + url("/as"), "\"issuer\":\"" + url("/imposter"));
        assertKind(Kind.UNAUTHORIZED, () -> headers("", "", url("/mcp")).headers(TIMEOUT));
        assertThat(asked).allSatisfy(request -> {
            assertThat(request.authorization()).isEmpty();
            assertThat(request.form()).isEmpty();
        });
    }

    @Test
    void headers_threadIsInterruptedWhileTheEndpointIsSilent_endsLongBeforeTheDeadline() throws Exception {
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        answer = request -> {
            reached.countDown();
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return "200 " + token(1, 600);
        };
        CompletableFuture<UpstreamException> failure = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            try {
                headers().headers(Duration.ofHours(1));
            } catch (UpstreamException e) {
                failure.complete(e);
            }
        });
        caller.start();
        try {
            assertThat(reached.await(1, TimeUnit.MINUTES)).isTrue();
            caller.interrupt();
            assertThat(failure.get(1, TimeUnit.MINUTES).kind()).isEqualTo(Kind.CANCELLED);
        } finally {
            over.countDown();
        }
    }
}
