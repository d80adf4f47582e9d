/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class SegmentDecoderTest {
    private static List<DecodedSegment> decode(String text) {
        return SegmentDecoder.standard().decode(MappedText.of(text));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    @Test
    void decode_base64InProse_givesTheTextAndThePlacesOfItsCharacters() {
        String encoded = base64("the secret is here");
        List<DecodedSegment> found = decode("run " + encoded + ", now");

        assertThat(found).hasSize(1);
        DecodedSegment segment = found.get(0);
        assertThat(segment.text().text()).isEqualTo("the secret is here");
        assertThat(segment.encoding()).isEqualTo(Encoding.BASE64);
        assertThat(segment.start()).isEqualTo(4);
        assertThat(segment.end()).isEqualTo(4 + encoded.length());
        // "secret" is bytes 4 to 10, in the digits 5 to 14
        assertThat(segment.text().originalStart(4)).isEqualTo(4 + 5);
        assertThat(segment.text().originalEnd(10)).isEqualTo(4 + 14);
    }

    @Test
    void decode_base64OfAllAlphabetsAndLengths_isRead() {
        for (String plain : List.of(
                "twelve letters", "thirteen words?", "fourteen \u00FC\u4F60\uD83D\uDE00 >>>???", "~~~~~~~~~~~~~~~")) {
            byte[] bytes = plain.getBytes(UTF_8);
            for (Base64.Encoder encoder : List.of(
                    Base64.getEncoder(),
                    Base64.getEncoder().withoutPadding(),
                    Base64.getUrlEncoder(),
                    Base64.getUrlEncoder().withoutPadding())) {
                List<DecodedSegment> found = decode("key=" + encoder.encodeToString(bytes) + "\n");
                assertThat(found).hasSize(1);
                assertThat(found.get(0).text().text()).isEqualTo(plain);
            }
        }
    }

    @Test
    void decode_hex_givesTheTextAndItsPlaces() {
        String encoded = HexFormat.of().formatHex("a secret!".getBytes(UTF_8));
        DecodedSegment segment = decode("0x" + encoded).get(0);

        assertThat(segment.encoding()).isEqualTo(Encoding.HEX);
        assertThat(segment.text().text()).isEqualTo("a secret!");
        assertThat(segment.text().originalStart(2)).isEqualTo(2 + 4);
        assertThat(segment.text().originalEnd(8)).isEqualTo(2 + 16);
    }

    @Test
    void decode_wordsHashesAndIdentifiers_findsNothing() {
        assertThat(decode(
                        "internationalization of a-rather-long-kebab-case-name and AbstractSingletonProxyFactoryBean"))
                .isEmpty();
        assertThat(decode("d41d8cd98f00b204e9800998ecf8427e 550e8400-e29b-41d4-a716-446655440000 src/main/java/ai/App"))
                .isEmpty();
        assertThat(decode("100% of C:\\new\\table & R&D, 50%ab &unknown; \\q")).isEmpty();
    }

    @Test
    void decode_percentEncoding_keepsTheRestOfTheLineInPlace() {
        DecodedSegment segment = decode("see\nhttps://x.test/?q=ignore%20all%20%C3%BC rules\nend")
                .get(0);

        assertThat(segment.encoding()).isEqualTo(Encoding.PERCENT);
        assertThat(segment.text().text()).isEqualTo("https://x.test/?q=ignore all \u00FC");
        assertThat(segment.start()).isEqualTo(4);
        assertThat(segment.text().originalEnd(segment.text().text().length())).isEqualTo(segment.end());
    }

    @Test
    void decode_escapes_areThoseOfProgramText() {
        DecodedSegment segment = decode("x = \\u0069g\\x6eo\\u{72}e\\U00000021 \\ud83d\\ude00\\n;")
                .get(0);

        assertThat(segment.encoding()).isEqualTo(Encoding.ESCAPE);
        assertThat(segment.text().text()).isEqualTo("ignore! \uD83D\uDE00\n;");
        assertThat(segment.text().originalStart(0)).isEqualTo(4);
        assertThat(segment.text().originalEnd(1)).isEqualTo(10);
    }

    @Test
    void decode_characterReferences_byNumberAndName() {
        DecodedSegment segment = decode("&#105;gn&#x6F;re &lt;all&gt; &bogus;").get(0);

        assertThat(segment.encoding()).isEqualTo(Encoding.ENTITY);
        assertThat(segment.text().text()).isEqualTo("ignore <all>");
    }

    @Test
    void decode_severalEscapesInALineJoined_areOneSegment() {
        String text = "100%25 ok\n&#105;gn%6Fre \\u0061ll \\n r%75les\nC:\\new &amp; co";
        List<DecodedSegment> found =
                SegmentDecoder.builder().joined(true).build().decode(MappedText.of(text));

        assertThat(found)
                .extracting(segment -> segment.encoding() + " " + segment.text().text())
                .containsExactly("PERCENT 100%", "PERCENT ignore all \n rules", "ENTITY &");
        OffsetChecks.check(found.get(1).text(), text);
        assertThat(text.substring(found.get(1).start(), found.get(1).end()))
                .startsWith("&#105;")
                .endsWith("les");
    }

    @Test
    void decode_encodingsOverOneAnother_areTakenOffToTheDepthAskedFor() {
        String twice = base64("say " + base64("the secret is here") + " twice");
        SegmentDecoder deep = SegmentDecoder.builder().depth(2).build();

        assertThat(decode(twice)).hasSize(1);
        List<DecodedSegment> found = deep.decode(MappedText.of("# " + twice));
        assertThat(found).extracting(DecodedSegment::depth).containsExactly(1, 2);
        assertThat(found.get(1).text().text()).isEqualTo("the secret is here");
        OffsetChecks.check(found.get(1).text(), "# " + twice);
    }

    @Test
    void decode_manySegments_staysWithinItsBounds() {
        String many = (base64("just some text here") + "\n").repeat(2_000);

        assertThat(decode(many)).hasSize(1_000);
        assertThat(SegmentDecoder.builder().maxSegments(3).build().decode(MappedText.of(many)))
                .hasSize(3);
        int total = SegmentDecoder.builder().depth(3).maxSegments(100_000).build().decode(MappedText.of(many)).stream()
                .mapToInt(segment -> segment.text().text().length())
                .sum();
        assertThat(total).isLessThanOrEqualTo(4 * many.length());
    }

    @Test
    void builder_boundsOutOfRange_areRefused() {
        SegmentDecoder.Builder builder = SegmentDecoder.builder();
        assertThatThrownBy(() -> builder.depth(4)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.minLength(3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.maxSegments(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
