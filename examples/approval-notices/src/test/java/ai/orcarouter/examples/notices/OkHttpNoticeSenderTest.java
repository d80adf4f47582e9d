/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.notices;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.net.DialEvent;
import ai.orcarouter.examples.http.testkit.Certificates;
import ai.orcarouter.firewall.model.SignedNotice;
import ai.orcarouter.firewall.spi.NoticeSender.Outcome;
import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What arrives, and what a sender does with an answer. */
class OkHttpNoticeSenderTest {
    private final Certificates certificates = new Certificates();
    private final HttpsReceiver receiver = new HttpsReceiver(certificates.server(Samples.HOST));
    private final SignedNotice notice = Samples.notice(receiver.port());

    @AfterEach
    void stop() {
        receiver.close();
    }

    private OkHttpNoticeSender sender() {
        return Samples.sender(certificates, receiver.port()).build();
    }

    @Test
    void send_anyNotice_arrivesByteForByteWithItsHeaders() throws InterruptedException {
        assertThat(sender().send(notice)).isEqualTo(Outcome.DELIVERED);

        Received received = receiver.next();
        assertThat(received.method()).isEqualTo("POST");
        assertThat(received.path()).isEqualTo("/hooks/orca?team=a%20b");
        assertThat(received.body()).isEqualTo(notice.body());
        notice.headers()
                .forEach((name, value) ->
                        assertThat(received.headers().get(name)).as(name).containsExactly(value));
        assertThat(received.headers().getFirst("User-Agent")).isEqualTo("orca");
    }

    @Test
    void deliver_otherStatus_isRefusedAndNotTriedAgain() {
        receiver.answer(400);

        Delivery delivery = Samples.sender(certificates, receiver.port())
                .retries(RetryRule.defaults())
                .build()
                .deliver(notice);

        assertThat(delivery).isEqualTo(new Delivery.Answered(400, 1));
        assertThat(delivery.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(receiver.all()).hasSize(1);
    }

    @Test
    void deliver_redirect_isNotFollowed() {
        receiver.answer(307, "Location", "https://" + Samples.HOST + ":" + receiver.port() + "/elsewhere");

        assertThat(sender().deliver(notice)).isEqualTo(new Delivery.Answered(307, 1));
        assertThat(receiver.all()).hasSize(1);
    }

    @Test
    void deliver_unavailableWithRetryAfterZero_isNotRepeatedByTheClient() {
        receiver.answer(503, "Retry-After", "0");

        assertThat(sender().deliver(notice)).isEqualTo(new Delivery.Answered(503, 1));
        assertThat(receiver.all()).hasSize(1);
    }

    @Test
    void deliver_requestTimeoutOrAuthenticationAsked_isNotRepeatedByTheClient() {
        receiver.answer(408).answer(401, "WWW-Authenticate", "Basic realm=\"x\"");

        assertThat(sender().deliver(notice)).isEqualTo(new Delivery.Answered(408, 1));
        assertThat(sender().deliver(notice)).isEqualTo(new Delivery.Answered(401, 1));
        assertThat(receiver.all()).hasSize(2);
    }

    @Test
    void send_twice_dialsTwice() {
        List<DialEvent> dials = new CopyOnWriteArrayList<>();
        OkHttpNoticeSender sender = Samples.sender(certificates, receiver.port())
                .dialObserver(dials::add)
                .build();

        assertThat(sender.send(notice)).isEqualTo(Outcome.DELIVERED);
        assertThat(sender.send(notice)).isEqualTo(Outcome.DELIVERED);

        assertThat(dials).hasSize(2).allMatch(DialEvent::allowed);
    }

    @Test
    void send_jvmWithProxies_goesDirectly() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("https.proxyHost", "127.0.0.1");
        settings.put("https.proxyPort", "9");
        settings.put("socksProxyHost", "127.0.0.1");
        settings.put("socksProxyPort", "9");
        settings.put("http.nonProxyHosts", "");
        List<URI> asked = new CopyOnWriteArrayList<>();
        ProxySelector before = ProxySelector.getDefault();
        Map<String, String> old = new LinkedHashMap<>();
        try {
            settings.forEach((name, value) -> old.put(name, System.setProperty(name, value)));
            ProxySelector.setDefault(new ProxySelector() {
                @Override
                public List<Proxy> select(URI uri) {
                    asked.add(uri);
                    return before.select(uri);
                }

                @Override
                public void connectFailed(URI uri, SocketAddress address, IOException e) {}
            });

            assertThat(sender().send(notice)).isEqualTo(Outcome.DELIVERED);
            assertThat(asked).isEmpty();
        } finally {
            ProxySelector.setDefault(before);
            old.forEach((name, value) -> {
                if (value == null) {
                    System.clearProperty(name);
                } else {
                    System.setProperty(name, value);
                }
            });
        }
    }

    @Test
    void deliver_certificateOfUnknownAuthority_isRefused() {
        OkHttpNoticeSender stranger = Samples.sender(certificates, receiver.port())
                .trust(new Certificates().trust())
                .build();

        assertThat(stranger.deliver(notice)).isEqualTo(new Delivery.Failed(Fault.TLS_REFUSED, "", 1));
        assertThat(receiver.all()).isEmpty();
    }

    @Test
    void deliver_certificateOfAnotherHost_isRefused() {
        try (HttpsReceiver other = new HttpsReceiver(certificates.server("other.partner.example"))) {
            OkHttpNoticeSender sender =
                    Samples.sender(certificates, other.port()).build();

            assertThat(sender.deliver(Samples.notice(other.port())))
                    .isEqualTo(new Delivery.Failed(Fault.TLS_REFUSED, "", 1));
            assertThat(other.all()).isEmpty();
        }
    }

    @Test
    void deliver_headerThatHttpForbids_isRefusedBeforeAnythingIsSent() {
        SignedNotice bad = new SignedNotice(notice.url(), Map.of("X-Orca-Event", "a\r\nX-Other: b"), notice.body());

        assertThat(sender().deliver(bad)).isEqualTo(new Delivery.Failed(Fault.MESSAGE_REFUSED, "", 1));
        assertThat(receiver.all()).isEmpty();
    }

    @Test
    void send_observerThatThrows_changesNothing() {
        OkHttpNoticeSender sender = Samples.sender(certificates, receiver.port())
                .observer((sent, delivery) -> {
                    throw new IllegalStateException("observer");
                })
                .build();

        assertThat(sender.send(notice)).isEqualTo(Outcome.DELIVERED);
    }

    @Test
    void send_interruptedThread_failsAndStaysInterrupted() {
        Thread.currentThread().interrupt();

        Delivery delivery = sender().deliver(notice);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(delivery)
                .isInstanceOfSatisfying(
                        Delivery.Failed.class,
                        failed -> assertThat(failed.fault()).isEqualTo(Fault.INTERRUPTED));
    }
}
