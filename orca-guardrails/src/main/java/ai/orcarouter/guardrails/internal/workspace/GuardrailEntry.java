/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.workspace;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.Issue;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.spi.ConfigDocument;
import ai.orcarouter.guardrails.internal.rule.CompiledGuardrail;
import ai.orcarouter.guardrails.model.Guardrail;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stored guardrail.
 *
 * @param document as it is stored
 * @param guardrailOrNull what it says; null when it cannot be read
 * @param compiledOrNull its program; null when it is disabled or has a fault
 * @param fault why it cannot be used; empty when it can
 */
public record GuardrailEntry(
        ConfigDocument document,
        @Nullable Guardrail guardrailOrNull,
        @Nullable CompiledGuardrail compiledOrNull,
        String fault) {
    static GuardrailEntry read(ConfigDocument document, GuardrailDocuments documents) {
        Guardrail guardrail = null;
        try {
            guardrail = documents.read(document.json().orElseThrow());
            if (guardrail.id() <= 0 || Ids.parse(document.id()) != guardrail.id()) {
                return new GuardrailEntry(document, null, null, "cannot be used: it holds the id " + guardrail.id());
            }
            CompiledGuardrail compiled = guardrail.enabled() ? documents.compile(guardrail) : null;
            return new GuardrailEntry(document, guardrail, compiled, "");
        } catch (OrcaException e) {
            return new GuardrailEntry(document, guardrail, null, "cannot be used: " + e.getMessage());
        }
    }

    /** Whether it cannot be used. */
    public boolean isBroken() {
        return !fault.isEmpty();
    }

    /** Whether it screens for keys without a guardrail of their own, if it can be used. */
    boolean isEnabledDefault() {
        return guardrailOrNull != null && guardrailOrNull.enabled() && guardrailOrNull.isDefault();
    }

    /** What it says; refuses one that cannot be read. */
    public Guardrail readable() {
        if (guardrailOrNull == null) {
            String message = "guardrail " + document.id() + " " + fault;
            throw new OrcaException(
                    ErrorCode.INVALID_DOCUMENT, List.of(Issue.error("", "guardrail", message, "delete or repair it")));
        }
        return guardrailOrNull;
    }
}
