/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Megabytes of what makes careless parsers slow are refused for their length before anything else is looked at, so the
 * work on a text that is read is bounded by the length caps (egress.md 3.2 step 1).
 */
class OversizedInputTest {
    private static final int REPEATS = 1 << 20;
    private static final int MAX_URL = 8192;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                ".",
                "a.",
                "1.",
                ":",
                "::",
                "0:",
                "[",
                "]",
                "@",
                "/",
                "\\",
                "#",
                "?",
                "%",
                "%61",
                "xn--",
                "\u00e9",
                "\u0301",
                "\u00ad",
                "\u05d0",
                "\ufdfa",
                "-",
                " ",
                "\ud83d\ude00"
            })
    void parse_repeatedPiece_isRefusedForItsLength(String piece) {
        String text = piece.repeat(REPEATS / piece.length());

        assertThat(reason(HostParser.parse(text))).isEqualTo("host_too_long");
        assertThat(reason(CanonicalUrl.parse(text))).isEqualTo("url_too_long");
        assertThat(reason(CanonicalUrl.parse("http://" + text))).isEqualTo("url_too_long");
        assertThat(reason(CanonicalUrl.parse(text + "://a.example"))).isEqualTo("url_too_long");
        assertThat(CidrBlock.parse(text)).isEmpty();
        assertThat(CidrBlock.parse("10.0.0.0/" + text)).isEmpty();
        assertThat(CidrBlock.parse(text + "/8")).isEmpty();
        assertThat(IpAddress.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a.", "1.", "%61", "\u00e9", "e\u0301", "\u05d0", "\ufdfa", "\u00ad", "xn--a."})
    void parse_authorityUpToTheLimit_isRefused(String piece) {
        String text = piece.repeat((MAX_URL - 20) / piece.length());

        assertThat(HostParser.parse(text)).isInstanceOf(HostResult.Refused.class);
        assertThat(CanonicalUrl.parse("http://" + text + "/")).isInstanceOf(UrlResult.Refused.class);
    }

    private static String reason(HostResult result) {
        return result instanceof HostResult.Refused refused ? refused.reason() : "";
    }

    private static String reason(UrlResult result) {
        return result instanceof UrlResult.Refused refused ? refused.reason() : "";
    }
}
