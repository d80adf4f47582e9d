/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
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
}
