/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.Issue;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.guardrails.model.Guardrail;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What {@link GuardrailCodec} made of a document: the guardrail, unless there is any error, and every finding.
 * Immutable.
 */
public final class GuardrailDocument {
    private final @Nullable Guardrail guardrail;
    private final List<Issue> issues;

    GuardrailDocument(@Nullable Guardrail guardrail, List<Issue> issues) {
        this.guardrail = guardrail;
        this.issues = issues;
    }

    /** Whether there is a guardrail: no finding is an error. */
    public boolean isValid() {
        return guardrail != null;
    }

    /**
     * The guardrail.
     *
     * @throws OrcaException with {@link ErrorCode#INVALID_DOCUMENT} and every finding, when one of them is an error
     */
    public Guardrail guardrail() {
        if (guardrail == null) {
            throw new OrcaException(ErrorCode.INVALID_DOCUMENT, issues);
        }
        return guardrail;
    }

    /** The guardrail, or nothing when a finding is an error. */
    public Optional<Guardrail> guardrailIfValid() {
        return Optional.ofNullable(guardrail);
    }

    /** Every finding in document order, errors and warnings. */
    public List<Issue> issues() {
        return issues;
    }
}
