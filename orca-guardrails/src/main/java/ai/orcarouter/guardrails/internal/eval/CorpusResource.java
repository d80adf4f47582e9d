/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.eval;

import ai.orcarouter.guardrails.model.EvaluationCorpus;

/** Reads the documents of bundled corpora. */
public final class CorpusResource {
    private CorpusResource() {}

    /**
     * The corpus in the text of a resource.
     *
     * @throws IllegalStateException when it has a fault, which the tests of the library rule out
     */
    public static EvaluationCorpus read(String id, String text) {
        CorpusReader.Reading reading = CorpusReader.read(id, text, SampleTemplate::expand);
        if (!reading.issues().isEmpty()) {
            throw new IllegalStateException(reading.issues().get(0).toString());
        }
        return new EvaluationCorpus(id, reading.samples());
    }
}
