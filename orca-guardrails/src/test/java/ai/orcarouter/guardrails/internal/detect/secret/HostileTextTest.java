/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that are made of what the detector looks for; anything worse than linear would not come to an end. */
class HostileTextTest {
    private static final int LENGTH = 300_000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "key=",
                "api_key",
                "token: ",
                "secret\"",
                "klaviyo ",
                "klaviyo_key-",
                "zeplin-",
                "://a:",
                "://",
                "a@",
                "eyJ.",
                "eyJ",
                "-----BEGIN PRIVATE KEY-----",
                "-----BEGIN ",
                "AAAAAAAAAAAAAAAAAAAAA",
                "sk-",
                "sk-proj-",
                "T3BlbkFJ",
                "JQQJ9",
                "+ASt",
                "00",
                "1/",
                "$2a$",
                "s.",
                "machine login ",
                "credentials {",
                "\"kty\"",
                "kind: secret\ndata:",
                "<add key=\"password\" ",
                ";password=a;user",
                "curl -u a:b ",
                "Basic ",
                "Bearer ",
                "\\\"",
                "'",
                "((((",
                "x-api-key:",
                "aws aws_secret_access_key ",
                "github ",
                "a.bcdefg.",
                "psexec -p ",
                "hooks.slack.com/services/",
                "LS0tLS1CRUdJTi",
                "\"private_key_id\": ",
                "xoxb-1-",
                "password is \"",
                "pat.",
                "dp.st.",
                "box box_key "
            })
    void detect_repeatedMark_comesToAnEnd(String mark) {
        String text = mark.repeat((LENGTH / mark.length()) + 1);
        Assertions.assertTimeoutPreemptively(
                Duration.ofMinutes(2),
                () -> assertThat(Generated.findings(text)).isNotNull());
    }

    @Test
    void detect_longFileOfCredentials_findsEachOfThem() {
        Random random = new Random(11);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            text.append("SERVICE_").append(i).append("_API_KEY=");
            for (int k = 0; k < 32; k++) {
                text.append("abcdefghijklmnopqrstuvwxyz0123456789".charAt(random.nextInt(36)));
            }
            text.append('\n');
        }
        assertThat(Generated.findings(text.toString())).hasSize(1_000);
    }

    @Test
    void detect_credentialBehindAFloodOfNames_isFound() {
        String flood = "klaviyo mapbox okta token: ".repeat(8_000);
        String text = flood + "\n" + "nothing here, ".repeat(2_000) + "\napi_key = 'q7Zr2Lx9Tn4Wb8Ks3Vd6Hy1Mc5'\n";
        assertThat(Generated.findings(text)).isNotEmpty();
    }
}
