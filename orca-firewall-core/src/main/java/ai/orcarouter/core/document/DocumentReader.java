/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads authored text, JSON or YAML, to a tree. Never throws for any content; time and memory are linear in it. YAML is
 * limited to what JSON can say. Thread-safe.
 *
 * @param maxBytes the longest document, in bytes of UTF-8
 * @param maxDepth the deepest nesting
 */
public record DocumentReader(int maxBytes, int maxDepth) {
    /**
     * What came of a text.
     *
     * @param file the document's name as given, may be empty
     * @param findings what is wrong so far; later checks add to it
     * @param locatorOrNull the tree with its places; null when the text could not be read to its end
     */
    public record Reading(
            String file, Findings findings, @Nullable Locator locatorOrNull) {}

    /**
     * Reads a text. A name that ends in {@code .json}, {@code .yaml} or {@code .yml} tells its format; otherwise a
     * document that starts with a brace or bracket is JSON.
     *
     * @param file its name, for findings; may be empty
     */
    public Reading read(String file, String text) {
        String body = text.startsWith("\uFEFF") ? text.substring(1) : text;
        if (body.length() > maxBytes || utf8Length(body) > maxBytes) {
            return tooLong(file);
        }
        SourceText source = new SourceText(body);
        Findings findings = new Findings(file, source);
        Reporter reporter = new Reporter.Whole(findings, source);
        Node root = isJson(file, body)
                ? TreeReader.json(source, reporter, maxDepth)
                : TreeReader.yaml(source, reporter, maxDepth);
        return new Reading(file, findings, root == null ? null : new Locator(source, root));
    }

    /** Reads a document from its bytes, which must be UTF-8. */
    public Reading read(String file, byte[] utf8) {
        if (utf8.length > maxBytes) {
            return tooLong(file);
        }
        ByteBuffer bytes = ByteBuffer.wrap(utf8);
        CharBuffer text = CharBuffer.allocate(utf8.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(bytes, text, true);
        text.flip();
        return result.isError() ? notUtf8(file, text.toString()) : read(file, text.toString());
    }

    /**
     * Reads a file; its path is its name in findings.
     *
     * @throws IOException when the file cannot be read
     */
    public Reading read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(file.toString(), in.readNBytes((int) Math.min(Integer.MAX_VALUE, maxBytes + 1L)));
        }
    }

    private Reading tooLong(String file) {
        return unreadable(file, "", "the document is longer than " + maxBytes + " bytes");
    }

    private static Reading notUtf8(String file, String before) {
        String text = before.startsWith("\uFEFF") ? before.substring(1) : before;
        return unreadable(file, text, "the document is not UTF-8 from here on");
    }

    /** A document that cannot be read further than {@code before}. */
    private static Reading unreadable(String file, String before, String message) {
        Findings findings = new Findings(file, new SourceText(before));
        findings.error(before.length(), "", "", message, "");
        return new Reading(file, findings, null);
    }

    private static boolean isJson(String file, String text) {
        String name = file.toLowerCase(Locale.ROOT);
        if (name.endsWith(".json")) {
            return true;
        }
        if (name.endsWith(".yaml") || name.endsWith(".yml")) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isWhitespace(c)) {
                return c == '{' || c == '[';
            }
        }
        return true;
    }

    private static long utf8Length(String text) {
        long bytes = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            bytes += c < 0x80 ? 0 : c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
        }
        return bytes;
    }
}
