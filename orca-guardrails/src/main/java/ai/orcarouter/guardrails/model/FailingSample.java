/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.model;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A sample about which a guardrail was wrong. It does not hold the text, so it can be logged.
 *
 * @param line where it stands in the corpus
 * @param id what the corpus calls it; may be empty
 * @param fault what was wrong
 * @param missed categories of the sample that were not found
 * @param unexpected categories that were found and are not in it; empty for a false alarm without a name
 * @param violations the rules that fired
 * @param failures the rules that could not be decided
 */
public record FailingSample(
        int line,
        String id,
        Fault fault,
        Set<String> missed,
        Set<String> unexpected,
        List<Violation> violations,
        List<CheckFailure> failures) {
    /** What can be wrong about a sample, the worst first. */
    public enum Fault {
        /** Something is in it and no rule fired. */
        MISSED,
        /** Nothing is in it and a rule fired. */
        FALSE_ALARM,
        /** Something is in it, and rules found something else or not all of it. */
        WRONG_CATEGORY,
        /** A rule could not be decided because a service failed; the sample is in no score. */
        UNDECIDED
    }

    /** Copies sets and lists. */
    public FailingSample {
        missed = Collections.unmodifiableSortedSet(new TreeSet<>(missed));
        unexpected = Collections.unmodifiableSortedSet(new TreeSet<>(unexpected));
        violations = List.copyOf(violations);
        failures = List.copyOf(failures);
    }
}
