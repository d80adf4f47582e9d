/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dials a real server on the loopback interface, which only an exemption opens. */
class DialGuardTest {
    private static final IpAddress LOOPBACK = ip("127.0.0.1");
    private static final int PATIENCE = 600_000;

    private final List<DialEvent> events = new ArrayList<>();
    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void connect_exemptedAddress_reachesTheServer() throws IOException {
        try (Socket socket = exempting().build().createSocket()) {
            socket.connect(new InetSocketAddress(LOOPBACK.toInetAddress(), port()), PATIENCE);

            assertThat(socket.isConnected()).isTrue();
            assertThat(socket.getPort()).isEqualTo(port());
        }
        assertThat(events).containsExactly(new DialEvent(true, "127.0.0.1", LOOPBACK, port(), "allowed", ""));
        assertAccepted(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1", "::ffff:127.0.0.1", "0.0.0.0", "169.254.169.254", "fd00:ec2::254"})
    void connect_blockedLiteral_isRefusedBeforeAnyPacket(String literal) throws IOException {
        DialGuard guard = guard().build();

        refused(
                "address_blocked",
                () -> open(guard, new InetSocketAddress(ip(literal).toInetAddress(), port())));
        refused("address_blocked", () -> guard.createSocket(literal, port()));
        refused("address_blocked", () -> guard.createSocket(ip(literal).toInetAddress(), port()));
        refused("address_blocked", () -> guard.createSocket(literal, port(), InetAddress.getLoopbackAddress(), 0));
        refused(
                "address_blocked",
                () -> guard.createSocket(ip(literal).toInetAddress(), port(), InetAddress.getLoopbackAddress(), 0));
        assertAccepted(0);
    }

    @Test
    void connect_bothOverloads_areChecked() {
        DialGuard guard = guard().build();
        InetSocketAddress target = new InetSocketAddress(LOOPBACK.toInetAddress(), port());

        refused("address_blocked", () -> open(guard, target));
        refused("address_blocked", () -> {
            try (Socket socket = guard.createSocket()) {
                socket.connect(target, PATIENCE);
            }
        });
    }

    @Test
    void connect_unusableEndpoint_isRefused() {
        DialGuard guard = exempting().build();

        refused("unusable_address", () -> open(guard, null));
        refused("unusable_address", () -> open(guard, UnixDomainSocketAddress.of(Path.of("/tmp/x.sock"))));
        refused("unresolved", () -> open(guard, InetSocketAddress.createUnresolved("a.example", port())));
    }

    @Test
    void vet_endpoint_givesTheCheckedBytesUnderTheSameName() throws IOException {
        DialGuard guard = exempting().build();
        InetAddress named = InetAddress.getByAddress("a.example", LOOPBACK.bytes());

        InetSocketAddress vetted = guard.vet(new InetSocketAddress(named, port()));

        assertThat(vetted.getAddress()).isEqualTo(LOOPBACK.toInetAddress());
        assertThat(vetted.getHostString()).isEqualTo("a.example");
        assertThat(vetted.getPort()).isEqualTo(port());
    }

    @Test
    void connect_socksProxyInSystemProperties_isIgnored() throws IOException {
        String before = System.getProperty("socksProxyHost");
        System.setProperty("socksProxyHost", "192.0.2.1");
        try (Socket socket = exempting().build().createSocket("127.0.0.1", port())) {
            assertThat(socket.getInetAddress().isLoopbackAddress()).isTrue();
        } finally {
            if (before == null) {
                System.clearProperty("socksProxyHost");
            } else {
                System.setProperty("socksProxyHost", before);
            }
        }
        assertAccepted(1);
    }

    @Test
    void createSocket_name_isResolvedOnceAndDialledAsVetted() throws IOException {
        AtomicInteger lookups = new AtomicInteger();
        HostResolver rebinding = (host, timeout) ->
                Resolution.of(host, List.of(lookups.incrementAndGet() == 1 ? LOOPBACK : ip("169.254.169.254")));
        DialGuard guard = exempting().resolver(rebinding).build();

        try (Socket socket = guard.createSocket("a.example", port())) {
            assertThat(socket.getInetAddress().getHostAddress()).isEqualTo("127.0.0.1");
        }
        assertThat(lookups).hasValue(1);
        refused("address_blocked", () -> guard.createSocket("a.example", port()));
        assertAccepted(1);
    }

    @Test
    void createSocket_hangingResolver_isRefusedAsUnresolved() {
        CountDownLatch never = new CountDownLatch(1);
        DialGuard guard = exempting()
                .resolver((host, timeout) -> {
                    await(never);
                    return Resolution.of(host, List.of(LOOPBACK));
                })
                .resolveTimeout(Duration.ofMillis(1))
                .build();
        try {
            refused("unresolved", () -> guard.createSocket("a.example", port()));
            assertThat(events.get(0).detail()).isEqualTo("TIMEOUT");
        } finally {
            never.countDown();
        }
    }

    @Test
    void createSocket_oneBlockedAnswerAmongSeveral_refusesTheName() {
        DialGuard guard = exempting()
                .resolver((host, timeout) -> Resolution.of(host, List.of(LOOPBACK, ip("10.0.0.1"))))
                .build();

        refused("address_blocked", () -> guard.createSocket("a.example", port()));
    }

    @Test
    void createSocket_firstAddressDoesNotAnswer_triesTheNext() throws IOException {
        DialGuard guard = exempting()
                .resolver((host, timeout) -> Resolution.of(host, List.of(ip("127.0.0.2"), LOOPBACK)))
                .build();

        try (Socket socket = guard.createSocket("a.example", port())) {
            assertThat(socket.getInetAddress().getHostAddress()).isEqualTo("127.0.0.1");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, name_blocked",
        "db, name_blocked",
        "metadata.google.internal, name_blocked",
        "a.example, unresolved",
        "127.1, host_invalid",
        "a b, host_invalid",
        "'', host_invalid",
    })
    void createSocket_unusableHost_isRefused(String host, String code) {
        refused(code, () -> exempting().build().createSocket(host, port()));
    }

    @Test
    void connect_portOutsideTheList_isRefused() {
        DialGuard guard = DialGuard.builder().observer(events::add).build();

        refused(
                "port_blocked",
                () -> open(guard, new InetSocketAddress(ip("8.8.8.8").toInetAddress(), 22)));
        refused("port_blocked", () -> guard.createSocket("a.example", 0));
    }

    @Test
    void connect_addressThatIsNotPinned_isRefused() throws IOException {
        Host.Name target = new Host.Name("a.example", false);
        DialGuard guard = exempting()
                .resolver((host, timeout) -> Resolution.of(host, List.of(ip("127.0.0.3"))))
                .pin(target, List.of(LOOPBACK))
                .pin(new Host.Name("b.example", false), List.of(ip("127.0.0.9")))
                .build();

        try (Socket socket = guard.createSocket("a.example", port())) {
            assertThat(socket.getInetAddress().getHostAddress()).isEqualTo("127.0.0.1");
        }
        refused("not_pinned", () -> guard.createSocket("c.example", port()));
        refused("not_pinned", () -> guard.createSocket("127.0.0.3", port()));
        InetAddress swapped =
                InetAddress.getByAddress("a.example", ip("127.0.0.9").bytes());
        refused("not_pinned", () -> open(guard, new InetSocketAddress(swapped, port())));
        assertThat(guard.lookup("A.example.", port())).containsExactly(LOOPBACK.toInetAddress());
    }

    @Test
    void pin_blockedAddress_staysBlocked() {
        DialGuard guard = guard().pin(new Host.Name("a.example", false), List.of(LOOPBACK))
                .build();

        refused("address_blocked", () -> guard.createSocket("a.example", port()));
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.org/, ''",
        "https://8.8.8.8/, ''",
        "ftp://example.org/, scheme_blocked",
        "https://example.org:22/, port_blocked",
        "https://localhost/, name_blocked",
        "https://[::1]/, address_blocked",
    })
    void check_url_judgesSchemePortAndHost(String text, String code) throws IOException {
        CanonicalUrl url = ((UrlResult.Accepted) CanonicalUrl.parse(text)).url();
        DialGuard guard = DialGuard.builder().observer(events::add).build();

        if (code.isEmpty()) {
            guard.check(url);
            assertThat(events).isEmpty();
        } else {
            refused(code, () -> guard.check(url));
        }
    }

    @Test
    void refusal_message_tellsNoAddress_whileTheObserverHearsAll() {
        DialGuard guard = guard().resolver((host, timeout) -> Resolution.of(host, List.of(ip("10.1.2.3"))))
                .build();

        assertThatThrownBy(() -> guard.createSocket("a.example", port()))
                .isInstanceOf(DialRefusedException.class)
                .hasMessage("egress deny: address_blocked");
        assertThat(events)
                .containsExactly(new DialEvent(
                        false, "a.example", ip("10.1.2.3"), port(), "address_blocked", "private: RFC 1918"));
    }

    @Test
    void observer_thatThrows_changesNothing() throws IOException {
        DialObserver broken = event -> {
            throw new IllegalStateException("observer");
        };

        try (Socket socket = exempting().observer(broken).build().createSocket("127.0.0.1", port())) {
            assertThat(socket.isConnected()).isTrue();
        }
        assertThatThrownBy(() -> guard().observer(broken).build().createSocket("127.0.0.1", port()))
                .isInstanceOf(DialRefusedException.class);
    }

    @Test
    void builder_nonsense_isRefused() {
        assertThatThrownBy(() -> DialGuard.builder().port(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DialGuard.builder().pin(new Host.Name("a.example", false), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DialGuard.builder().connectTimeout(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DialGuard.builder().resolveTimeout(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private int port() {
        return server.getLocalPort();
    }

    /** A guard with the default address policy that may dial the port of the server. */
    private DialGuard.Builder guard() {
        return DialGuard.builder()
                .port(port())
                .resolveTimeout(Duration.ofDays(1))
                .connectTimeout(Duration.ofMillis(PATIENCE))
                .observer(events::add);
    }

    private DialGuard.Builder exempting() {
        return guard().policy(AddressPolicy.builder()
                .exempt(CidrBlock.parse("127.0.0.0/8").orElseThrow(), port(), "the server of this test")
                .build());
    }

    @SuppressWarnings("NullAway") // a client may pass null
    private static void open(DialGuard guard, @Nullable SocketAddress endpoint) throws IOException {
        try (Socket socket = guard.createSocket()) {
            socket.connect(endpoint);
        }
    }

    private void refused(String code, ThrowingCallable dial) {
        DialRefusedException refusal = catchThrowableOfType(DialRefusedException.class, dial);
        assertThat(refusal).isNotNull();
        assertThat(refusal.code()).isEqualTo(code);
        assertThat(events.get(events.size() - 1).allowed()).isFalse();
        assertThat(events.get(events.size() - 1).code()).isEqualTo(code);
    }

    /** Connects once more, without any guard; the server must meet just that connection and the expected ones. */
    private void assertAccepted(int expected) throws IOException {
        try (Socket last = new Socket(InetAddress.getLoopbackAddress(), port())) {
            List<Integer> peers = new ArrayList<>();
            for (int i = 0; i <= expected; i++) {
                try (Socket accepted = server.accept()) {
                    peers.add(accepted.getPort());
                }
            }
            assertThat(peers).contains(last.getLocalPort());
        }
    }

    private static void await(CountDownLatch latch) {
        boolean open = false;
        while (!open) {
            try {
                latch.await();
                open = true;
            } catch (InterruptedException e) {
                open = false;
            }
        }
    }

    private static IpAddress ip(String text) {
        return IpAddress.parse(text).orElseThrow();
    }
}
