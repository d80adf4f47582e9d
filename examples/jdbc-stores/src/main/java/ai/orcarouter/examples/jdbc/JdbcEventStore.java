/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.jdbc;

import ai.orcarouter.core.spi.ChainHead;
import ai.orcarouter.core.spi.EventCursor;
import ai.orcarouter.core.spi.EventQuery;
import ai.orcarouter.core.spi.EventRow;
import ai.orcarouter.core.spi.PrunableEventStore;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * Events in the tables {@code orca_event} and {@code orca_event_chain}.
 *
 * <p>A batch is one transaction of inserts with {@value EventRows#CHUNK} rows each. Rows are kept until {@link #forget}
 * is called. Runs, conversations and requests are found by an index; another filter is tried on the rows of the feed,
 * newest first, so a rare value is looked for in all of them. Thread-safe.
 */
public final class JdbcEventStore implements PrunableEventStore {
    private static final String UP_TO = " WHERE workspace = ? AND writer = ? AND epoch = ? AND seq <= ?";

    private final JdbcDatabase database;

    /** A store in {@code database}. */
    public JdbcEventStore(JdbcDatabase database) {
        this.database = database;
    }

    @Override
    public void append(String workspace, List<EventRow> batch) {
        if (batch.isEmpty()) {
            return;
        }
        // In one order, so that two appends of the same rows wait for each other and do not lock each other out.
        List<EventRow> rows = EventRows.sorted(batch);
        database.write(sql -> EventRows.append(sql, Column.key(workspace), rows));
    }

    @Override
    public List<EventRow> page(String workspace, EventQuery query) {
        Where where = filters(new Where().and("workspace = ?", Column.key(workspace)), query);
        bounds(where, query);
        return database.read(sql -> sql.list(
                "SELECT content FROM orca_event" + where.text()
                        + " ORDER BY happened_at DESC, writer DESC, epoch DESC, seq DESC LIMIT ?",
                row -> EventRow.fromJson(row.getString(1)),
                where.values(query.limit())));
    }

    private static Where filters(Where where, EventQuery query) {
        where.andIfGiven("verdict", query.verdict())
                .andIfGiven("surface", query.surface())
                .andIfGiven("tool", query.tool())
                .andIfGiven("run_id", query.runId())
                .andIfGiven("conversation_id", query.conversationId())
                .andIfGiven("request_id", query.requestId())
                .andIfGiven("key_id", query.keyId())
                .andIfGiven("model", query.model())
                .andIfGiven("rule_type", query.ruleType());
        if (query.kindOrNull() != null) {
            where.and("kind = ?", query.kindOrNull().wire());
        }
        if (query.policyId() != 0) {
            where.and("policy_id = ?", query.policyId());
        }
        if (query.gapOrNull() != null) {
            where.and("gap = ?", query.gapOrNull());
        }
        return where;
    }

    private static void bounds(Where where, EventQuery query) {
        if (query.fromOrNull() != null) {
            where.and("happened_at >= ?", Column.microsUp(query.fromOrNull()));
        }
        if (query.untilOrNull() != null) {
            where.and("happened_at < ?", Column.microsUp(query.untilOrNull()));
        }
        EventCursor after = query.afterOrNull();
        if (after != null) {
            // No row is at a place between two microseconds; the one after it comes first of its microsecond.
            long at = Column.microsUp(after.time());
            boolean whole = Column.isWhole(after.time());
            where.and("happened_at <= ?", at)
                    .and(
                            "(happened_at, writer, epoch, seq) < (?, ?, ?, ?)",
                            at,
                            whole ? after.writer() : "",
                            whole ? after.epoch() : 0L,
                            whole ? after.sequence() : 0L);
        }
    }

    @Override
    public List<WriterHead> heads(String workspace) {
        return database.read(sql -> sql.list(
                "SELECT writer, epoch, seq, row_hash FROM orca_event_chain WHERE workspace = ?",
                row -> new WriterHead(
                        row.getString(1), row.getLong(2), new ChainHead(row.getLong(3), row.getString(4))),
                Column.key(workspace)));
    }

    @Override
    public List<EventRow> chain(String workspace, String writer, long epoch, long afterSequence, int limit) {
        if (limit < 1 || limit > MAX_CHAIN) {
            throw new IllegalArgumentException("a stretch of a chain has 1 to " + MAX_CHAIN + " rows");
        }
        return database.read(sql -> sql.list(
                "SELECT content FROM orca_event WHERE workspace = ? AND writer = ? AND epoch = ? AND seq > ?"
                        + " ORDER BY seq LIMIT ?",
                row -> EventRow.fromJson(row.getString(1)),
                Column.key(workspace),
                writer,
                epoch,
                afterSequence,
                limit));
    }

    @Override
    public long prune(String workspace, List<WriterHead> through) {
        String key = Column.key(workspace);
        long pruned = 0;
        for (WriterHead each : through) {
            Object[] place = {key, each.writer(), each.epoch(), each.head().sequence()};
            pruned += database.housekeeping(sql -> {
                int rows = sql.update("DELETE FROM orca_event" + UP_TO, place);
                sql.update("DELETE FROM orca_event_chain" + UP_TO, place);
                return rows;
            });
        }
        return pruned;
    }

    /**
     * Deletes the events of all workspaces that happened before {@code before}; takes as long as it needs. Leaves no
     * anchor: where chains are verified, {@code Checkpoints.prune} lets events go instead.
     *
     * @return how many there were
     */
    public int forget(Instant before) {
        long time = Column.microsUp(before);
        int rows = database.housekeeping(sql -> sql.update("DELETE FROM orca_event WHERE happened_at < ?", time));
        database.housekeeping(sql -> forgetChains(sql, time));
        return rows;
    }

    private static int forgetChains(Sql sql, long time) throws SQLException {
        return sql.update("DELETE FROM orca_event_chain WHERE newest_at < ?", time);
    }
}
