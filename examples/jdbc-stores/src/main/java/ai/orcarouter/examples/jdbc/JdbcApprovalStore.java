/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.jdbc;

import ai.orcarouter.firewall.model.Approval;
import ai.orcarouter.firewall.model.ApprovalRuling;
import ai.orcarouter.firewall.model.ApprovalState;
import ai.orcarouter.firewall.spi.ApprovalQuery;
import ai.orcarouter.firewall.spi.ApprovalQuery.Place;
import ai.orcarouter.firewall.spi.ApprovalStore;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Held calls in the table {@code orca_approval}.
 *
 * <p>Every change locks the approval's row, asks {@link Approval#state} what may happen and writes the approval as a
 * whole. It is never full; approvals are kept until {@link #forget} is called. Thread-safe.
 */
public final class JdbcApprovalStore implements ApprovalStore {
    private static final String FIND = "SELECT content FROM orca_approval WHERE workspace = ? AND id = ?";
    private static final String OPEN_STAGES = "stage IN ('PENDING', 'APPROVED')";

    private final JdbcDatabase database;

    /** A store in {@code database}. */
    public JdbcApprovalStore(JdbcDatabase database) {
        this.database = database;
    }

    @Override
    public Approval open(Approval approval) {
        String workspace = Column.key(approval.binding().workspace());
        return database.write(sql -> {
            int added = sql.update(
                    "INSERT INTO orca_approval (workspace, id, opened_at, expires_at, stage, content)"
                            + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                    workspace,
                    approval.id(),
                    Column.exactMicros(approval.openedAt()),
                    Column.exactMicros(approval.expiresAt()),
                    stage(approval),
                    approval.toJson());
            return added == 1
                    ? approval
                    : find(sql, FIND, workspace, approval.id()).orElse(approval);
        });
    }

    @Override
    public Optional<Approval> find(String workspace, String id) {
        return database.read(sql -> find(sql, FIND, Column.key(workspace), id));
    }

    private static Optional<Approval> find(Sql sql, String query, String workspace, String id) throws SQLException {
        return sql.first(query, row -> Approval.fromJson(row.getString(1)), workspace, id);
    }

    /** The state while it has not expired. */
    private static String stage(Approval approval) {
        return approval.state(Instant.MIN).name();
    }

    @Override
    public List<Approval> page(String workspace, ApprovalQuery query) {
        Where where = new Where().and("workspace = ?", Column.key(workspace));
        if (query.stateOrNull() != null) {
            long now = Column.micros(query.now());
            switch (query.stateOrNull()) {
                case PENDING, APPROVED ->
                    where.and("stage = ?", query.stateOrNull().name()).and("expires_at > ?", now);
                case EXPIRED -> where.and(OPEN_STAGES).and("expires_at <= ?", now);
                case REJECTED, CONSUMED, REVOKED ->
                    where.and("stage = ?", query.stateOrNull().name());
            }
        }
        Place after = query.afterOrNull();
        if (after != null) {
            // No approval is at a place between two microseconds; the next one comes last before its microsecond.
            long at = Column.microsUp(after.openedAt());
            where.and("opened_at >= ?", at)
                    .and("(opened_at, id) > (?, ?)", at, Column.isWhole(after.openedAt()) ? after.id() : "");
        }
        return database.read(sql -> sql.list(
                "SELECT content FROM orca_approval" + where.text() + " ORDER BY opened_at, id LIMIT ?",
                row -> Approval.fromJson(row.getString(1)),
                where.values(query.limit())));
    }

    @Override
    public Optional<Approval> resolve(String workspace, String id, ApprovalRuling ruling) {
        return change(
                workspace,
                id,
                known -> known.state(ruling.time()) == ApprovalState.PENDING ? known.ruled(ruling) : known);
    }

    @Override
    public boolean consume(String workspace, String id, String note, Instant now) {
        String key = Column.key(workspace);
        return database.write(sql -> {
            Optional<Approval> known = find(sql, FIND + " FOR UPDATE", key, id);
            boolean granted = known.isPresent() && known.get().state(now) == ApprovalState.APPROVED;
            if (granted) {
                put(sql, key, known.get().consumed(now, note));
            }
            return granted;
        });
    }

    @Override
    public Optional<Approval> revoke(String workspace, String id, String note, Instant now) {
        return change(workspace, id, known -> switch (known.state(now)) {
            case PENDING, APPROVED -> known.revoked(now, note);
            case REJECTED, CONSUMED, EXPIRED, REVOKED -> known;
        });
    }

    private Optional<Approval> change(String workspace, String id, UnaryOperator<Approval> change) {
        String key = Column.key(workspace);
        return database.write(sql -> {
            Optional<Approval> known = find(sql, FIND + " FOR UPDATE", key, id);
            Optional<Approval> changed = known.map(change);
            if (!changed.equals(known)) {
                put(sql, key, changed.get());
            }
            return changed;
        });
    }

    private static void put(Sql sql, String workspace, Approval approval) throws SQLException {
        sql.update(
                "UPDATE orca_approval SET stage = ?, content = ? WHERE workspace = ? AND id = ?",
                stage(approval),
                approval.toJson(),
                workspace,
                approval.id());
    }

    /**
     * Deletes the approvals of all workspaces that are past their retention at {@code now}; takes as long as it needs.
     *
     * @return how many there were
     */
    public int forget(Instant now) {
        long past = Column.micros(now.minus(RETENTION));
        return database.housekeeping(sql -> sql.update("DELETE FROM orca_approval WHERE expires_at <= ?", past));
    }
}
