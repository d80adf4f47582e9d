/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.document;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.StringReader;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * The part of YAML that says the same as JSON: no anchor, alias, tag or merge key, one document. Scalars are typed as
 * YAML 1.2 does; a number that YAML 1.1 and 1.2 read differently is refused.
 */
final class YamlSyntax implements Syntax {
    private static final YAMLFactory FACTORY = new LinearYaml(
            YAMLFactory.builder()
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .streamReadConstraints(JsonSyntax.unbounded())
                    .loaderOptions(unbounded()),
            unbounded());

    private final SourceText source;

    YamlSyntax(SourceText source) {
        this.source = source;
    }

    private static LoaderOptions unbounded() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        return options;
    }

    @Override
    public int firstForbidden() {
        String text = source.text();
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            if (!StreamReader.isPrintable(text.codePointAt(i))) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public JsonParser parser() throws IOException {
        return FACTORY.createParser(new StringReader(source.text()));
    }

    @Override
    public int offset(JsonParser parser) {
        return source.offsetOfCodePoint(
                (int) Math.max(0, parser.currentTokenLocation().getCharOffset()));
    }

    @Override
    public int offset(JsonProcessingException fault) {
        if (fault.getCause() instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
            return source.offsetOfCodePoint(marked.getProblemMark().getIndex());
        }
        return fault.getLocation() == null
                ? 0
                : source.offsetOfCodePoint((int) Math.max(0, fault.getLocation().getCharOffset()));
    }

    @Override
    public String message(JsonProcessingException fault) {
        if (fault.getCause() instanceof MarkedYAMLException marked) {
            if ("while scanning an alias".equals(marked.getContext())) {
                return "a value that starts with * is a YAML alias; put it in quotes";
            }
            String context = marked.getContext() == null ? "" : marked.getContext() + ", ";
            return "not YAML: " + context + marked.getProblem();
        }
        String line = Syntax.firstLine(fault);
        return line.startsWith("expected a field name") ? "a field name must be a plain string" : "not YAML: " + line;
    }

    @Override
    public String moreThanOne() {
        return "there is more than one YAML document";
    }

    @Override
    public @Nullable Refusal refusal(JsonParser parser, int offset) throws IOException {
        return byFirstCharacter(offset);
    }

    @Override
    public @Nullable Refusal keyRefusal(String name, int offset) {
        boolean merge = name.equals("<<") && source.charAt(offset) == '<';
        return merge
                ? new Refusal("YAML merge keys are not allowed", "write the fields out", true)
                : byFirstCharacter(offset);
    }

    /** A plain scalar cannot start with any of these, so the first character tells. */
    private @Nullable Refusal byFirstCharacter(int offset) {
        return switch (source.charAt(offset)) {
            case '&' -> new Refusal("YAML anchors are not allowed", "leave the anchor out");
            case '*' ->
                new Refusal("YAML aliases are not allowed", "write the value out, or quote it if it is a string");
            case '!' ->
                new Refusal("YAML tags are not allowed", "leave the tag out, or quote the value if it is a string");
            default -> null;
        };
    }

    @Override
    public Scalar scalar(JsonParser parser, JsonToken token, int offset) throws IOException {
        String text = parser.getText();
        return switch (source.charAt(offset)) {
            case '"', '\'', '|', '>' -> new Scalar(new Node.Str(offset, text), null);
            default -> plain(text, token, offset);
        };
    }

    private static Scalar plain(String text, JsonToken token, int offset) {
        return switch (text) {
            case "", "~", "null", "Null", "NULL" -> new Scalar(new Node.Nil(offset), null);
            case "true", "True", "TRUE" -> new Scalar(new Node.Bool(offset, true), null);
            case "false", "False", "FALSE" -> new Scalar(new Node.Bool(offset, false), null);
            default -> numberOrString(text, token, offset);
        };
    }

    private static Scalar numberOrString(String text, JsonToken token, int offset) {
        if (Numbers.isJson(text)) {
            return Syntax.number(text, offset);
        }
        if (token.isNumeric() || text.startsWith("0o")) {
            String hint = "write it in decimal digits, or quote it if it is a string";
            return new Scalar(
                    new Node.Unread(offset), new Refusal(Texts.quote(text) + " is not written as a JSON number", hint));
        }
        return new Scalar(new Node.Str(offset, text), null);
    }
}
