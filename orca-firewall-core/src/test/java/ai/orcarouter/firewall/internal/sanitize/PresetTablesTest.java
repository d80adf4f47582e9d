/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.sanitize;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.Limits;
import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.firewall.model.Sanitizer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each preset redacts, marked by guillemets, and what it leaves (REFERENCE 2.8). */
class PresetTablesTest {

    private static void check(String preset, String marked) {
        String text = marked.replace("«", "").replace("»", "");
        String expected = marked.replaceAll("«[^»]*»", "[redacted:" + preset + "]");

        Arguments out = new SanitizerCompiler(Map.of(), Limits.defaults())
                .compile(new Sanitizer(List.of(preset), List.of()))
                .apply(Arguments.of(Map.of("v", text)));

        assertThat(out.toJson()).isEqualTo(Arguments.of(Map.of("v", expected)).toJson());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "«AKIAQ3EGRYTEST4KEY22»",
                "id=«ASIAQ3EGRYTEST4KEY22»;",
                "[\"«AKIAQ3EGRYTEST4KEY22»\",\"«AKIAQ3EGRYTEST4KEY23»\"]",
                "«AKIAKIAQ3EGRYTEST4KEY22»",
                "«AKIAQ3EGRYTEST4KEY22»/s3",
                "\ufeff«AKIAQ3EGRYTEST4KEY22»😀",
                "AKIAQ3EGRYTEST4KEY2",
                "AKIAQ3EGRYTEST4key22",
                "AKIA Q3EGRYTEST4KEY22",
                "AROAQ3EGRYTEST4KEY22",
                "akiaq3egrytest4key22",
                "AKIA",
                "A",
                ""
            })
    void apply_awsAccessKey_redactsMarkedPartsOnly(String marked) {
        check("aws_access_key", marked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "«Zx81Qw/pLm4+RtYh92VbNcUeKj7GfDs0AoIi5T3E»",
                "secret_access_key = \"«Zx81Qw/pLm4+RtYh92VbNcUeKj7GfDs0AoIi5T3E»\"",
                "AWS_SECRET_ACCESS_KEY=«Zx81Qw/pLm4+RtYh92VbNcUeKj7GfDs0AoIi5T3E»",
                "a:«Zx81Qw/pLm4+RtYh92VbNcUeKj7GfDs0AoIi5T3E»,b:«E3T5iIoA0sDfG7jKeUcNbV29hYtR+4mLp/wQ18xZ»",
                "xZx81Qw/pLm4+RtYh92VbNcUeKj7GfDs0AoIi5T3E",
                "«Zx81Qw/pLm4+RtYh92VbNcUeKj7GfDs0AoIi5T3E»=x",
                "Zx81Qw/pLm4+RtYh92VbNcUeKj7GfDs0AoIi5T3",
                "3f2a9c0b7d1e4f5a6b8c9d0e1f2a3b4c5d6e7f80",
                "ThisCamelCaseNameHasExactlyFortyLetterss",
                "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789ABCD",
                "Zx81Qw/pLm4+RtYh92VbNcUeKj7GfDs0AoIi5T3EZx81Qw/pLm4+RtYh92VbNcUeKj7GfDs0AoIi5T3E"
            })
    void apply_awsSecretKey_redactsMarkedPartsOnly(String marked) {
        check("aws_secret_key", marked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "«sk-Zx81QwpLm4RtYh92VbNcUeKj7GfDs0Ao»",
                "key:«sk-proj-Zx81QwpLm4RtYh92VbNcUeKj7GfDs0Ao_-x»,",
                "\"«sk-Zx81QwpLm4RtYh92VbNcUeKj7GfDs0Ao»\" \"«sk-Zx81QwpLm4RtYh92VbNcUeKj7GfDs0Ao2»\"",
                "sk-Zx81QwpLm4RtYh92VbNcUeKj7GfDs0A",
                "task-Zx81QwpLm4RtYh92VbNcUeKj7GfDs0Ao",
                "SK-Zx81QwpLm4RtYh92VbNcUeKj7GfDs0Ao",
                "sk-ant-api03-Zx81QwpLm4RtYh92VbNcUeKj7GfDs0AoIi5T3E",
                "sk_Zx81QwpLm4RtYh92VbNcUeKj7GfDs0Ao",
                "sk-Zx81QwpLm4RtYh92VbNc UeKj7GfDs0Ao",
                "sk-",
                "sk-sk-sk-"
            })
    void apply_openAiKey_redactsMarkedPartsOnly(String marked) {
        check("openai_key", marked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "«sk-ant-Zx81QwpLm4RtYh92VbNcUeKj7GfDs0Ao01234567»",
                "x-api-key: «sk-ant-api03-Zx81QwpLm4RtYh92VbNcUeKj7GfDs0AoIi5T3E-AA»",
                "sk-ant-Zx81QwpLm4RtYh92VbNcUeKj7GfDs0Ao0123456",
                "ask-ant-Zx81QwpLm4RtYh92VbNcUeKj7GfDs0Ao01234567",
                "sk-Zx81QwpLm4RtYh92VbNcUeKj7GfDs0Ao01234567",
                "sk-ant-Zx81QwpLm4RtYh92VbNcUeKj7GfDs0Ao\n01234567"
            })
    void apply_anthropicKey_redactsMarkedPartsOnly(String marked) {
        check("anthropic_key", marked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization: Bearer «0123456789abcdef»",
                "authorization: bearer\t «eyJh.eyJz.c2ln~+/=x»",
                "BEARER   «0123456789abcdef», Bearer «0123456789abcdefg»",
                "{\"auth\":\"Bearer «0123456789abcdef»\"}",
                "Bearer 0123456789abcde",
                "Bearer0123456789abcdef",
                "Bearer: 0123456789abcdef",
                "bearer of good news, all of them",
                "unbearer 0123456789abcdef",
                "Bearer",
                "bearer ",
                "Bearer bearer «0123456789abcdef»"
            })
    void apply_bearerToken_redactsMarkedPartsOnly(String marked) {
        check("bearer_token", marked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "«ann@example.org»",
                "Ann <«ann.lee+x@mail.example.co.uk»>, Bob",
                "mailto:«ann@example.org»?cc=«bob@example.org»&to=«c@example.net»",
                "email=«ann@example.org»;x",
                "/home/«ann@example.org»/x",
                "`«ann@example.org»` {«bob@example.org»} *«c@example.org»*",
                "«o'hara@example.org» 'quoted' '«ann@example.org»'",
                "«ann@example.org».",
                "«ann@example.org».5",
                "«ann@example.org»2",
                "«ann@example.org»-",
                "«josé@bücher.example»",
                "«a@xn--bcher-kva.xn--p1ai»",
                "«a@b-c.io»|«d@e.io»",
                "https://u:«p@example.org»/x",
                "a@b",
                "@Override",
                "a@.org",
                "a@b.c",
                "a@b..org",
                "user@10.0.0.1",
                "lodash@4.17.21",
                "pkg@1.2.0-rc.one",
                "npm i @scope/pkg@1.0.0-beta.alpha",
                "git@github.com:org/repo.git",
                "«gitte@github.com»:x",
                "«git@github.com» wrote",
                "..@example.org",
                "a@@b"
            })
    void apply_email_redactsMarkedPartsOnly(String marked) {
        check("email", marked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "«219-45-6789»",
                "ssn:«219 45 6789»",
                "(«219-45-6789»)",
                "«219-45-6789» «220-45-6789»",
                "219-45 6789",
                "219 45-6789",
                "000-45-6789",
                "666-45-6789",
                "900-45-6789",
                "219-00-6789",
                "219-45-0000",
                "1219-45-6789",
                "219-45-67890",
                "a219-45-6789",
                "219456789",
                "219-456-789",
                "2019-45-6789",
                "21-945-6789",
                "219--45-6789",
                "２１９-45-6789"
            })
    void apply_ssnUs_redactsMarkedPartsOnly(String marked) {
        check("ssn_us", marked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "«4111111111111111»",
                "«4111 1111 1111 1111»",
                "«4111-1111-1111-1111»",
                "card=«5500005555555559», cvv 123",
                "«378282246310005»",
                "«3782 822463 10005»",
                "«4222222222222»",
                "«6304000000000000000»",
                "«4111 1111 1111 1111» «5500 0055 5555 5559»",
                "12 «4111 1111 1111 1111»",
                "4111111111111112",
                "x4111111111111111",
                "4111111111111111x",
                "04111111111111111111",
                "411111111111111",
                "0000000000000000",
                "0.4111111111111111",
                "2.54111111111111111",
                "4111.1111.1111.1111",
                "4111  1111 1111 1111",
                "4111 1111 1111 111"
            })
    void apply_creditCard_redactsMarkedPartsOnly(String marked) {
        check("credit_card", marked);
    }
}
