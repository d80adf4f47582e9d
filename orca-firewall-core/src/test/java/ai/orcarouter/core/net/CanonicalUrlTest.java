/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalUrlTest {
    @ParameterizedTest
    @CsvSource({
        "http://example.org, http://example.org/",
        "HTTPS://EXAMPLE.org:443/a, https://example.org/a",
        "https://example.org:8443/a?b#c, https://example.org:8443/a?b#c",
        "https://example.org:/, https://example.org/",
        "https://example.org?127.0.0.1, https://example.org/?127.0.0.1",
        "https://example.org#127.0.0.1, https://example.org/#127.0.0.1",
        "https://example.org?mail=a@b.example, https://example.org/?mail=a@b.example",
        "https://example.org/#@b, https://example.org/#@b",
        "https://example.org./, https://example.org./",
        "https://example.org/a b?q=\u00e9, https://example.org/a%20b?q=%C3%A9",
        "https://example.org/a?b\\c, https://example.org/a?b%5Cc",
        "https://example.org/%00%zz, https://example.org/%00%zz",
        "http://[2001:DB8:0::1]:80/, http://[2001:db8::1]/",
        "http://[::ffff:192.0.2.1]/, http://192.0.2.1/",
        "wss://m\u00fcnchen.example/, wss://xn--mnchen-3ya.example/",
        "postgres://u:p@db.example.org/x, postgres://db.example.org/x",
        "postgres://u:p@db.example.org:5432, postgres://db.example.org",
        "custom+x.1://h.example:99/p, custom+x.1://h.example:99/p",
    })
    void parse_url_serializesCanonically(String text, String canonical) {
        CanonicalUrl url = accepted(text);

        assertThat(url.serialize()).isEqualTo(canonical);
        assertThat(accepted(url.serialize())).isEqualTo(url).hasSameHashCodeAs(url);
    }

    @Test
    void parse_url_tellsItsParts() {
        CanonicalUrl url = accepted("mysql://root:pw@Db.example/x?y");

        assertThat(url.scheme()).isEqualTo("mysql");
        assertThat(url.host().text()).isEqualTo("db.example");
        assertThat(url.port()).isEqualTo(OptionalInt.of(3306));
        assertThat(url.hasUserinfo()).isTrue();
        assertThat(url.isWeb()).isFalse();
        assertThat(url.rest()).isEqualTo("/x?y");
        assertThat(url.origin()).isEqualTo("mysql://db.example");
        assertThat(accepted("unheard-of://h.example").port()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', missing_scheme",
        "example.org, missing_scheme",
        "//example.org/, missing_scheme",
        "/a:b, missing_scheme",
        "://example.org, missing_scheme",
        "1http://example.org, invalid_scheme",
        "ht tp://example.org, invalid_scheme",
        "' http://example.org', invalid_scheme",
        "\u017fhttp://example.org, invalid_scheme",
        "http:example.org, missing_slashes",
        "http:/example.org, missing_slashes",
        "mailto:a@example.org, missing_slashes",
        "http:///example.org, empty_host",
        "http://, empty_host",
        "http://?x, empty_host",
        "http://:80/, empty_host",
        "http:\\\\example.org, backslash",
        "http://example.org\\a, backslash",
        "http://example.org/a\\b, backslash",
        "http://a.example\\@b.example/, backslash",
        "http://u@example.org/, userinfo",
        "http://@example.org/, userinfo",
        "wss://a:b@example.org/, userinfo",
        "http://a@b@example.org/, userinfo",
        "redis://a\u0000@example.org/, control_character",
        "http://example.org/\ud800, lone_surrogate",
        "http://example.org:0/, invalid_port",
        "http://example.org:080/, invalid_port",
        "http://example.org:+80/, invalid_port",
        "http://example.org:-1/, invalid_port",
        "http://example.org:65536/, invalid_port",
        "http://example.org:99999999999/, invalid_port",
        "http://example.org:\uff18\uff10/, invalid_port",
        "http://example.org:80:80/, invalid_port",
        "http://[::1]:80:80/, invalid_port",
        "http://[::1]x/, invalid_ip_literal",
        "http://[::1/, invalid_ip_literal",
        "http://::1/, empty_host",
        "http://[fe80::1%25eth0]/, zone_id",
        "http://0x7f.1/, ambiguous_ip_literal",
        "http://a.example#@b.example/, parser_disagreement",
        "http://a.example:80#\\@b.example/, parser_disagreement",
        "http://a.example?@b.example/, parser_disagreement",
        "http://a.example?x=\\b, parser_disagreement",
        "http://a.example%2f.b.example/, forbidden_character",
        "http://a.example\uff0f.b.example/, forbidden_character",
    })
    void parse_unacceptableText_isRefusedWithReason(String text, String reason) {
        UrlResult result = CanonicalUrl.parse(text);

        assertThat(result).isInstanceOf(UrlResult.Refused.class);
        assertThat(((UrlResult.Refused) result).reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.org/a\nb",
                "http://exam\tple.org/",
                "http://example.org/\r\nHost: b",
                "\nhttp://a.example"
            })
    void parse_lineBreaksAndTabs_areRefusedEverywhere(String text) {
        assertThat(CanonicalUrl.parse(text)).isInstanceOf(UrlResult.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\t//b.example", "\n/x", "/\t/b.example", "a\r\nb"})
    void resolve_controlCharacters_areRefused(String reference) {
        assertThat(accepted("https://a.example/p").resolve(reference)).isInstanceOf(UrlResult.Refused.class);
    }

    @ParameterizedTest
    @CsvSource({
        "http://0x7f.1:8080/, http, 127.0.0.1, 8080",
        "https://2130706433, https, 127.0.0.1, 443",
        "http://user@example.org:81/, http, example.org, 81",
        "http://example.org:0/, http, example.org,",
        "http://exa mple/, http,, 80",
        "example.org,,,",
    })
    void parse_refusedUrl_stillTellsWhatWasRead(String text, String scheme, String reading, Integer port) {
        UrlResult.Refused refused = (UrlResult.Refused) CanonicalUrl.parse(text);

        assertThat(refused.scheme()).isEqualTo(scheme);
        assertThat(refused.reading()).isEqualTo(reading);
        assertThat(refused.port()).isEqualTo(port);
    }

    @Test
    void parse_lengthBeyondTheLimit_isRefused() {
        assertThat(CanonicalUrl.parse("http://a.example/" + "x".repeat(8175))).isInstanceOf(UrlResult.Accepted.class);
        assertThat(((UrlResult.Refused) CanonicalUrl.parse("http://a.example/" + "x".repeat(8176))).reason())
                .isEqualTo("url_too_long");
    }

    @ParameterizedTest
    @CsvSource({
        "https://b.example/x, https://b.example/x",
        "//b.example/x, https://b.example/x",
        "/x?y, https://a.example:444/x?y",
        "x, https://a.example:444/p/x",
        "?y, https://a.example:444/p/q?y",
        "#z, https://a.example:444/p/q?r#z",
        "'', https://a.example:444/p/q?r",
    })
    void resolve_reference_followsRfc3986(String reference, String canonical) {
        CanonicalUrl base = accepted("https://a.example:444/p/q?r#s");

        assertThat(((UrlResult.Accepted) base.resolve(reference)).url().serialize())
                .isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource({
        "' http://b.example/', invalid_scheme",
        "' //b.example/', missing_scheme",
        "\\\\b.example\\, missing_scheme",
        "/\\b.example, missing_scheme",
        "http:b.example, missing_slashes",
        "///b.example, empty_host",
        "http://127.1/, ambiguous_ip_literal",
    })
    void resolve_deceptiveReference_isRefused(String reference, String reason) {
        CanonicalUrl base = accepted("https://a.example/p");

        assertThat(((UrlResult.Refused) base.resolve(reference)).reason()).isEqualTo(reason);
    }

    @Test
    void resolve_baseWithoutPath_keepsTheHost() {
        CanonicalUrl base = accepted("redis://a.example");

        assertThat(((UrlResult.Accepted) base.resolve("b.evil")).url().serialize())
                .isEqualTo("redis://a.example/b.evil");
        assertThat(((UrlResult.Accepted) base.resolve("?b")).url().serialize()).isEqualTo("redis://a.example?b");
    }

    private static CanonicalUrl accepted(String text) {
        UrlResult result = CanonicalUrl.parse(text);
        assertThat(result).isInstanceOf(UrlResult.Accepted.class);
        return ((UrlResult.Accepted) result).url();
    }
}
