/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.StringReader;
import org.jspecify.annotations.Nullable;

/** Strict JSON (RFC 8259). */
final class JsonSyntax implements Syntax {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(unbounded())
            .build();

    private final SourceText source;

    JsonSyntax(SourceText source) {
        this.source = source;
    }

    /** The text is bounded before it is parsed, and the tree reader bounds its depth. */
    static StreamReadConstraints unbounded() {
        return StreamReadConstraints.builder()
                .maxNestingDepth(Integer.MAX_VALUE)
                .maxNumberLength(Integer.MAX_VALUE)
                .maxStringLength(Integer.MAX_VALUE)
                .maxNameLength(Integer.MAX_VALUE)
                .build();
    }

    @Override
    public int firstForbidden() {
        return -1;
    }

    @Override
    public JsonParser parser() throws IOException {
        return FACTORY.createParser(new StringReader(source.text()));
    }

    @Override
    public int offset(JsonParser parser) {
        return (int) parser.currentTokenLocation().getCharOffset();
    }

    @Override
    public int offset(JsonProcessingException fault) {
        JsonLocation at = fault.getLocation();
        return at == null
                ? 0
                : Math.min((int) Math.max(0, at.getCharOffset()), source.text().length());
    }

    @Override
    public String message(JsonProcessingException fault) {
        String line = Syntax.firstLine(fault);
        if (line.contains("maybe a (non-standard) comment")) {
            return "JSON has no comments";
        }
        // The rest of that message names a setting of the parser.
        return "not JSON: " + (line.startsWith("non-standard token") ? line.replaceAll(": enable .*", "") : line);
    }

    @Override
    public String moreThanOne() {
        return "there is more text after the document";
    }

    @Override
    public @Nullable Refusal refusal(JsonParser parser, int offset) {
        return null;
    }

    @Override
    public @Nullable Refusal keyRefusal(String name, int offset) {
        return null;
    }

    @Override
    public Scalar scalar(JsonParser parser, JsonToken token, int offset) throws IOException {
        return switch (token) {
            case VALUE_TRUE, VALUE_FALSE -> new Scalar(new Node.Bool(offset, token == JsonToken.VALUE_TRUE), null);
            case VALUE_NULL -> new Scalar(new Node.Nil(offset), null);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Syntax.number(parser.getText(), offset);
            default -> new Scalar(new Node.Str(offset, parser.getText()), null);
        };
    }
}
