/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostParserTest {
    @ParameterizedTest
    @CsvSource({
        "Example.ORG, example.org",
        "a_b.example.org, a_b.example.org",
        "-foo.example.org, -foo.example.org",
        "ab--cd.example, ab--cd.example",
        "0x7f.example, 0x7f.example",
        "1.2.3.0x7g, 1.2.3.0x7g",
        "EXAMPLE\u3002org, example.org",
        "example\uff0eorg, example.org",
        "example\uff61org, example.org",
        "ex%61mple.org, example.org",
        "exa\u00admple.org, example.org",
        "exa\u200bmple\ufe0f.org, example.org",
        "\uff45\uff58ample.org, example.org",
        "\u24d4xample.org, example.org",
        "m\u00fcnchen.example, xn--mnchen-3ya.example",
        "M\u00dcNCHEN.example, xn--mnchen-3ya.example",
        "mu\u0308nchen.example, xn--mnchen-3ya.example",
        "m%C3%BCnchen.example, xn--mnchen-3ya.example",
        "XN--MNCHEN-3YA.example, xn--mnchen-3ya.example",
        "stra\u00dfe.example, xn--strae-oqa.example",
        "STRA\u1e9eE.example, xn--strae-oqa.example",
        "\u03bb\u03cc\u03b3\u03bf\u03c2.example, xn--oxapnm1c.example",
        "\u039b\u038c\u0393\u039f\u03a3.example, xn--oxapnq6b.example",
        "\u4f8b\u3048.\u30c6\u30b9\u30c8, xn--r8jz45g.xn--zckzah",
        "\u05d0\u05d1\u05d2.example, xn--4dbcd.example",
        "\u2603.example, xn--n3h.example",
        "\ud83d\ude00.example, xn--e28h.example",
        "l\u00b7l.example, xn--ll-0ea.example",
        "xn--1ch.example, xn--1ch.example",
    })
    void parse_name_givesLowerCaseLabels(String text, String ascii) {
        assertThat(HostParser.parse(text)).isEqualTo(new HostResult.Accepted(new Host.Name(ascii, false)));
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "0.0.0.0, 0.0.0.0",
        "\u2460\u2468\u2461.0.2.\uff11, 192.0.2.1",
        "192\u30020\u30022\u30021, 192.0.2.1",
        "%31%39%32.0.2.1, 192.0.2.1",
        "19\u200b2.0.2.1, 192.0.2.1",
        "2001:DB8:0:0:0:0:0:1, 2001:db8::1",
        "[2001:db8::1], 2001:db8::1",
        "::, ::",
        "::ffff:192.0.2.1, 192.0.2.1",
        "[::FFFF:c000:201], 192.0.2.1",
        "64:ff9b::192.0.2.1, 64:ff9b::c000:201",
        "::192.0.2.1, ::c000:201",
    })
    void parse_address_givesCanonicalText(String text, String canonical) {
        HostResult result = HostParser.parse(text);

        assertThat(result).isInstanceOf(HostResult.Accepted.class);
        Host host = ((HostResult.Accepted) result).host();
        assertThat(host).isInstanceOf(Host.Address.class);
        assertThat(host.text()).isEqualTo(canonical);
    }

    @Test
    void parse_oneTrailingDot_isRememberedAndRemoved() {
        assertThat(HostParser.parse("example.org."))
                .isEqualTo(new HostResult.Accepted(new Host.Name("example.org", true)));
        assertThat(HostParser.parse("example.org\uff0e"))
                .isEqualTo(new HostResult.Accepted(new Host.Name("example.org", true)));
    }

    @ParameterizedTest
    @CsvSource({
        "0x7f.1, 127.0.0.1",
        "0X7F000001, 127.0.0.1",
        "127.1, 127.0.0.1",
        "127.0.1, 127.0.0.1",
        "2130706433, 127.0.0.1",
        "017700000001, 127.0.0.1",
        "0177.0.0.1, 127.0.0.1",
        "010.0.0.1, 8.0.0.1",
        "00.0.0.0, 0.0.0.0",
        "0, 0.0.0.0",
        "0x, 0.0.0.0",
        "0x0000000000000000000001, 0.0.0.1",
        "127.0.0.1., 127.0.0.1",
        "127.0.0.0x1, 127.0.0.1",
        "4294967295, 255.255.255.255",
        "1.65535, 1.0.255.255",
        "\u2460\u2461\u2466.\u2460, 127.0.0.1",
        "%30x7f.1, 127.0.0.1",
    })
    void parse_ambiguousNumber_isRefusedWithItsWhatwgReading(String text, String reading) {
        HostResult result = HostParser.parse(text);

        assertThat(result).isInstanceOf(HostResult.Refused.class);
        HostResult.Refused refused = (HostResult.Refused) result;
        assertThat(refused.reason()).isEqualTo("ambiguous_ip_literal");
        assertThat(refused.reading()).isEqualTo(reading);
    }

    @Test
    void parse_octalSpelling_namesBothReadings() {
        HostResult.Refused refused = (HostResult.Refused) HostParser.parse("010.0.0.1");

        assertThat(refused.detail()).contains("8.0.0.1").contains("10.0.0.1");
    }

    @ParameterizedTest
    @CsvSource({
        "'', empty_host",
        "., empty_label",
        ".., empty_label",
        ".example.org, empty_label",
        "example..org, empty_label",
        "example.org.., empty_label",
        "\u00ad, empty_host",
        "a\u2025b, idna_disallowed",
        "a\u2024b, idna_disallowed",
        "\u24881.example, idna_disallowed",
        "256.0.0.1, invalid_ip_literal",
        "1.2.3.4.5, invalid_ip_literal",
        "1.2.3.08, invalid_ip_literal",
        "example.1, invalid_ip_literal",
        "4294967296, invalid_ip_literal",
        "0x100.2.3.4, invalid_ip_literal",
        "\u0661.0.0.1, idna_bidi",
        "[::1, invalid_ip_literal",
        "[], invalid_ip_literal",
        "[127.0.0.1], invalid_ip_literal",
        "::1::, invalid_ip_literal",
        ":::, invalid_ip_literal",
        "12345::, invalid_ip_literal",
        "1:2:3:4:5:6:7, invalid_ip_literal",
        "1:2:3:4:5:6:7:8:9, invalid_ip_literal",
        "1:2:3:4:5:6:7:8::, invalid_ip_literal",
        "::01.2.3.4, invalid_ip_literal",
        "::1.2.3, invalid_ip_literal",
        "example.org:80, invalid_ip_literal",
        "fe80::1%eth0, zone_id",
        "[fe80::1%25eth0], zone_id",
        "a b, whitespace",
        "a%20b, whitespace",
        "a\u3000b, forbidden_character",
        "a\u0000b, control_character",
        "a%00b, control_character",
        "a\tb, control_character",
        "a\u0085b, control_character",
        "a\u007fb, control_character",
        "a\\b, backslash",
        "a%5cb, backslash",
        "a\u202eb, bidi_control",
        "a%E2%80%AEb, bidi_control",
        "a\u200db, joiner",
        "a\u200cb, joiner",
        "\ud800, lone_surrogate",
        "\udc00\ud800, lone_surrogate",
        "a%, percent_encoding",
        "a%4, percent_encoding",
        "a%zz, percent_encoding",
        "a%2561, percent_encoding",
        "a%ff, percent_encoding",
        "a%c0%ae, percent_encoding",
        "a%ed%a0%80, percent_encoding",
        "a/b, forbidden_character",
        "a%2fb, forbidden_character",
        "a\uff0fb, forbidden_character",
        "a\uff20b, forbidden_character",
        "a\uff03b, forbidden_character",
        "\u2100.example, forbidden_character",
        "a@b, forbidden_character",
        "a*b, forbidden_character",
        "{a}, forbidden_character",
        "\ufffd.example, idna_disallowed",
        "a\ufffcb, idna_disallowed",
        "a\u2ff0b, idna_disallowed",
        "a\udb40\udc01b, idna_disallowed",
        "a\ud83f\udffeb, idna_disallowed",
        "a\ue000b, idna_disallowed",
        "a\u2044b\u00e9, idna_disallowed",
        "\u0301a.example, idna_disallowed",
        "a\u3164b, idna_disallowed",
        "\u05d0a.example, idna_bidi",
        "1\u05d0.example, idna_bidi",
        "0a.\u05d0, idna_bidi",
        "\u0661\u05d01.example, idna_bidi",
        "xn--0, invalid_punycode",
        "xn--.example, invalid_punycode",
        "xn--a-.example, invalid_punycode",
        "xn--zzzzzzzzzzzz.example, invalid_punycode",
        "xn--mnchen-3ya\u00e9.example, invalid_punycode",
        "xn--1ug.example, joiner",
        "xn--a-yoc.example, idna_bidi",
        "xn--a-vca.example, invalid_punycode",
        "\u2260.example, idna_disallowed",
        "xn--tiq49xqyj-.example, invalid_punycode",
    })
    void parse_unacceptableText_isRefusedWithReason(String text, String reason) {
        HostResult result = HostParser.parse(text);

        assertThat(result).isInstanceOf(HostResult.Refused.class);
        assertThat(((HostResult.Refused) result).reason()).isEqualTo(reason);
        assertThat(((HostResult.Refused) result).reading()).isNull();
    }

    @Test
    void parse_length_isLimitedPerLabelAndOverall() {
        String label = "a".repeat(63);
        String longest = label + "." + label + "." + label + "." + "a".repeat(61);

        assertThat(HostParser.parse(longest)).isInstanceOf(HostResult.Accepted.class);
        assertThat(HostParser.parse(longest + ".")).isInstanceOf(HostResult.Accepted.class);
        assertRefused(longest + "a", "host_too_long");
        assertRefused(label + "a", "label_too_long");
        assertRefused("\u00e9".repeat(64), "label_too_long");
        assertRefused("\u00e9".repeat(63) + "\u4e00", "label_too_long");
        assertRefused("a".repeat(100_000), "host_too_long");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A.example", "a..b", "a.", "127.0.0.1", "1", "a b", "\u00e9"})
    void name_notCanonical_isRejected(String ascii) {
        assertThatThrownBy(() -> new Host.Name(ascii, false)).isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertRefused(String text, String reason) {
        assertThat(((HostResult.Refused) HostParser.parse(text)).reason()).isEqualTo(reason);
    }
}
