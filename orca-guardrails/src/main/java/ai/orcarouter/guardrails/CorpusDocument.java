/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.Issue;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.guardrails.model.EvaluationCorpus;
import java.util.List;

/** What {@link CorpusCodec} made of a document: the corpus, unless there is any error, and every finding. Immutable. */
public final class CorpusDocument {
    private final EvaluationCorpus corpus;
    private final List<Issue> issues;

    CorpusDocument(EvaluationCorpus corpus, List<Issue> issues) {
        this.corpus = corpus;
        this.issues = List.copyOf(issues);
    }

    /** Whether there is a corpus: no finding is an error. */
    public boolean isValid() {
        return issues.stream().noneMatch(Issue::isError);
    }

    /**
     * The corpus.
     *
     * @throws OrcaException with {@link ErrorCode#INVALID_DOCUMENT} and every finding, when one of them is an error
     */
    public EvaluationCorpus corpus() {
        if (!isValid()) {
            throw new OrcaException(ErrorCode.INVALID_DOCUMENT, issues);
        }
        return corpus;
    }

    /** Every finding, in the order of the lines. */
    public List<Issue> issues() {
        return issues;
    }
}
