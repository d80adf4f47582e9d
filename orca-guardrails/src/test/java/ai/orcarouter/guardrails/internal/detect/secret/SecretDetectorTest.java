/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.secret;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.guardrails.internal.detect.Passage;
import ai.orcarouter.guardrails.model.Finding;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values are put together from parts, so that nothing in this source looks like a credential. */
class SecretDetectorTest {
    private static final String RANDOM = "q7Zt2Vb9Xk4Lm1Ws8Rd5";
    private static final String BODY = (RANDOM + "Hc6Np3Yf0Gj").repeat(6);

    private static Finding only(String text) {
        List<Finding> found = Generated.reported(text);
        assertThat(found).as(text).hasSize(1);
        return found.get(0);
    }

    private static String found(String text) {
        Finding finding = only(text);
        return text.substring(finding.start(), finding.end());
    }

    @Test
    void token_withTheRightChecksum_isCertain() {
        String body = RANDOM + "Aa1Bb2Cc3D";
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.US_ASCII));
        String digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
        StringBuilder check = new StringBuilder();
        for (long rest = crc.getValue(); check.length() < 6; rest /= 62) {
            check.insert(0, digits.charAt((int) (rest % 62)));
        }
        assertThat(only("ghp_" + body + check).confidence()).isEqualTo(0.99);
        assertThat(only("ghp_" + body + "000000").confidence()).isEqualTo(0.97);
    }

    @Test
    void token_afterAnEscapeOrInQuotes_hasItsExactSpan() {
        String token = "glpat-" + RANDOM;
        for (String text :
                new String[] {token, "\\n" + token + "\\n", "%3D" + token, "(" + token + ")", "[94m" + token}) {
            assertThat(found(text)).isEqualTo(token);
        }
        assertThat(Generated.reported("a" + token)).isEmpty();
        assertThat(Generated.reported(token + "abc")).isEmpty();
    }

    @Test
    void sample_ofAManual_isNotReported() {
        String sample = "AKIA" + "IOSFODNN7" + "EXAMPLE";
        assertThat(Generated.reported("key = " + sample)).isEmpty();
        assertThat(Generated.findings("key = " + sample)).anyMatch(f -> f.confidence() == Samples.CONFIDENCE);
    }

    @Test
    void privateKey_inPemForm_isFoundWhole() {
        String key = "-----BEGIN RSA PRIVATE" + " KEY-----\n" + BODY + "\n-----END RSA PRIVATE KEY-----";
        assertThat(found("key:\n" + key + "\n")).isEqualTo(key);
        assertThat(found("\"" + key.replace("\n", "\\n") + "\"")).isEqualTo(key.replace("\n", "\\n"));
        assertThat(Generated.reported(key.replace("PRIVATE", "PUBLIC"))).isEmpty();
        assertThat(Generated.reported("-----BEGIN CERTIFICATE-----\n" + BODY + "\n-----END CERTIFICATE-----"))
                .isEmpty();
        assertThat(Generated.reported("-----BEGIN PRIVATE" + " KEY-----\n...\n-----END PRIVATE KEY-----"))
                .isEmpty();
    }

    @Test
    void jwt_withAHeaderThatNamesAnAlgorithm_isFound() {
        String header = base64("{\"alg\":\"HS256\",\"typ\":\"JWT\"}");
        String token = header + "." + base64("{\"sub\":\"" + RANDOM + "\"}") + "." + RANDOM + RANDOM;
        assertThat(found("Cookie: session=" + token + "; a=b")).isEqualTo(token);
        assertThat(Generated.reported(base64("not json at all") + "." + base64("neither") + "." + RANDOM))
                .isEmpty();
    }

    @Test
    void url_withAPassword_isFoundAtThePassword() {
        String password = "Tr9" + "xq2" + "Lm";
        assertThat(found("postgres://app:" + password + "@db.internal.corp:5432/main"))
                .isEqualTo(password);
        assertThat(found("smtps://me@mail.corp:" + password + "@smtp.mail.corp:465"))
                .isEqualTo(password);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://user:password@host.corp/",
                "postgres://app:${DB_PASSWORD}@db/main",
                "https://url:8000/",
                "\"https://url:8000\";@something else",
                "http://a:<password>@b.corp",
                "mongodb://test:test@db.corp",
                "redis://app:Tr9xq2Lm@localhost:6379",
                "see https://a.corp/x: mail me@b.corp"
            })
    void url_withoutARealPassword_isNotReported(String text) {
        assertThat(Generated.reported(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api_key = \"@\"",
                "\"client_secret\": \"@\"",
                "export SERVICE_TOKEN=@",
                "<accessToken>@</accessToken>",
                "--auth-token @ --verbose",
                "setApiKey(\"@\")",
                "System.setProperty(\"SERVICE_TOKEN\", \"@\")",
                "const secret: string = '@';",
                "curl -H 'X-Api-Key: @' https://a.corp",
                "Authorization: Bearer @",
                "https://a.corp/?access_token=@&page=2",
                "db_password: @",
                "\\\"apiKey\\\":\\\"@\\\","
            })
    void assignment_ofARandomValue_isFoundWithItsExactSpan(String template) {
        assertThat(found(template.replace("@", RANDOM))).isEqualTo(RANDOM);
        assertThat(only(template.replace("@", RANDOM)).confidence()).isBetween(0.5, 0.79);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api_key = your_api_key_goes_here",
                "API_KEY=${API_KEY}",
                "apiKey: process.env.SERVICE_API_KEY",
                "token = request.headers.get(settings.csrf_token_name)",
                "String token = System.getenv(\"SERVICE_TOKEN\");",
                "password = \"changeme\"",
                "password = \"Changeme123!\"",
                "PASSWORD=********",
                "\"token\": \"<YOUR_TOKEN>\"",
                "credentialsId: '29f63271-dc2f-4734-8221-5b31b5169bac'",
                "keyPressed = kVK_Return.u16",
                "checksum = \"985e7ec9bb745e6ce6535b544d84d6cd6f7ad8bd711c398938ae983b91a766d9\"",
                "uses: actions/create-app-token@bcd2ba49218906704ab6c1aa796996da409d3eb1",
                "image: registry.corp/token@sha256:985e7ec9bb745e6ce6535b544d84d6cd6f7ad8bd711c398938ae983b91a766d9",
                "public_key = \"q7Zt2Vb9Xk4Lm1Ws8Rd5\"",
                "The API key is documented in the manual, and the token too.",
                "key_left = r\"(?:\\\\[nrt]|(\\\\u00|%)[0-9a-f]{2})*\"",
                "max_tokens = 4096",
                "author = \"q7Zt2Vb9Xk4Lm1Ws8Rd5\""
            })
    void assignment_ofAnythingElse_isNotReported(String text) {
        assertThat(Generated.reported(text)).isEmpty();
    }

    @Test
    void keyName_ofADecodedMember_countsAsTheName() {
        List<Finding> found = Generated.findings(new Passage(RANDOM, "api_key"));
        assertThat(found).hasSize(1);
        assertThat(found.get(0).start()).isZero();
        assertThat(found.get(0).end()).isEqualTo(RANDOM.length());
        assertThat(Generated.findings(new Passage(RANDOM, "title"))).isEmpty();
    }

    @Test
    void documents_withCredentials_areFoundByTheirForm() {
        String key = RANDOM + "Ab3Cd";
        assertThat(found("machine a.corp login me password " + key + "\n")).isEqualTo(key);
        assertThat(found("credentials {\n  username 'me'\n  password '" + key + "'\n}"))
                .isEqualTo(key);
        assertThat(found("Server=a;User Id=me;Password=" + key + ";Database=b")).isEqualTo(key);
        assertThat(found("<add key=\"ClearTextPassword\" value=\"" + key + "\" />"))
                .isEqualTo(key);
        assertThat(found("ConvertTo-SecureString -String -Force " + key + "\n")).isEqualTo(key);
        assertThat(found("{\"kty\": \"EC\", \"d\": \"" + key + "\"}")).isEqualTo(key);
        String basic = Base64.getEncoder().encodeToString(("me:" + key).getBytes(StandardCharsets.UTF_8));
        assertThat(found("Authorization: Basic " + basic)).isEqualTo(basic);
    }

    @Test
    void samples_knownOnes_areListedByTheirHash() {
        assertThat(Packs.lines("samples.txt"))
                .allMatch(line -> line.length() == 16)
                .isNotEmpty();
        assertThat(Samples.hash("")).isEqualTo("e3b0c44298fc1c14");
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
