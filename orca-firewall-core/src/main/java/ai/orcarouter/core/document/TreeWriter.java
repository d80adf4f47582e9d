/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes plain values as JSON or YAML text. The same value always gives the same text, with LF line ends. */
public final class TreeWriter {
    private static final JsonFactory JSON = new JsonFactory();
    private static final YAMLFactory QUOTED = YAMLFactory.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
            .build();
    private static final YAMLFactory READABLE = QUOTED.rebuild()
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .stringQuotingChecker(new PlainWords())
            .build();

    /** Leaves only words unquoted that no version of YAML reads as anything but a string. */
    private static final class PlainWords extends StringQuotingChecker {
        private static final long serialVersionUID = 1L;
        private static final Set<String> RESERVED = Set.of("true", "false", "yes", "no", "on", "off", "y", "n", "null");

        @Override
        public boolean needToQuoteName(String name) {
            return !isPlainWord(name);
        }

        @Override
        public boolean needToQuoteValue(String value) {
            return !isPlainWord(value);
        }

        private static boolean isPlainWord(String text) {
            if (text.isEmpty() || text.endsWith(" ") || RESERVED.contains(text.toLowerCase(Locale.ROOT))) {
                return false;
            }
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
                boolean inner = i > 0 && ((c >= '0' && c <= '9') || c == '-' || c == ' ' || c == '.');
                if (!letter && !inner) {
                    return false;
                }
            }
            return true;
        }
    }

    private TreeWriter() {}

    /** JSON on one line, without spaces. */
    public static String compactJson(Map<String, ?> tree) {
        StringWriter out = new StringWriter();
        try (JsonGenerator generator = JSON.createGenerator(out)) {
            write(generator, tree);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    /** JSON on indented lines. */
    public static String json(Map<String, ?> tree) {
        StringWriter out = new StringWriter();
        try (JsonGenerator generator = JSON.createGenerator(out)) {
            Separators separators =
                    Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER);
            DefaultPrettyPrinter printer = new DefaultPrettyPrinter(separators);
            printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
            generator.setPrettyPrinter(printer);
            write(generator, tree);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.append('\n').toString();
    }

    /** YAML in block style; with quotes around every string when a block scalar would change one of them. */
    public static String yaml(Map<String, ?> tree) {
        StringWriter out = new StringWriter();
        YAMLFactory factory = survivesBlocks(tree) ? READABLE : QUOTED;
        try (JsonGenerator generator = factory.createGenerator(out)) {
            write(generator, tree);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    /** Whether no string of several lines holds a control character or one of the line ends that YAML rewrites. */
    private static boolean survivesBlocks(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.values().stream().allMatch(TreeWriter::survivesBlocks);
        }
        if (value instanceof List<?> list) {
            return list.stream().allMatch(TreeWriter::survivesBlocks);
        }
        return !(value instanceof String text)
                || text.indexOf('\n') < 0
                || text.chars().noneMatch(c -> c != '\n' && !isPlainInBlocks(c));
    }

    private static boolean isPlainInBlocks(int c) {
        return (c >= 0x20 && c < 0x7f) || (c >= 0xa0 && c != 0x2028 && c != 0x2029 && c < 0xfe00);
    }

    private static void write(JsonGenerator out, @Nullable Object value) throws IOException {
        if (value == null) {
            out.writeNull();
        } else if (value instanceof String text) {
            out.writeString(text);
        } else if (value instanceof Long number) {
            out.writeNumber(number);
        } else if (value instanceof BigDecimal number) {
            out.writeNumber(number);
        } else if (value instanceof Boolean flag) {
            out.writeBoolean(flag);
        } else if (value instanceof List<?> list) {
            out.writeStartArray();
            for (Object item : list) {
                write(out, item);
            }
            out.writeEndArray();
        } else if (value instanceof Map<?, ?> map) {
            out.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                out.writeFieldName(String.valueOf(entry.getKey()));
                write(out, entry.getValue());
            }
            out.writeEndObject();
        } else {
            throw new IllegalStateException("not a JSON value: " + value.getClass());
        }
    }
}
