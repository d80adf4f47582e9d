/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.compliance.report;

import ai.orcarouter.core.spi.AuditEntry;
import ai.orcarouter.core.spi.AuditQuery;
import ai.orcarouter.core.spi.ConfigSnapshot;
import ai.orcarouter.firewall.WorkspaceServices;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the sections of one report are made of. Events and audit rows are read once. Not thread-safe. */
final class ReportContext {
    /** The most audit rows that are read. */
    static final int MAX_AUDIT = 50_000;

    private final WorkspaceServices services;
    private final ConfigSnapshot configuration;
    private final ReportRequest request;
    private final Instant now;
    private @Nullable EventTally tally;
    private @Nullable List<AuditEntry> audit;

    ReportContext(WorkspaceServices services, ConfigSnapshot configuration, ReportRequest request, Instant now) {
        this.services = services;
        this.configuration = configuration;
        this.request = request;
        this.now = now;
    }

    String workspace() {
        return services.workspace();
    }

    ConfigSnapshot configuration() {
        return configuration;
    }

    ReportRequest request() {
        return request;
    }

    Instant now() {
        return now;
    }

    EventTally tally() {
        EventTally known = tally;
        if (known == null) {
            known = EventTally.of(services.eventStore(), workspace(), request);
            tally = known;
        }
        return known;
    }

    /** The audit rows of the window up to the revision of the configuration, newest first. */
    List<AuditEntry> audit() {
        List<AuditEntry> known = audit;
        if (known == null) {
            known = readAudit();
            audit = known;
        }
        return known;
    }

    private List<AuditEntry> readAudit() {
        List<AuditEntry> rows = new ArrayList<>();
        AuditQuery query = AuditQuery.builder()
                .from(request.from())
                .until(request.to())
                .beforeSequence(configuration.auditHead().sequence() + 1)
                .limit(AuditQuery.MAX_LIMIT)
                .build();
        while (rows.size() < MAX_AUDIT) {
            List<AuditEntry> page = services.configStore().audit(workspace(), query);
            rows.addAll(page);
            if (page.size() < AuditQuery.MAX_LIMIT) {
                break;
            }
            query = query.before(page.get(page.size() - 1));
        }
        return List.copyOf(rows);
    }
}
