/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.Issue;
import ai.orcarouter.core.Limits;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.document.DocumentReader;
import ai.orcarouter.core.document.Findings;
import ai.orcarouter.core.document.Locator;
import ai.orcarouter.core.document.TreeWriter;
import ai.orcarouter.firewall.internal.codec.PolicyReader;
import ai.orcarouter.firewall.internal.codec.PolicyWriter;
import ai.orcarouter.firewall.internal.compile.PolicyValidator;
import ai.orcarouter.firewall.internal.compile.Subjects;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.SanitizerPreset;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads policies from JSON or YAML and writes them back (REFERENCE 2.4).
 *
 * <p>Reading reports every fault of a document at once, each with its line, column and JSON pointer, and never throws
 * for any content. Columns count UTF-16 units from 1. YAML is limited to what JSON can say: no anchors, aliases, tags
 * or merge keys, one document. Both wire forms are read. Time and memory are linear in the length of the document.
 *
 * <p>Immutable and thread-safe.
 */
public final class PolicyCodec {
    private static final PolicyCodec STANDARD = builder().build();

    /** The text formats. */
    public enum Format {
        /** RFC 8259. */
        JSON,
        /** YAML 1.2, block style. */
        YAML
    }

    /** How argument clauses and egress lists stand in a document. */
    public enum WireForm {
        /** As objects, {@code args_match} and {@code egress}. */
        NATIVE,
        /** As JSON in strings, {@code args_match_json} and {@code egress_json}. */
        ENCODED
    }

    private final Limits limits;
    private final DocumentReader reader;
    private final PolicyValidator validator;

    private PolicyCodec(Builder from) {
        this.limits = from.limits;
        this.reader = new DocumentReader(limits.maxPolicyBytes(), limits.maxJsonDepth());
        this.validator = new PolicyValidator(from.limits, from.sanitizers);
    }

    /** A codec with the default limits that knows the built-in sanitizer presets. */
    public static PolicyCodec standard() {
        return STANDARD;
    }

    /** A builder that starts from {@link #standard()}. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Reads a document. A name that ends in {@code .json}, {@code .yaml} or {@code .yml} tells its format; otherwise a
     * document that starts with a brace or bracket is JSON.
     *
     * @param file its name, for findings; may be empty
     * @param text its text
     */
    public PolicyDocument decode(String file, String text) {
        return checked(reader.read(file, text));
    }

    /** Reads a document from its bytes, which must be UTF-8. */
    public PolicyDocument decode(String file, byte[] utf8) {
        return checked(reader.read(file, utf8));
    }

    /**
     * Reads a file; its path is its name in findings.
     *
     * @throws IOException when the file cannot be read
     */
    public PolicyDocument decode(Path file) throws IOException {
        return checked(reader.read(file));
    }

    /**
     * Writes a policy so that reading it gives an equal one. The same policy always gives the same text.
     *
     * @throws OrcaException with {@link ErrorCode#INVALID_DOCUMENT} when the policy has errors
     */
    public String encode(FirewallPolicy policy, Format format, WireForm form) {
        List<Issue> errors = check(policy).stream().filter(Issue::isError).toList();
        if (!errors.isEmpty()) {
            throw new OrcaException(ErrorCode.INVALID_DOCUMENT, errors);
        }
        Map<String, @Nullable Object> tree = PolicyWriter.document(policy, form == WireForm.ENCODED);
        return format == Format.JSON ? TreeWriter.json(tree) : TreeWriter.yaml(tree);
    }

    /** Every fault and remark about a policy built in code, with pointers of the native wire form. */
    public List<Issue> check(FirewallPolicy policy) {
        return List.copyOf(validator.check(policy));
    }

    /**
     * The published JSON Schema (draft 2020-12) of policy documents, for editors and other tools. What it accepts the
     * codec may still refuse for reasons that a schema cannot state, such as a pattern that does not compile.
     */
    public static String jsonSchema() {
        try (InputStream in = PolicyCodec.class.getResourceAsStream("policy.schema.json")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PolicyDocument checked(DocumentReader.Reading reading) {
        Locator locator = reading.locatorOrNull();
        Findings findings = reading.findings();
        if (locator == null) {
            return new PolicyDocument(reading.file(), null, findings.inOrder(pointer -> ""), null);
        }
        PolicyReader.Draft draft = PolicyReader.read(locator.root(), findings, limits.maxJsonDepth());
        FirewallPolicy policy = draft.policyOrNull();
        if (policy != null) {
            for (Issue issue : validator.check(policy, draft.unread())) {
                Locator.Place place = locator.find(issue.pointer());
                findings.add(place.offset(), issue, place.pointer());
            }
        }
        List<Issue> issues = findings.inOrder(pointer -> policy == null ? "" : Subjects.of(policy, pointer));
        return new PolicyDocument(reading.file(), findings.hasErrors() ? null : policy, issues, locator);
    }

    /** Collects what a codec needs to know. Not thread-safe. */
    public static final class Builder {
        private Limits limits = Limits.defaults();
        private Set<String> sanitizers = Set.of();

        private Builder() {}

        /** Sets the bounds of documents and of the parts of policies. */
        public Builder limits(Limits value) {
            limits = value;
            return this;
        }

        /** Sets the names of the sanitizers that are registered with the engine, beside {@link SanitizerPreset}. */
        public Builder sanitizers(Collection<String> names) {
            sanitizers = new LinkedHashSet<>(names);
            return this;
        }

        /** The codec. */
        public PolicyCodec build() {
            return new PolicyCodec(this);
        }
    }
}
