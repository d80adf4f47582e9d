/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.providers;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.orcarouter.examples.http.Timeouts;
import ai.orcarouter.examples.http.testkit.Certificates;
import ai.orcarouter.examples.http.testkit.RawServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Services that are slow, endless or talk nonsense: each costs a bounded time and memory and is a failure. */
class BadServiceTest {
    private static final byte[] CHUNK = " ".repeat(1 << 14).getBytes(US_ASCII);

    private final Certificates certificates = new Certificates();
    private final CountDownLatch over = new CountDownLatch(1);

    /** What is asked. */
    enum Provider {
        JUDGE {
            @Override
            void ask(Certificates certificates, int port, Timeouts timeouts) throws IOException {
                try (OpenAiJudge judge =
                        Samples.judge(certificates, port).timeouts(timeouts).build()) {
                    judge.ask(Samples.QUESTION);
                }
            }
        },
        WEBHOOK {
            @Override
            void ask(Certificates certificates, int port, Timeouts timeouts) throws IOException {
                try (WebhookGuardrail webhook =
                        Samples.webhook(certificates, port).timeouts(timeouts).build()) {
                    webhook.screen(Samples.REQUEST);
                }
            }
        };

        abstract void ask(Certificates certificates, int port, Timeouts timeouts) throws IOException;
    }

    @AfterEach
    void stop() {
        over.countDown();
    }

    private Throwable failure(Provider provider, Timeouts timeouts, RawServer.Misbehaviour misbehaviour)
            throws IOException {
        try (RawServer server = new RawServer(certificates.server(Samples.HOST), misbehaviour)) {
            Throwable failure = catchThrowable(() -> provider.ask(certificates, server.port(), timeouts));
            assertThat(server.connections()).isEqualTo(1);
            assertThat(failure).isInstanceOf(IOException.class);
            StringWriter trace = new StringWriter();
            failure.printStackTrace(new PrintWriter(trace));
            assertThat(trace.toString()).doesNotContain(Samples.KEY, Samples.SECRET, Samples.TOKEN, "the text");
            return failure;
        }
    }

    private static Timeouts impatient() {
        return new Timeouts(Duration.ofSeconds(30), Duration.ofSeconds(60), Duration.ofSeconds(2));
    }

    private boolean awaitTheEnd(long millis) {
        try {
            return over.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(US_ASCII));
        out.flush();
    }

    @ParameterizedTest
    @EnumSource
    void ask_noAnswer_timesOut(Provider provider) throws IOException {
        assertThat(failure(provider, impatient(), (socket, out) -> awaitTheEnd(600_000)))
                .isInstanceOf(InterruptedIOException.class);
    }

    @ParameterizedTest
    @EnumSource
    void ask_bodyByteByByte_timesOutAltogether(Provider provider) throws IOException {
        assertThat(failure(provider, impatient(), (socket, out) -> {
                    send(out, "HTTP/1.1 200 OK\r\nContent-Length: 60000\r\n\r\n");
                    while (!awaitTheEnd(50)) {
                        send(out, " ");
                    }
                }))
                .isInstanceOf(InterruptedIOException.class);
    }

    @ParameterizedTest
    @EnumSource
    void ask_endlessBody_isCutOff(Provider provider) throws IOException {
        assertThat(failure(provider, Samples.patient(), (socket, out) -> {
                    send(out, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n");
                    while (true) {
                        out.write(CHUNK);
                    }
                }))
                .hasMessage("answer_too_long");
    }

    @ParameterizedTest
    @EnumSource
    void ask_bodyOneByteTooLong_isRefused(Provider provider) throws IOException {
        String answer = "HTTP/1.1 200 OK\r\nContent-Length: 65537\r\n\r\n{}" + " ".repeat(65_535);
        assertThat(failure(provider, Samples.patient(), (socket, out) -> send(out, answer)))
                .hasMessage("answer_too_long");
    }

    @ParameterizedTest
    @EnumSource
    void ask_connectionThatEndsWithinTheBody_isLost(Provider provider) throws IOException {
        assertThat(failure(
                        provider,
                        Samples.patient(),
                        (socket, out) -> send(out, "HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n{\"action\":\"al")))
                .isNotInstanceOf(ServiceException.class);
    }

    @ParameterizedTest
    @EnumSource
    void ask_connectionThatEndsWithinAChunk_isLost(Provider provider) throws IOException {
        assertThat(failure(
                        provider,
                        Samples.patient(),
                        (socket, out) ->
                                send(out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n20\r\n{\"action\":")))
                .isNotInstanceOf(ServiceException.class);
    }

    @ParameterizedTest
    @EnumSource
    void ask_connectionClosedWithoutAnswer_isLost(Provider provider) throws IOException {
        assertThat(failure(provider, Samples.patient(), (socket, out) -> {})).isNotInstanceOf(ServiceException.class);
    }

    @ParameterizedTest
    @EnumSource
    void ask_garbage_isNoAnswer(Provider provider) throws IOException {
        failure(provider, Samples.patient(), (socket, out) -> send(out, "SSH-2.0-OpenSSH_9.2\r\n\r\n"));
    }

    @ParameterizedTest
    @EnumSource
    void ask_serverError_isNoAnswerWhateverItSays(Provider provider) throws IOException {
        assertThat(failure(
                        provider,
                        Samples.patient(),
                        (socket, out) ->
                                send(out, "HTTP/1.1 500 Oops\r\nContent-Length: 18\r\n\r\n{\"action\":\"allow\"}")))
                .hasMessage("status_500");
    }

    @ParameterizedTest
    @EnumSource
    void ask_busyServer_isNotAskedAgain(Provider provider) throws IOException {
        assertThat(failure(
                        provider,
                        Samples.patient(),
                        (socket, out) -> send(out, "HTTP/1.1 503 Busy\r\nRetry-After: 0\r\nContent-Length: 0\r\n\r\n")))
                .hasMessage("status_503");
    }

    @ParameterizedTest
    @EnumSource
    void ask_redirect_isNotFollowed(Provider provider) throws IOException {
        try (HttpsService other = new HttpsService(certificates.server(Samples.HOST)).answer(200, "{}");
                HttpsService first = new HttpsService(certificates.server(Samples.HOST))
                        .redirect(307, "https://" + Samples.HOST + ":" + other.port() + "/")) {
            assertThat(catchThrowable(() -> provider.ask(certificates, first.port(), Samples.patient())))
                    .hasMessage("status_307");
            assertThat(first.all()).hasSize(1);
            assertThat(other.all()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void ask_certificateOfAnotherAuthority_isRefused(Provider provider) {
        try (HttpsService service = new HttpsService(new Certificates().server(Samples.HOST)).answer(200, "{}")) {
            assertThat(catchThrowable(() -> provider.ask(certificates, service.port(), Samples.patient())))
                    .isInstanceOf(IOException.class);
            assertThat(service.all()).isEmpty();
        }
    }
}
