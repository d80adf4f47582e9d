/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.secret;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where passwords stand in commands, files and sentences. Values are put together, so that none looks live here. */
class SecretCommandsTest {
    private static final String VALUE = "gT7" + "xQ2vLw9Zr";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysqldump -u backup -p@ shop > shop.sql",
                "docker login -u ci -p @ registry.corp.io",
                "echo \"@\" | docker login --username ci --password-stdin",
                "redis-cli -h cache -a @ ping",
                "requirepass @",
                "net use Z: \\\\fs01\\share /user:CORP\\backup @",
                "smtp.login(\"noreply\", \"@\")",
                "ALTER ROLE app WITH PASSWORD '@';",
                "variable \"db_password\" {\n  default = \"@\"\n}",
                "auth: { user: \"mailer\", pass: \"@\" }",
                "keystore.password = @",
                "the wifi password is @ (guests)",
                "login: admin pw: @",
                "Mot de passe : @",
                "contrase\u00f1a: @",
            })
    void detect_passwordWhereOneIsGiven_isFound(String layout) {
        String text = layout.replace("@", VALUE);
        assertThat(Generated.reported(text))
                .as(text)
                .anySatisfy(found ->
                        assertThat(text.substring(found.start(), found.end())).isEqualTo(VALUE));
    }

    @Test
    void detect_randomPartAfterAWord_makesAPassword() {
        assertThat(Generated.reported("DB_PASSWORD=Cobalt_" + "iIMntD86")).hasSize(1);
        assertThat(Generated.reported("DB_PASSWORD=Cobalt_Harbor_2024")).isEmpty();
    }

    @Test
    void detect_sharedAccessSignature_isFoundEncodedOrNot() {
        String bytes = "q7Zt2Vb9Xk4Lm1Ws8Rd5Hc6Np3Yf0Gjq7Zt2Vb9X";
        for (String end : new String[] {"%2B1%2F%3D", "+1/="}) {
            String text = "https://a.blob.core.windows.net/b?sv=2022-11-02&se=2027-01-01&sig=" + bytes + end;
            assertThat(Generated.reported(text)).as(text).hasSize(1);
        }
        assertThat(Generated.reported("https://a.net/b?sig=" + bytes + "+1/=")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "the password is required for every user",
                "password is Mandatory2",
                "Mot de passe : obligatoire",
                "the key is partitionKeyOfTheTable",
                "requirepass foobared",
                "mysql -proto tcp",
                "curl --password-stdin",
                "password: ENC[AES256_GCM,data:q7Zt2Vb9Xk4L,type:str]",
                "pass: \"12 of 14\"",
                "a.login(\"user\", \"role\")",
            })
    void detect_wordsInTheirPlaces_areNone(String text) {
        assertThat(Generated.reported(text)).isEmpty();
    }
}
