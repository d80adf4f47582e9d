/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.compliance;

import java.time.Instant;
import java.util.List;

/**
 * How far a workspace realises frameworks (REFERENCE 10.2).
 *
 * @param revision the revision of the configuration that was looked at
 * @param from since when events were looked at
 * @param until until when
 * @param truncated whether only the newest {@link #MAX_EVENTS} of that time were
 * @param frameworks each of them, in the order of the catalogue
 * @param risks what is not covered, the greatest risk first
 */
public record Readiness(
        long revision,
        Instant from,
        Instant until,
        boolean truncated,
        List<FrameworkReadiness> frameworks,
        List<Risk> risks) {
    /** The most events that are looked at. */
    public static final int MAX_EVENTS = 10_000;

    /** Copies the lists. */
    public Readiness {
        frameworks = List.copyOf(frameworks);
        risks = List.copyOf(risks);
    }

    /** How many rows all matrices have together. */
    public int coverageRows() {
        return frameworks.stream().mapToInt(each -> each.rows().size()).sum();
    }

    /**
     * A clause that is not covered.
     *
     * @param row its row
     * @param events how many events of the time its rules would have looked at, of keys that it is not covered for;
     *     risks are ranked by it, equal ones by how bad their state is
     */
    public record Risk(ControlRow row, long events) {}
}
