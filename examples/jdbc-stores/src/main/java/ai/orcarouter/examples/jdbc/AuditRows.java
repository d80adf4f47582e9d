/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.jdbc;

import ai.orcarouter.core.Actor;
import ai.orcarouter.core.Role;
import ai.orcarouter.core.spi.AuditAct;
import ai.orcarouter.core.spi.AuditEntry;
import ai.orcarouter.core.spi.AuditQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** The table {@code orca_audit}. */
final class AuditRows {
    private AuditRows() {}

    static void insert(Sql sql, String workspace, AuditEntry row) throws SQLException {
        AuditAct act = row.act();
        sql.update(
                "INSERT INTO orca_audit (workspace, seq, done_at, actor, actor_role, verb, target_kind, target_id,"
                        + " target_name, payload, previous_hash, row_hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                workspace,
                row.sequence(),
                Column.exactMicros(act.time()),
                act.actor().id(),
                act.actor().role().name(),
                act.verb(),
                act.targetKind(),
                act.targetId(),
                act.targetName(),
                act.payload(),
                row.previousHash(),
                row.hash());
    }

    static List<AuditEntry> page(Sql sql, String workspace, AuditQuery query) throws SQLException {
        Where where = new Where()
                .and("workspace = ?", workspace)
                .and("seq < ?", query.beforeSequence())
                .andIfGiven("verb", query.verb())
                .andIfGiven("target_kind", query.targetKind())
                .andIfGiven("target_id", query.targetId())
                .andIfGiven("actor", query.actor());
        if (query.fromOrNull() != null) {
            where.and("done_at >= ?", Column.microsUp(query.fromOrNull()));
        }
        if (query.untilOrNull() != null) {
            where.and("done_at < ?", Column.microsUp(query.untilOrNull()));
        }
        return sql.list(
                "SELECT seq, done_at, actor, actor_role, verb, target_kind, target_id, target_name, payload,"
                        + " previous_hash, row_hash FROM orca_audit" + where.text() + " ORDER BY seq DESC LIMIT ?",
                AuditRows::read,
                where.values(query.limit()));
    }

    private static AuditEntry read(ResultSet row) throws SQLException {
        AuditAct act = new AuditAct(
                Column.instant(row.getLong(2)),
                new Actor(row.getString(3), Role.valueOf(row.getString(4))),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9));
        return new AuditEntry(row.getLong(1), act, row.getString(10), row.getString(11));
    }
}
