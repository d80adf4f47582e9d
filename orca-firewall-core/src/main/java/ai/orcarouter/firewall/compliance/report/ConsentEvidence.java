/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.compliance.report;

import ai.orcarouter.core.spi.ConsentSource;
import ai.orcarouter.core.spi.ConsentSource.Consent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Section Consent: what the host recorded, as it counted when the report was made. */
final class ConsentEvidence {
    /** The most consents that are listed; all of them are counted. */
    private static final int MAX_ROWS = 5_000;

    private ConsentEvidence() {}

    static Map<String, Object> of(ConsentSource source, ReportContext context) {
        List<Map<String, Object>> rows = new ArrayList<>();
        Counts byStatus = new Counts("status");
        List<Consent> consents = source.consents(context.workspace(), context.now()).stream()
                .sorted(Comparator.comparing(Consent::purpose).thenComparing(Consent::subject))
                .toList();
        for (Consent consent : consents) {
            byStatus.add(consent.status().wire());
            if (rows.size() < MAX_ROWS) {
                rows.add(Map.of(
                        "purpose", consent.purpose(),
                        "subject", consent.subject(),
                        "status", consent.status().wire(),
                        "given", consent.given().map(Instant::toString).orElse(""),
                        "terms", consent.terms()));
            }
        }
        return Map.of(
                "source",
                "consents",
                "total",
                (long) consents.size(),
                "truncated",
                consents.size() > rows.size(),
                "by_status",
                byStatus.byName(),
                "consents",
                rows);
    }
}
