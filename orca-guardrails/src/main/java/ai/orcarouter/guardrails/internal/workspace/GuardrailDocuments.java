/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.workspace;

import ai.orcarouter.core.Issue;
import ai.orcarouter.guardrails.internal.rule.CompiledGuardrail;
import ai.orcarouter.guardrails.model.Guardrail;
import java.util.List;

/**
 * How guardrails are read, checked, compiled and written; the module root knows how. What cannot be read, compiled or
 * written is an {@link ai.orcarouter.core.OrcaException} with {@link ai.orcarouter.core.ErrorCode#INVALID_DOCUMENT} and
 * every finding.
 */
public interface GuardrailDocuments {
    /** Reads a guardrail. */
    Guardrail read(String json);

    /** Every fault and remark about a guardrail. */
    List<Issue> check(Guardrail guardrail);

    /** Writes a guardrail without faults. */
    String write(Guardrail guardrail);

    /** Compiles a guardrail. */
    CompiledGuardrail compile(Guardrail guardrail);
}
