/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.compliance.report;

import ai.orcarouter.core.spi.StoreText;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What a report is to be about.
 *
 * @param framework key of a framework, such as {@code soc2}; empty for all of them
 * @param from start of the window, inclusive
 * @param to its end, exclusive and later than {@code from}; both are cut to microseconds
 */
public record ReportRequest(String framework, Instant from, Instant to) {
    /** Checks the name and the window. */
    public ReportRequest {
        StoreText.check("a framework", framework, StoreText.MAX_NAME);
        from = from.truncatedTo(ChronoUnit.MICROS);
        to = to.truncatedTo(ChronoUnit.MICROS);
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("the window of a report ends after it starts");
        }
    }
}
