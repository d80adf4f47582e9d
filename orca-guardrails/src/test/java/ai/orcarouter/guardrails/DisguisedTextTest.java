/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.guardrails.model.DetectionPlane;
import ai.orcarouter.guardrails.model.Finding;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is encoded in a text is looked at in normal form, and however many other encoded parts there are. */
final class DisguisedTextTest {
    private static final TextAnalyzer ANALYZER = TextAnalyzer.builder()
            .planes(EnumSet.of(DetectionPlane.SECRETS, DetectionPlane.PII))
            .build();

    /** An access key that is nobody's, put together here so that it stands nowhere as a whole. */
    private static final String KEY = "AK" + "IA" + "Q7ZRN2LXM9TVWB4K";

    static Stream<UnaryOperator<String>> encodings() {
        return Stream.of(
                text -> Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)),
                text -> HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)),
                text -> URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20"),
                DisguisedTextTest::escaped,
                text -> "{\"note\":\"" + escaped(text) + "\"}",
                text -> "{\"note\":[\"" + text + "\"]}");
    }

    private static String escaped(String text) {
        return text.chars().mapToObj(c -> String.format("\\u%04x", c)).collect(Collectors.joining());
    }

    private static String fullwidth(String text) {
        return text.chars()
                .mapToObj(c -> c > ' ' && c < 0x7f ? Character.toString(c + 0xfee0) : Character.toString(c))
                .collect(Collectors.joining());
    }

    private static String widthless(String text) {
        return text.chars().mapToObj(c -> Character.toString(c) + '\u200b').collect(Collectors.joining());
    }

    @ParameterizedTest
    @MethodSource("encodings")
    void analyze_disguisedSecretInsideAnEncoding_isFoundWhereItStands(UnaryOperator<String> encoding) {
        for (UnaryOperator<String> disguise : List.<UnaryOperator<String>>of(
                text -> text, DisguisedTextTest::fullwidth, DisguisedTextTest::widthless)) {
            String encoded = encoding.apply(disguise.apply("use " + KEY + " now"));
            String text = "see " + encoded + " there";
            assertThat(ANALYZER.analyze(text)).as(text).anySatisfy(found -> {
                assertThat(found.kind()).startsWith("aws-access");
                assertThat(found.start()).isGreaterThanOrEqualTo(4);
                assertThat(found.end()).isLessThanOrEqualTo(4 + encoded.length());
            });
        }
    }

    @ParameterizedTest
    @MethodSource("encodings")
    void analyze_disguisedPersonalDataInsideAnEncoding_isFound(UnaryOperator<String> encoding) {
        String text = "see " + encoding.apply("card " + fullwidth("4111111111111111") + " of mine") + " there";
        assertThat(ANALYZER.analyze(text)).extracting(Finding::kind).contains("CREDIT_CARD");
    }

    @ParameterizedTest
    @MethodSource("encodings")
    void analyze_secretBehindThousandsOfEncodedDecoys_isFound(UnaryOperator<String> encoding) {
        Random random = new Random(3);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            String decoy = "nothing to see here, item " + random.nextInt(1_000_000);
            text.append(encoding.apply(decoy)).append(" %41 and \\u0041\n");
        }
        int start = text.length();
        text.append(encoding.apply("use " + KEY + " now"));
        assertThat(ANALYZER.analyze(text.toString()))
                .anySatisfy(found -> assertThat(found.start()).isGreaterThanOrEqualTo(start));
    }

    /**
     * One encoded character a line, which makes the most parts of a text; more than linear would not come to an end.
     */
    @Test
    void analyze_nothingButEncodedParts_comesToAnEnd() {
        assertThat(ANALYZER.analyze("%41bcd\n".repeat(60_000))).isEmpty();
        assertThat(ANALYZER.analyze("[" + "\"\\u0041bcd\",".repeat(60_000) + "1]"))
                .isEmpty();
    }
}
