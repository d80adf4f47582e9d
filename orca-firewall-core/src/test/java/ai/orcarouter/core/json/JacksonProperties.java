/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/**
 * Random documents and random damage to them, read here and by Jackson with detection of duplicate names. Both accept
 * the same texts with the same values, but for what {@link #isOurs} lists, where ours is stricter.
 */
class JacksonProperties {
    private static final JsonFactory JACKSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNumberLength(10_000).build())
            .build();
    private static final String BYTES = "\"\"\"\\\\{}[],:.-+eE019 tfnux/\n\0\u0001\u007f";
    private static final List<String> INSERTS = List.of(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "\\",
            "\\u",
            "\\ud800",
            "\\udc00",
            "\\u0000",
            "0",
            "-",
            "1e",
            "e5",
            ".5",
            "1e999999999",
            "9".repeat(101),
            "null",
            "true",
            "nul",
            "NaN",
            "//",
            "#",
            "'",
            " ",
            "\n",
            "\f",
            "\u00a0",
            "\ufeff",
            "\"a\":1,",
            "\"\":0,");

    @Property(tries = 5_000)
    void read_anyDocument_asJacksonReadsIt(@ForAll Random random) throws IOException {
        RandomJson json = new RandomJson(random);
        String text = json.text(json.value(4));

        assertThat(Arguments.ofJson(text).fault()).isEmpty();
        assertThat(Arguments.ofJson(text).value()).isEqualTo(jackson(text.getBytes(UTF_8)));
        check(text.getBytes(UTF_8));
    }

    @Property(tries = 30_000)
    void read_damagedDocument_asJacksonReadsIt(@ForAll Random random) throws IOException {
        RandomJson json = new RandomJson(random);
        byte[] text = json.text(json.value(3)).getBytes(UTF_8);
        for (int i = random.nextInt(3); i >= 0; i--) {
            text = damage(text, random);
        }
        check(text);
    }

    private static byte[] damage(byte[] text, Random random) {
        int at = random.nextInt(text.length + 1);
        byte[] insert = INSERTS.get(random.nextInt(INSERTS.size())).getBytes(UTF_8);
        switch (random.nextInt(7)) {
            case 0 -> {
                return Arrays.copyOf(text, at);
            }
            case 1 -> {
                return splice(text, at, at, insert);
            }
            case 2 -> {
                return splice(text, at, Math.min(text.length, at + 1 + random.nextInt(3)), insert);
            }
            case 3 -> {
                return splice(text, at, Math.min(text.length, at + 1 + random.nextInt(3)), new byte[0]);
            }
            case 4 -> {
                int from = random.nextInt(text.length + 1);
                int to = from + random.nextInt(text.length - from + 1);
                return splice(text, at, at, Arrays.copyOfRange(text, from, to));
            }
            case 5 -> {
                byte[] one = {(byte) BYTES.charAt(random.nextInt(BYTES.length()))};
                return splice(text, at, Math.min(text.length, at + 1), one);
            }
            default -> {
                byte[] flipped = text.clone();
                if (flipped.length > 0) {
                    flipped[at % flipped.length] ^= (byte) (1 << random.nextInt(8));
                }
                return flipped;
            }
        }
    }

    private static byte[] splice(byte[] text, int from, int to, byte[] middle) {
        ByteBuffer out = ByteBuffer.allocate(from + middle.length + text.length - to);
        return out.put(text, 0, from)
                .put(middle)
                .put(text, to, text.length - to)
                .array();
    }

    private static void check(byte[] text) throws IOException {
        Arguments ours = Arguments.ofUtf8(text);
        boolean utf8 = isUtf8(text);
        if (utf8) {
            String decoded = new String(text, UTF_8);
            assertThat(Arguments.ofJson(decoded).fault()).isEqualTo(ours.fault());
            assertThat(ours.fault().isPresent() || Arguments.ofJson(decoded).equals(ours))
                    .as(decoded)
                    .isTrue();
        }
        String shown = new String(text, UTF_8);
        Object theirs = null;
        String refusal = null;
        try {
            theirs = jackson(text);
        } catch (IOException refused) {
            refusal = refused.getClass().getName() + ": " + refused.getMessage();
        }
        if (refusal != null) {
            assertThat(ours.fault()).as(shown + " " + refusal).isPresent();
        } else if (ours.fault().isEmpty()) {
            assertThat(ours.value()).as(shown).isEqualTo(theirs);
        } else {
            String fault = ours.fault().get();
            assertThat(isOurs(fault, utf8)).as(shown + " " + fault).isTrue();
        }
    }

    /** What is refused here on purpose and read by Jackson. */
    private static boolean isOurs(String fault, boolean utf8) {
        return fault.startsWith(JsonFault.LONE_SURROGATE.message())
                || fault.startsWith(JsonFault.NUMBER_DIGITS.message())
                || fault.startsWith(JsonFault.NUMBER_EXPONENT.message())
                || !utf8;
    }

    private static boolean isUtf8(byte[] text) {
        try {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
            return true;
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }

    private static @Nullable Object jackson(byte[] text) throws IOException {
        // from characters, since Jackson guesses the encoding of bytes and reads UTF-16 and overlong forms
        try (JsonParser parser = JACKSON.createParser(new String(text, UTF_8))) {
            if (parser.nextToken() == null) {
                throw new IOException("nothing");
            }
            Object value = value(parser);
            if (parser.nextToken() != null) {
                throw new IOException("text after the value");
            }
            return value;
        }
    }

    private static @Nullable Object value(JsonParser parser) throws IOException {
        switch (parser.currentToken()) {
            case START_OBJECT -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    parser.nextToken();
                    map.put(name, value(parser));
                }
                return map;
            }
            case START_ARRAY -> {
                List<@Nullable Object> list = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    list.add(value(parser));
                }
                return list;
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                return number(parser.getText());
            }
            case VALUE_STRING -> {
                return parser.getText();
            }
            case VALUE_TRUE -> {
                return true;
            }
            case VALUE_FALSE -> {
                return false;
            }
            case VALUE_NULL -> {
                return null;
            }
            default -> throw new IOException("unexpected " + parser.currentToken());
        }
    }

    /** The number in the form that {@link Arguments#value()} promises, found by another way. */
    private static Number number(String digits) {
        BigDecimal value;
        try {
            value = new BigDecimal(digits);
        } catch (ArithmeticException | NumberFormatException beyond) {
            return Double.NaN; // an exponent of more than 32 bits
        }
        if (Math.abs((long) value.scale()) > 2_000) {
            return Double.NaN;
        }
        if (value.compareTo(new BigDecimal(Long.MIN_VALUE)) >= 0
                && value.compareTo(new BigDecimal(Long.MAX_VALUE)) <= 0
                && value.compareTo(new BigDecimal(value.toBigInteger())) == 0) {
            return value.longValueExact();
        }
        return value.stripTrailingZeros();
    }
}
