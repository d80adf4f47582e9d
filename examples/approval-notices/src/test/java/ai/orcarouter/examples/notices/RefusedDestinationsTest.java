/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.orcarouter.core.net.DialEvent;
import ai.orcarouter.core.net.DialGuard;
import ai.orcarouter.core.net.DialRefusedException;
import ai.orcarouter.examples.http.GuardedHttp;
import ai.orcarouter.examples.http.GuardedTarget;
import ai.orcarouter.examples.http.TargetRefusedException;
import ai.orcarouter.examples.http.testkit.Certificates;
import ai.orcarouter.examples.http.testkit.Names;
import ai.orcarouter.firewall.spi.NoticeSender.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where notices never go. A receiver listens on 127.0.0.1 all the while and must see nothing. */
class RefusedDestinationsTest {
    private final Certificates certificates = new Certificates();
    private final HttpsReceiver receiver =
            new HttpsReceiver(certificates.server(Samples.HOST, "127.0.0.1", "localhost"));
    private final List<DialEvent> dials = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        receiver.close();
    }

    /** As an operator gets it, but for the port and the trust, which would refuse by themselves. */
    private OkHttpNoticeSender.Builder byDefault() {
        return OkHttpNoticeSender.builder()
                .port(receiver.port())
                .trust(certificates.trust())
                .dialObserver(dials::add)
                .retries(RetryRule.once())
                .observer((notice, delivery) -> {});
    }

    private Delivery deliver(OkHttpNoticeSender.Builder sender, String host) {
        return sender.build().deliver(Samples.notice("https://" + host + ":" + receiver.port() + "/hooks"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.9.10",
                "[::1]",
                "[::ffff:127.0.0.1]",
                "10.0.0.8",
                "172.16.1.1",
                "192.168.0.1",
                "169.254.169.254",
                "[fd00:ec2::254]",
                "100.100.100.200",
                "168.63.129.16",
                "0.0.0.0"
            })
    void deliver_localPrivateOrMetadataAddress_isNotDialled(String address) {
        assertThat(deliver(byDefault(), address))
                .isEqualTo(new Delivery.Failed(Fault.DESTINATION_REFUSED, "address_blocked", 1));
        assertThat(dials).hasSize(1).noneMatch(DialEvent::allowed);
        assertThat(receiver.all()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "reviews.localhost", "metadata.google.internal", "intranet", "a.svc"})
    void deliver_localName_isNotLookedUp(String name) {
        OkHttpNoticeSender.Builder sender = byDefault().resolver((host, timeout) -> {
            throw new AssertionError("looked up " + host);
        });

        assertThat(deliver(sender, name)).isEqualTo(new Delivery.Failed(Fault.DESTINATION_REFUSED, "name_blocked", 1));
        assertThat(receiver.all()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2130706433", "0x7f.1", "127.1", "0177.0.0.1", "127.0.0.1.", "[::127.0.0.1]"})
    void deliver_addressInAnotherSpelling_isNotDialled(String host) {
        assertThat(deliver(byDefault(), host).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(dials).noneMatch(DialEvent::allowed);
        assertThat(receiver.all()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1", "10.1.2.3", "169.254.169.254", "93.184.215.14 127.0.0.1"})
    void deliver_nameOfSuchAnAddress_isNotDialled(String answer) {
        assertThat(deliver(byDefault().resolver(new Names(answer)), Samples.HOST))
                .isEqualTo(new Delivery.Failed(Fault.DESTINATION_REFUSED, "address_blocked", 1));
        assertThat(dials).hasSize(1).noneMatch(DialEvent::allowed);
        assertThat(receiver.all()).isEmpty();
    }

    @Test
    void deliver_nameWithoutAddress_isUnresolved() {
        assertThat(deliver(byDefault().resolver(new Names("")), Samples.HOST))
                .isEqualTo(new Delivery.Failed(Fault.UNRESOLVED, "unresolved", 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.2", "169.254.169.254", "127.0.0.1 10.0.0.1"})
    void send_nameWhoseAnswerChanges_isRefusedFromThenOn(String second) {
        OkHttpNoticeSender sender = byDefault()
                .addressPolicy(Samples.permitting(receiver.port()))
                .timeouts(Samples.patient())
                .resolver(new Names("127.0.0.1", second))
                .build();

        assertThat(sender.send(Samples.notice(receiver.port()))).isEqualTo(Outcome.DELIVERED);
        assertThat(sender.deliver(Samples.notice(receiver.port())))
                .isEqualTo(new Delivery.Failed(Fault.DESTINATION_REFUSED, "address_blocked", 1));

        assertThat(receiver.all()).hasSize(1);
    }

    @Test
    void client_lookUpThatLies_isRefusedAtTheSocket() throws IOException {
        DialGuard guard = DialGuard.builder()
                .port(receiver.port())
                .resolver(new Names("93.184.215.14"))
                .build();
        GuardedTarget target = GuardedTarget.parse("https://" + Samples.HOST + ":" + receiver.port() + "/");
        InetAddress loopback = InetAddress.getByAddress(Samples.HOST, new byte[] {127, 0, 0, 1});
        OkHttpClient client = new GuardedHttp(guard, Samples.patient(), certificates.trust())
                .client(target)
                .newBuilder()
                .dns(host -> List.of(loopback))
                .build();

        assertThatThrownBy(() -> client.newCall(
                                new Request.Builder().url(target.url()).build())
                        .execute())
                .isInstanceOfSatisfying(
                        DialRefusedException.class, e -> assertThat(e.code()).isEqualTo("address_blocked"));
        assertThat(receiver.all()).isEmpty();
    }

    @Test
    void client_askedForAnotherOrigin_refuses() throws IOException {
        DialGuard guard =
                DialGuard.builder().resolver(new Names("93.184.215.14")).build();
        OkHttpClient client =
                new GuardedHttp(guard, Samples.patient()).client(GuardedTarget.parse("https://a.example/"));
        for (String other : List.of("https://b.example/", "http://a.example/", "https://a.example:8443/")) {
            assertThatThrownBy(() -> client.newCall(
                                    new Request.Builder().url(other).build())
                            .execute())
                    .as(other)
                    .isInstanceOfSatisfying(
                            TargetRefusedException.class,
                            e -> assertThat(e.code()).isEqualTo("other_origin"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {22, 25, 80})
    void deliver_portOfAnotherService_isRefused(int port) {
        OkHttpNoticeSender sender = byDefault().resolver(new Names("127.0.0.1")).build();

        Delivery delivery = sender.deliver(Samples.notice("https://" + Samples.HOST + ":" + port + "/"));

        String code = port == 80 ? "address_blocked" : "port_blocked";
        assertThat(delivery).isEqualTo(new Delivery.Failed(Fault.DESTINATION_REFUSED, code, 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://" + Samples.HOST + "/, not_https",
                "ftp://" + Samples.HOST + "/, not_https",
                "wss://" + Samples.HOST + "/, not_https",
                "https://user:pw@" + Samples.HOST + "/, url_invalid",
                "https://, url_invalid",
                "reviews, url_invalid"
            })
    void deliver_urlThatIsNoPlainHttpsUrl_isRefused(String row) {
        int comma = row.indexOf(", ");

        Delivery delivery = byDefault().build().deliver(Samples.notice(row.substring(0, comma)));

        assertThat(delivery).isEqualTo(new Delivery.Failed(Fault.MESSAGE_REFUSED, row.substring(comma + 2), 1));
    }
}
