/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.compliance;

import ai.orcarouter.core.spi.ConfigSnapshot;
import ai.orcarouter.core.spi.EventQuery;
import ai.orcarouter.core.spi.EventRow;
import ai.orcarouter.firewall.WorkspaceServices;
import ai.orcarouter.firewall.compliance.Readiness.Risk;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Assesses a workspace at one revision. Used once, by one thread. */
final class Assessment {
    private final WorkspaceServices services;
    private final Controls controls;
    private final ConfigSnapshot stored;

    Assessment(WorkspaceServices services, Controls controls, ConfigSnapshot stored) {
        this.services = services;
        this.controls = controls;
        this.stored = stored;
    }

    /** The readiness by configuration and by the events from {@code from} until before {@code until}. */
    Readiness of(List<String> frameworks, Instant from, Instant until) {
        frameworks.forEach(controls::requirePack);
        Matrix matrix = new Matrix(controls, stored);
        List<FrameworkReadiness> out = new ArrayList<>();
        for (CompliancePack pack : controls.catalog().packs()) {
            if (frameworks.isEmpty() || frameworks.contains(pack.key())) {
                out.add(matrix.of(pack));
            }
        }
        List<Exposure> exposures = out.stream()
                .flatMap(each -> each.rows().stream())
                .filter(row -> row.state() != ClauseState.COVERED && row.state() != ClauseState.ATTESTED)
                .map(row -> new Exposure(row, controls))
                .toList();
        boolean truncated = count(exposures, from, until);
        List<Risk> risks = exposures.stream()
                .map(Exposure::risk)
                .sorted(Comparator.comparingLong(Risk::events)
                        .reversed()
                        .thenComparing(
                                risk -> risk.row().state(),
                                Comparator.<ClauseState>naturalOrder().reversed()))
                .toList();
        return new Readiness(stored.revision(), from, until, truncated, out, risks);
    }

    /** Counts events page by page; whether there are more than are looked at. */
    private boolean count(List<Exposure> exposures, Instant from, Instant until) {
        EventQuery query = EventQuery.builder()
                .from(from)
                .until(until)
                .limit(EventQuery.MAX_LIMIT)
                .build();
        int seen = 0;
        boolean more = !exposures.isEmpty();
        while (more && seen < Readiness.MAX_EVENTS) {
            List<EventRow> page = services.eventStore().page(services.workspace(), query);
            for (EventRow row : page) {
                exposures.forEach(exposure -> exposure.count(row.event()));
            }
            seen += page.size();
            more = page.size() == EventQuery.MAX_LIMIT;
            if (more) {
                query = query.toBuilder()
                        .after(page.get(page.size() - 1).cursor())
                        .build();
            }
        }
        return more;
    }
}
