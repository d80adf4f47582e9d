/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.model;

import ai.orcarouter.firewall.model.PolicyVersion.Operation;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One version of a guardrail (REFERENCE 4.13). Versions never change.
 *
 * @param version from 1, without gaps
 * @param operation how it came about
 * @param revertedFrom the version that was copied forward; 0 unless the operation is {@link Operation#REVERT}
 * @param author id of the actor who made it
 * @param time when it was made
 * @param guardrailOrNull the guardrail at that version; null for a deletion, and for a version that cannot be read
 */
public record GuardrailVersion(
        long version,
        Operation operation,
        long revertedFrom,
        String author,
        Instant time,
        @Nullable Guardrail guardrailOrNull) {
    /** The guardrail at that version; empty for a deletion, and for a version that cannot be read. */
    public Optional<Guardrail> guardrail() {
        return Optional.ofNullable(guardrailOrNull);
    }
}
