/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails;

import ai.orcarouter.guardrails.internal.eval.CorpusResource;
import ai.orcarouter.guardrails.model.BundledCorpus;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The corpora that come with the library (REFERENCE 4.14): small, written for it, and meant to show that a guardrail
 * does what its author thinks. They are no measure of detectors, which need far more text than this. Their documents
 * are resources beside this class, in {@code corpora}. Stateless and thread-safe; reads its resources on each call.
 */
public final class BundledCorpora {
    private BundledCorpora() {}

    /** All of them. */
    public static List<BundledCorpus> all() {
        return resource("index.txt")
                .lines()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(BundledCorpora::corpus)
                .toList();
    }

    /** The corpus with that id. */
    public static Optional<BundledCorpus> find(String id) {
        return all().stream().filter(corpus -> corpus.id().equals(id)).findFirst();
    }

    private static BundledCorpus corpus(String line) {
        int space = line.indexOf(' ');
        String id = line.substring(0, space);
        return new BundledCorpus(id, line.substring(space + 1), CorpusResource.read(id, resource(id + ".jsonl")));
    }

    private static String resource(String name) {
        try (InputStream in = BundledCorpora.class.getResourceAsStream("corpora/" + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
