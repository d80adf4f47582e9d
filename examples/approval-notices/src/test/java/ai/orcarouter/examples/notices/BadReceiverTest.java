/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.notices;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.examples.http.Timeouts;
import ai.orcarouter.examples.http.testkit.Certificates;
import ai.orcarouter.examples.http.testkit.RawServer;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Receivers that are slow, endless or talk nonsense: each costs a bounded time and gives a typed failure. */
class BadReceiverTest {
    private static final byte[] CHUNK = new byte[1 << 14];

    private final Certificates certificates = new Certificates();
    private final CountDownLatch over = new CountDownLatch(1);

    @AfterEach
    void stop() {
        over.countDown();
    }

    private Delivery deliver(Timeouts timeouts, RawServer.Misbehaviour misbehaviour) throws IOException {
        try (RawServer server = new RawServer(certificates.server(Samples.HOST), misbehaviour)) {
            Delivery delivery = Samples.sender(certificates, server.port())
                    .timeouts(timeouts)
                    .build()
                    .deliver(Samples.notice(server.port()));
            assertThat(server.connections()).isEqualTo(1);
            return delivery;
        }
    }

    private static Delivery failed(Fault fault) {
        return new Delivery.Failed(fault, "", 1);
    }

    private boolean awaitTheEnd(long millis) {
        try {
            return over.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    @Test
    void deliver_noAnswer_timesOut() throws IOException {
        assertThat(deliver(Samples.impatient(), (socket, out) -> awaitTheEnd(600_000)))
                .isEqualTo(failed(Fault.TIMED_OUT));
    }

    @Test
    void deliver_headersByteByByte_timeOutAltogether() throws IOException {
        Delivery delivery = deliver(Samples.impatient(), (socket, out) -> {
            out.write("HTTP/1.1 200 OK\r\nX: ".getBytes(US_ASCII));
            out.flush();
            while (!awaitTheEnd(50)) {
                out.write('x');
                out.flush();
            }
        });

        assertThat(delivery).isEqualTo(failed(Fault.TIMED_OUT));
    }

    @Test
    void deliver_endlessHeaders_areCutOff() throws IOException {
        Delivery delivery = deliver(Samples.patient(), (socket, out) -> {
            out.write("HTTP/1.1 200 OK\r\nX: ".getBytes(US_ASCII));
            endless(out);
        });

        assertThat(delivery).isInstanceOf(Delivery.Failed.class);
    }

    @Test
    void deliver_endlessBody_isNotRead() throws IOException {
        Delivery delivery = deliver(Samples.patient(), (socket, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n".getBytes(US_ASCII));
            endless(out);
        });

        assertThat(delivery).isEqualTo(new Delivery.Answered(200, 1));
    }

    @Test
    void deliver_bodyThatNeverComes_isNotWaitedFor() throws IOException {
        Delivery delivery = deliver(Samples.patient(), (socket, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n".getBytes(US_ASCII));
            out.flush();
            awaitTheEnd(600_000);
        });

        assertThat(delivery).isEqualTo(new Delivery.Answered(200, 1));
    }

    /** Ends when the client leaves. */
    private static void endless(OutputStream out) throws IOException {
        while (true) {
            out.write(CHUNK);
        }
    }

    @Test
    void deliver_garbage_isUnreadable() throws IOException {
        Delivery delivery = deliver(Samples.patient(), (socket, out) -> {
            out.write("SSH-2.0-OpenSSH_9.2\r\n\r\n".getBytes(US_ASCII));
            out.flush();
        });

        assertThat(delivery).isEqualTo(failed(Fault.ANSWER_UNREADABLE));
    }

    @Test
    void deliver_connectionClosedWithoutAnswer_isLost() throws IOException {
        assertThat(deliver(Samples.patient(), (socket, out) -> {})).isEqualTo(failed(Fault.CONNECTION_LOST));
    }

    @Test
    void deliver_nobodyListens_isUnreachable() throws IOException {
        int port;
        try (RawServer server = new RawServer(certificates.server(Samples.HOST), (socket, out) -> {})) {
            port = server.port();
        }

        Delivery delivery = Samples.sender(certificates, port).build().deliver(Samples.notice(port));

        assertThat(delivery).isEqualTo(failed(Fault.UNREACHABLE));
    }
}
