/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Megabytes of what makes careless parsers slow. A quadratic step would take minutes on any of them. */
class LinearTimeTest {
    private static final int REPEATS = 1 << 20;

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
    void parse_repeatedPiece_isRefusedAtOnce(String piece) {
        String text = piece.repeat(REPEATS / piece.length());

        Assertions.assertTimeout(Duration.ofSeconds(5), () -> {
            assertThat(HostParser.parse(text)).isInstanceOf(HostResult.Refused.class);
            assertThat(CanonicalUrl.parse(text)).isInstanceOf(UrlResult.Refused.class);
            assertThat(CanonicalUrl.parse("http://" + text)).isInstanceOf(UrlResult.Refused.class);
            assertThat(CanonicalUrl.parse(text + "://a.example")).isInstanceOf(UrlResult.Refused.class);
            assertThat(CidrBlock.parse(text)).isEmpty();
            assertThat(CidrBlock.parse("10.0.0.0/" + text)).isEmpty();
            assertThat(IpAddress.parse(text)).isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "a.",
                "1.",
                "%61",
                "\u00e9",
                "e\u0301",
                "\u05d0",
                "\ufdfa",
                "\u00ad",
                "\ud83d\ude00",
                "xn--a."
            })
    void parse_hostsUpToTheLimit_takeMicroseconds(String piece) {
        String text = piece.repeat(2277 / piece.length());

        Assertions.assertTimeout(Duration.ofSeconds(5), () -> {
            for (int i = 0; i < 500; i++) {
                assertThat(HostParser.parse(text)).isInstanceOf(HostResult.Refused.class);
            }
        });
    }
}
