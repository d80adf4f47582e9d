/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.rule;

import ai.orcarouter.guardrails.model.GuardrailAction;
import org.jspecify.annotations.Nullable;

/**
 * A place that a check found.
 *
 * @param kind what it is
 * @param start where it begins in the text that was checked
 * @param end where it ends, exclusive
 * @param mask what takes its place when it is masked
 * @param actionOrNull what is done about it; null for the action of the rule
 */
public record Hit(
        String kind,
        int start,
        int end,
        String mask,
        @Nullable GuardrailAction actionOrNull) {
    int length() {
        return end - start;
    }
}
