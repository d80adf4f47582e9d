/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.providers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.orcarouter.core.crypto.Secret;
import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.examples.http.testkit.Certificates;
import ai.orcarouter.guardrails.spi.ExternalGuardrail.Answer;
import ai.orcarouter.guardrails.spi.ExternalGuardrail.Replacement;
import ai.orcarouter.guardrails.spi.ExternalGuardrail.Request;
import ai.orcarouter.guardrails.spi.ExternalGuardrail.Verdict;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookGuardrailTest {
    private final Certificates certificates = new Certificates();
    private final HttpsService service = new HttpsService(certificates.server(Samples.HOST));
    private final WebhookGuardrail webhook =
            Samples.webhook(certificates, service.port()).build();

    @AfterEach
    void stop() {
        webhook.close();
        service.close();
    }

    @ParameterizedTest
    @CsvSource({"allow, ALLOW", "block, BLOCK", "flag, FLAG"})
    void screen_verdict_isRead(String action, Verdict verdict) throws IOException {
        service.answer(200, "{\"action\":\"" + action + "\",\"detail\":\"because\",\"replacements\":7}");
        assertThat(webhook.screen(Samples.REQUEST)).isEqualTo(new Answer(verdict, "because", List.of()));
    }

    @Test
    void screen_replacements_countCodePoints() throws IOException {
        service.answer(
                200,
                "{\"action\":\"mask\",\"replacements\":[{\"start\":0,\"end\":1,\"replacement\":\"[FACE]\"},"
                        + "{\"start\":2,\"end\":5,\"replacement\":\"\"}]}");
        assertThat(webhook.screen(Samples.REQUEST))
                .isEqualTo(new Answer(
                        Verdict.MASK, "", List.of(new Replacement(0, 2, "[FACE]"), new Replacement(3, 6, ""))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"action\":\"pass\"}",
                "{\"action\":true}",
                "{\"action\":\"mask\"}",
                "{\"action\":\"mask\",\"replacements\":[]}",
                "{\"action\":\"mask\",\"replacements\":[4]}",
                "{\"action\":\"mask\",\"replacements\":[{\"start\":0,\"end\":11,\"replacement\":\"\"}]}",
                "{\"action\":\"mask\",\"replacements\":[{\"start\":-1,\"end\":2,\"replacement\":\"\"}]}",
                "{\"action\":\"mask\",\"replacements\":[{\"start\":2,\"end\":2,\"replacement\":\"\"}]}",
                "{\"action\":\"mask\",\"replacements\":[{\"start\":0,\"end\":4294967297,\"replacement\":\"\"}]}",
                "{\"action\":\"mask\",\"replacements\":[{\"start\":0,\"end\":2.5,\"replacement\":\"\"}]}",
                "{\"action\":\"mask\",\"replacements\":[{\"start\":0,\"end\":2}]}",
                "{\"action\":\"mask\",\"replacements\":[{\"start\":3,\"end\":5,\"replacement\":\"\"},"
                        + "{\"start\":4,\"end\":6,\"replacement\":\"\"}]}",
                "allow",
                "{\"action\":\"block\",\"action\":\"allow\"}"
            })
    void screen_answerOfAnotherForm_isUnreadable(String body) {
        service.answer(200, body);
        assertThatThrownBy(() -> webhook.screen(Samples.REQUEST))
                .isInstanceOf(ServiceException.class)
                .hasMessage("answer_unreadable");
    }

    @Test
    void screen_request_isSignedOverItsBody() throws IOException, GeneralSecurityException {
        service.answer(200, "{\"action\":\"allow\"}");
        webhook.screen(Samples.REQUEST);
        HttpsService.Received received = service.all().get(0);
        assertThat(received.method() + " " + received.path()).isEqualTo("POST /screen");
        assertThat(received.header("Authorization")).isEqualTo(Samples.TOKEN);
        assertThat(received.header("X-Orca-Timestamp")).isEqualTo(Long.toString(Samples.NOW.getEpochSecond()));
        assertThat(Arguments.ofJson(received.body()).value())
                .isEqualTo(Map.of("connection", "ours", "stage", "input", "text", Samples.TEXT));

        HexFormat hex = HexFormat.of();
        String digest = hex.formatHex(
                MessageDigest.getInstance("SHA-256").digest(received.body().getBytes(UTF_8)));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Samples.SECRET.getBytes(UTF_8), "HmacSHA256"));
        String lines = "orca.guardrail.v1\nours\n" + Samples.NOW.getEpochSecond() + "\n" + digest;
        assertThat(received.header("X-Orca-Signature"))
                .isEqualTo("sha256=" + hex.formatHex(mac.doFinal(lines.getBytes(UTF_8))));
    }

    @Test
    void screen_otherVendorOrConnection_isNotSent() {
        assertThatThrownBy(() -> webhook.screen(new Request("aporia", "ours", "input", "x", 0)))
                .hasMessage("unknown_vendor");
        assertThatThrownBy(() -> webhook.screen(new Request("webhook", "theirs", "input", "x", 0)))
                .hasMessage("unknown_connection");
        assertThat(service.all()).isEmpty();
    }

    @Test
    void screen_loneSurrogate_isSentAsSomething() throws IOException {
        service.answer(200, "{\"action\":\"mask\",\"replacements\":[{\"start\":1,\"end\":2,\"replacement\":\"-\"}]}");
        assertThat(webhook.screen(new Request("webhook", "ours", "input", "a\ud800b", 60_000))
                        .replacements())
                .containsExactly(new Replacement(1, 2, "-"));
    }

    @Test
    void connection_thatCannotBe_isRefused() {
        Secret secret = Secret.ofText(Samples.SECRET);
        assertThatThrownBy(() -> WebhookConnection.of("http://partner.example/", secret))
                .isInstanceOf(IllegalArgumentException.class);
        WebhookConnection connection = WebhookConnection.of("https://partner.example/x?t=1", secret);
        assertThat(connection).hasToString("WebhookConnection[https://partner.example]");
        assertThatThrownBy(() -> WebhookGuardrail.builder().connection("a\nb", connection))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
