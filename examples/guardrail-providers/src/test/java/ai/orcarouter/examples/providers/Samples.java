/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.providers;

import ai.orcarouter.core.crypto.Secret;
import ai.orcarouter.core.net.AddressPolicy;
import ai.orcarouter.core.net.CidrBlock;
import ai.orcarouter.examples.http.Timeouts;
import ai.orcarouter.examples.http.testkit.Certificates;
import ai.orcarouter.examples.http.testkit.Names;
import ai.orcarouter.guardrails.spi.ExternalGuardrail;
import ai.orcarouter.guardrails.spi.JudgeModel;
import java.time.Duration;
import java.time.Instant;

/** Providers that know {@link #HOST} as 127.0.0.1 and may go there, and what they are asked. */
final class Samples {
    static final String HOST = "models.partner.example";
    static final String KEY = "key-of-the-tests-0001";
    static final String SECRET = "signing secret of the tests";
    static final String TOKEN = "Token of-the-tests-0002";
    static final Instant NOW = Instant.parse("2026-05-04T10:00:00Z");
    static final String TEXT = "\uD83D\uDE00 the text";
    static final JudgeModel.Question QUESTION = new JudgeModel.Question("small-model", "flag \"fruit\"", TEXT, 60_000);
    static final ExternalGuardrail.Request REQUEST =
            new ExternalGuardrail.Request("webhook", "ours", "input", TEXT, 60_000);

    private Samples() {}

    private static AddressPolicy permitting(int port) {
        return AddressPolicy.builder()
                .exempt(CidrBlock.parse("127.0.0.1/32").orElseThrow(), port, "the service of the test")
                .build();
    }

    static OpenAiJudge.Builder judge(Certificates certificates, int port) {
        return OpenAiJudge.builder("https://" + HOST + ":" + port + "/v1", Secret.ofText(KEY))
                .addressPolicy(permitting(port))
                .port(port)
                .resolver(new Names("127.0.0.1"))
                .trust(certificates.trust())
                .timeouts(patient());
    }

    static WebhookGuardrail.Builder webhook(Certificates certificates, int port) {
        return WebhookGuardrail.builder()
                .connection(
                        "ours",
                        WebhookConnection.of("https://" + HOST + ":" + port + "/screen", Secret.ofText(SECRET))
                                .withAuthorization(Secret.ofText(TOKEN)))
                .clock(() -> NOW)
                .addressPolicy(permitting(port))
                .port(port)
                .resolver(new Names("127.0.0.1"))
                .trust(certificates.trust())
                .timeouts(patient());
    }

    /** Time-outs that a slow machine keeps. */
    static Timeouts patient() {
        return new Timeouts(Duration.ofSeconds(30), Duration.ofSeconds(60), Duration.ofSeconds(90));
    }

    /** What a chat completion looks like. */
    static String completion(String content, String finish) {
        return "{\"id\":\"c1\",\"object\":\"chat.completion\",\"model\":\"small-model\",\"choices\":[{\"index\":0,"
                + "\"message\":{\"role\":\"assistant\",\"content\":\""
                + content.replace("\"", "\\\"") + "\"},\"finish_reason\":\"" + finish
                + "\"}],\"usage\":{\"prompt_tokens\":120,\"completion_tokens\":8,\"total_tokens\":128}}";
    }
}
