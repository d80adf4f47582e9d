/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.compliance.report;

import ai.orcarouter.core.Role;
import ai.orcarouter.core.spi.AuditAct;
import ai.orcarouter.core.spi.AuditEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Sections Change log and Admin access: what the audit chain holds of the window. */
final class AuditEvidence {
    /** The most rows that are listed; all of them are counted. */
    static final int MAX_ROWS = 5_000;

    private AuditEvidence() {}

    static Map<String, Object> changes(ReportContext context) {
        Map<String, Object> out = of(context, row -> true);
        out.put("documents", documents(context));
        return out;
    }

    static Map<String, Object> adminAccess(ReportContext context) {
        return of(context, row -> row.act().actor().role().atLeast(Role.ADMIN));
    }

    private static Map<String, Object> of(ReportContext context, Predicate<AuditEntry> wanted) {
        Counts byVerb = new Counts("verb", "target");
        Counts byActor = new Counts("actor", "role");
        List<Map<String, Object>> rows = new ArrayList<>();
        long total = 0;
        for (AuditEntry row : context.audit()) {
            if (wanted.test(row)) {
                AuditAct act = row.act();
                total++;
                byVerb.add(act.verb(), act.targetKind());
                byActor.add(act.actor().id(), role(act));
                if (rows.size() < MAX_ROWS) {
                    rows.add(row(row));
                }
            }
        }
        Map<String, Object> out = new TreeMap<>();
        out.put("source", "audit");
        out.put("total", total);
        out.put("truncated", context.audit().size() >= ReportContext.MAX_AUDIT || total > rows.size());
        out.put("by_verb", byVerb.rows());
        out.put("by_actor", byActor.rows());
        out.put("rows", rows);
        return out;
    }

    private static Map<String, Object> row(AuditEntry row) {
        AuditAct act = row.act();
        Map<String, Object> out = new TreeMap<>();
        out.put("sequence", row.sequence());
        out.put("time", act.time().toString());
        out.put("actor", act.actor().id());
        out.put("role", role(act));
        out.put("verb", act.verb());
        out.put("target", act.targetKind());
        out.put("id", act.targetId());
        out.put("name", act.targetName());
        out.put("hash", row.hash());
        return out;
    }

    private static String role(AuditAct act) {
        return act.actor().role().name().toLowerCase(Locale.ROOT);
    }

    /** How many documents of each kind there are now. */
    private static Map<String, Object> documents(ReportContext context) {
        Counts kinds = new Counts("kind");
        context.configuration().documents().forEach(document -> kinds.add(document.kind()));
        return kinds.byName();
    }
}
