/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.model;

import ai.orcarouter.core.Issue;
import java.time.Instant;
import java.util.List;

/**
 * A guardrail as it is stored.
 *
 * @param guardrail the guardrail
 * @param version version of its document, from 1
 * @param author id of the actor who made this version
 * @param time when it was made
 * @param warnings what the checker remarks about it; none is an error
 */
public record StoredGuardrail(Guardrail guardrail, long version, String author, Instant time, List<Issue> warnings) {
    /** Copies the warnings. */
    public StoredGuardrail {
        warnings = List.copyOf(warnings);
    }
}
