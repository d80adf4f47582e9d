/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.judge;

import java.time.Duration;
import java.time.InstantSource;

/**
 * How others are asked.
 *
 * @param defaultTimeout for rules that state none
 * @param maxConcurrent requests at once, over all texts
 * @param cacheEntries answers of judges that are kept; 0 for none
 * @param cacheTime how long they are kept
 * @param centsPerHour what judges may cost in any hour; beyond it rules fail as if the model had
 * @param clock what time it is
 */
public record Settings(
        Duration defaultTimeout,
        int maxConcurrent,
        int cacheEntries,
        Duration cacheTime,
        double centsPerHour,
        InstantSource clock) {
    /** Three seconds (REFERENCE 15.35), 16 requests, 1,000 answers for ten minutes, no limit of cost. */
    public static Settings defaults() {
        return new Settings(
                Duration.ofSeconds(3),
                16,
                1_000,
                Duration.ofMinutes(10),
                Double.POSITIVE_INFINITY,
                InstantSource.system());
    }
}
