/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails;

import ai.orcarouter.core.Issue;
import ai.orcarouter.guardrails.internal.eval.CorpusReader;
import ai.orcarouter.guardrails.model.EvaluationCorpus;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads corpora of labelled texts from JSON Lines (REFERENCE 4.14).
 *
 * <p>Each line that is not blank is one object. {@code text} is the text; {@code label} a category or a list of
 * categories, {@code true} for a text that some rule should fire on, and {@code false}, {@code "benign"} or an empty
 * list for one that none should; {@code stage} is {@code input}, which holds when it is left out, {@code output} or
 * {@code tool_result}; {@code id} a string or a number. Other members are passed over. A document has up to 64 MiB and
 * 100,000 samples, a line up to 1 MiB.
 *
 * <p>Reading reports every fault at once, each with its line, and never throws for any content. Stateless and
 * thread-safe.
 */
public final class CorpusCodec {
    /** The longest document, in bytes of a file and in characters of a text. */
    public static final int MAX_BYTES = 64 << 20;

    private CorpusCodec() {}

    /**
     * Reads a document.
     *
     * @param file its name, for findings and reports; may be empty
     */
    public static CorpusDocument decode(String file, String text) {
        if (text.length() > MAX_BYTES) {
            return refused(file, "longer than " + MAX_BYTES + " characters");
        }
        CorpusReader.Reading reading = CorpusReader.read(file, text);
        return new CorpusDocument(new EvaluationCorpus(file, reading.samples()), reading.issues());
    }

    /**
     * Reads a file in UTF-8; its path is its name in findings and reports.
     *
     * @throws IOException when the file cannot be read
     */
    public static CorpusDocument decode(Path file) throws IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        }
        if (bytes.length > MAX_BYTES) {
            return refused(file.toString(), "longer than " + MAX_BYTES + " bytes");
        }
        try {
            return decode(
                    file.toString(),
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString());
        } catch (CharacterCodingException e) {
            return refused(file.toString(), "not UTF-8");
        }
    }

    private static CorpusDocument refused(String file, String message) {
        Issue issue = Issue.error("", "", message, "").at(file, 1, 1);
        return new CorpusDocument(new EvaluationCorpus(file, List.of()), List.of(issue));
    }
}
