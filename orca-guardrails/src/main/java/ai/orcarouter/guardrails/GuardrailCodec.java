/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.Issue;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.document.DocumentReader;
import ai.orcarouter.core.document.Findings;
import ai.orcarouter.core.document.Locator;
import ai.orcarouter.core.document.TreeWriter;
import ai.orcarouter.guardrails.internal.codec.GuardrailReader;
import ai.orcarouter.guardrails.internal.codec.GuardrailValidator;
import ai.orcarouter.guardrails.internal.codec.GuardrailWriter;
import ai.orcarouter.guardrails.model.Guardrail;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads guardrails from JSON or YAML and writes them back (REFERENCE 4.1 to 4.8).
 *
 * <p>Reading reports every fault of a document at once, each with its line, column and JSON pointer, and never throws
 * for any content. Documents are up to 4 MiB. Stateless and thread-safe.
 */
public final class GuardrailCodec {
    private static final DocumentReader READER = new DocumentReader(4 << 20, 16);

    /** The text formats. */
    public enum Format {
        /** RFC 8259. */
        JSON,
        /** YAML 1.2, block style. */
        YAML
    }

    private GuardrailCodec() {}

    /**
     * Reads a document. A name that ends in {@code .json}, {@code .yaml} or {@code .yml} tells its format; otherwise a
     * document that starts with a brace or bracket is JSON.
     *
     * @param file its name, for findings; may be empty
     */
    public static GuardrailDocument decode(String file, String text) {
        return checked(READER.read(file, text));
    }

    /**
     * Reads a file; its path is its name in findings.
     *
     * @throws IOException when the file cannot be read
     */
    public static GuardrailDocument decode(Path file) throws IOException {
        return checked(READER.read(file));
    }

    /**
     * Writes a guardrail so that reading it gives an equal one. The same guardrail always gives the same text.
     *
     * @throws OrcaException with {@link ErrorCode#INVALID_DOCUMENT} when it has errors
     */
    public static String encode(Guardrail guardrail, Format format) {
        List<Issue> errors = check(guardrail).stream().filter(Issue::isError).toList();
        if (!errors.isEmpty()) {
            throw new OrcaException(ErrorCode.INVALID_DOCUMENT, errors);
        }
        Map<String, @Nullable Object> tree = GuardrailWriter.document(guardrail);
        return format == Format.JSON ? TreeWriter.json(tree) : TreeWriter.yaml(tree);
    }

    /** Every fault and remark about a guardrail built in code, with pointers of its document. */
    public static List<Issue> check(Guardrail guardrail) {
        return List.copyOf(GuardrailValidator.check(guardrail, Set.of()));
    }

    /**
     * The published JSON Schema (draft 2020-12) of guardrail documents, for editors and other tools. What it accepts
     * the codec may still refuse for reasons that a schema cannot state, such as a pattern that does not compile.
     */
    public static String jsonSchema() {
        try (InputStream in = GuardrailCodec.class.getResourceAsStream("guardrail.schema.json")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static GuardrailDocument checked(DocumentReader.Reading reading) {
        Locator locator = reading.locatorOrNull();
        Findings findings = reading.findings();
        if (locator == null) {
            return new GuardrailDocument(null, findings.inOrder(pointer -> ""));
        }
        GuardrailReader.Draft draft = GuardrailReader.read(locator.root(), findings);
        Guardrail guardrail = draft.guardrailOrNull();
        if (guardrail != null) {
            for (Issue issue : GuardrailValidator.check(guardrail, draft.unread())) {
                Locator.Place place = locator.find(issue.pointer());
                findings.add(place.offset(), issue, place.pointer());
            }
        }
        List<Issue> issues = findings.inOrder(pointer -> "");
        return new GuardrailDocument(findings.hasErrors() ? null : guardrail, issues);
    }
}
