/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.util.Map;

/**
 * Reads and writes messages. Two readers must never see different things in one text, so that malformed UTF-8, repeated
 * member names, lone surrogates and text after the value are errors, and numbers keep every digit (mcp.md 6).
 *
 * <p>Nodes of untrusted text hold numbers of any size: asking one for an {@code int} can be expensive unless it
 * {@code canConvertToInt()}. Thread-safe.
 */
public final class Json {
    private static final int NUMBER_DIGITS = 1_000;

    private final ObjectMapper mapper;
    private final Hidden hidden = new Hidden();

    /** A reader with the depth and the size of {@code limits}. */
    public Json(WireLimits limits) {
        JsonFactory factory = new JsonFactoryBuilder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.depth())
                        .maxStringLength(limits.messageBytes())
                        .maxNumberLength(NUMBER_DIGITS)
                        .build())
                .build();
        mapper = JsonMapper.builder(factory)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .build();
    }

    /** What no message that is read shows. */
    public Hidden hidden() {
        return hidden;
    }

    /** An empty object. */
    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** The one value in {@code utf8}. */
    public JsonNode read(byte[] utf8) throws MalformedException {
        return read(decode(utf8));
    }

    /** The one value in {@code text}. */
    public JsonNode read(String text) throws MalformedException {
        String shown = hidden.in(text);
        JsonNode value;
        try {
            value = mapper.readTree(shown);
        } catch (StreamConstraintsException e) {
            throw new MalformedException("nested too deeply, or a part is too long");
        } catch (JsonProcessingException e) {
            throw new MalformedException("not JSON, or a member name occurs twice");
        }
        if (value.isMissingNode()) {
            throw new MalformedException("empty");
        }
        if (mayHoldLoneSurrogate(shown)) {
            requireWhole(value);
        }
        return value;
    }

    /** The one object in {@code text}. */
    public ObjectNode readObject(String text) throws MalformedException {
        if (read(text) instanceof ObjectNode object) {
            return object;
        }
        throw new MalformedException("not an object");
    }

    /** {@code node} as UTF-8 without white space; nothing that was read makes this fail. */
    public byte[] write(JsonNode node) {
        try {
            return mapper.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a value that JSON cannot hold", e);
        }
    }

    /** {@code node} as text without white space. */
    public String text(JsonNode node) {
        return new String(write(node), UTF_8);
    }

    private static String decode(byte[] utf8) throws MalformedException {
        String text = new String(utf8, UTF_8);
        if (text.indexOf('\ufffd') < 0) {
            return text;
        }
        // Either the text holds that character itself, or it stands for something malformed.
        try {
            return UTF_8.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedException("not UTF-8");
        }
    }

    private static boolean mayHoldLoneSurrogate(String text) {
        for (int i = text.indexOf('\\'); i >= 0; i = text.indexOf('\\', i + 2)) {
            if (i + 2 < text.length() && text.charAt(i + 1) == 'u' && (text.charAt(i + 2) | 0x20) == 'd') {
                return true;
            }
        }
        return !isWhole(text);
    }

    private static void requireWhole(JsonNode node) throws MalformedException {
        boolean whole = !node.isTextual() || isWhole(node.textValue());
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            whole &= isWhole(member.getKey());
        }
        if (!whole) {
            throw new MalformedException("half of a surrogate pair");
        }
        for (JsonNode child : node) {
            requireWhole(child);
        }
    }

    private static boolean isWhole(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }
}
