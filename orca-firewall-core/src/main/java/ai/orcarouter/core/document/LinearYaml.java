/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.document;

import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactoryBuilder;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * A YAML factory whose parsers take time that is linear in the text. SnakeYAML's own reader copies all that it has read
 * of a token once for every thousand characters, so that one word of some megabytes takes minutes.
 */
final class LinearYaml extends YAMLFactory {
    private static final long serialVersionUID = 1L;

    private final transient LoaderOptions options;

    LinearYaml(YAMLFactoryBuilder builder, LoaderOptions options) {
        super(builder);
        this.options = options;
    }

    @Override
    protected YAMLParser _createParser(Reader text, IOContext context) throws IOException {
        StringWriter whole = new StringWriter();
        text.transferTo(whole);
        ParserImpl events = new ParserImpl(new WholeText(whole.toString()), options);
        return new Parser(context, _parserFeatures, _yamlParserFeatures, _objectCodec, text, events);
    }

    private static final class Parser extends YAMLParser {
        Parser(IOContext context, int features, int yamlFeatures, ObjectCodec codec, Reader text, ParserImpl events) {
            super(context, features, yamlFeatures, codec, text, events);
        }
    }

    /** The text as code points; says what SnakeYAML's reader says. */
    private static final class WholeText extends StreamReader {
        private static final int BYTE_ORDER_MARK = 0xFEFF;

        private final int[] points;
        private int at;
        private int documentAt;
        private int line;
        private int column;

        WholeText(String text) {
            super("");
            points = text.codePoints().toArray();
        }

        @Override
        public Mark getMark() {
            return new Mark("'reader'", at, line, column, points, at);
        }

        @Override
        public void forward() {
            forward(1);
        }

        @Override
        public void forward(int length) {
            for (int i = 0; i < length && at < points.length; i++) {
                int c = points[at++];
                documentAt++;
                if (endsLine(c)) {
                    line++;
                    column = 0;
                } else if (c != BYTE_ORDER_MARK) {
                    column++;
                }
            }
        }

        private boolean endsLine(int c) {
            return switch (c) {
                case '\n', 0x85, 0x2028, 0x2029 -> true;
                case '\r' -> at < points.length && points[at] != '\n';
                default -> false;
            };
        }

        @Override
        public int peek() {
            return peek(0);
        }

        @Override
        public int peek(int index) {
            return at + index < points.length ? points[at + index] : '\0';
        }

        @Override
        public String prefix(int length) {
            return new String(points, at, Math.max(0, Math.min(length, points.length - at)));
        }

        @Override
        public String prefixForward(int length) {
            String prefix = prefix(length);
            at += length;
            documentAt += length;
            column += length;
            return prefix;
        }

        @Override
        public int getColumn() {
            return column;
        }

        @Override
        public int getDocumentIndex() {
            return documentAt;
        }

        @Override
        public void resetDocumentIndex() {
            documentAt = 0;
        }

        @Override
        public int getIndex() {
            return at;
        }

        @Override
        public int getLine() {
            return line;
        }
    }
}
