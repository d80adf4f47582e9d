/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.model;

import java.util.List;
import java.util.Set;

/**
 * What became of a stream (REFERENCE 4.10), for feeds.
 *
 * @param blocked whether it was cut
 * @param mutated whether what was sent differs from what came in, the cut aside
 * @param message when it was cut why, in the words of REFERENCE 4.9; else empty
 * @param violations the rules that fired, in their order; offsets are those of what came in, and for rules that ask
 *     others those of what they were asked about
 * @param failures the rules that could not be decided
 * @param warnings what could not be done as for a whole text
 * @param cost what asking models has cost
 * @param received how many UTF-16 code units came in, those after the cut not counted
 * @param scanned how many code units were scanned, those that were scanned again included
 */
public record StreamScreening(
        boolean blocked,
        boolean mutated,
        String message,
        List<Violation> violations,
        List<CheckFailure> failures,
        Set<StreamWarning> warnings,
        TokenCost cost,
        long received,
        long scanned) {
    /** Copies the collections. */
    public StreamScreening {
        violations = List.copyOf(violations);
        failures = List.copyOf(failures);
        warnings = Set.copyOf(warnings);
    }
}
