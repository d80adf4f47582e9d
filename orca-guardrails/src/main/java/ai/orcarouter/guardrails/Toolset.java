/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.Issue;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.guardrails.internal.rule.AdvancedChecks;
import ai.orcarouter.guardrails.internal.rule.CompiledGuardrail;
import ai.orcarouter.guardrails.internal.rule.Detection;
import ai.orcarouter.guardrails.internal.rule.Suppressions;
import ai.orcarouter.guardrails.model.Guardrail;
import java.util.List;
import java.util.function.Supplier;

/**
 * What guardrails are compiled with. Those of one workspace share it, and with it the answers of judges that are kept,
 * their budget and the threads.
 */
record Toolset(Detection detection, AdvancedChecks advanced, Supplier<String> nonces) {
    /** Compiles a guardrail; refuses one with errors. */
    CompiledGuardrail compile(Guardrail guardrail) {
        List<Issue> errors =
                GuardrailCodec.check(guardrail).stream().filter(Issue::isError).toList();
        if (!errors.isEmpty()) {
            throw new OrcaException(ErrorCode.INVALID_DOCUMENT, errors);
        }
        return new CompiledGuardrail(guardrail, detection, Suppressions.NONE, advanced, nonces);
    }
}
