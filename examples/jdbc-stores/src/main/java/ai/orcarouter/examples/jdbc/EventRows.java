/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.jdbc;

import ai.orcarouter.core.spi.EventRow;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Adding to the tables {@code orca_event} and {@code orca_event_chain}. */
final class EventRows {
    /** Rows of one insert. */
    static final int CHUNK = 500;

    /** A column, its type, and what a row has in it. */
    private record Part(String column, String type, Function<EventRow, Object> value) {}

    private static final List<Part> PARTS = List.of(
            new Part("writer", "VARCHAR", EventRow::writer),
            new Part("epoch", "BIGINT", EventRow::epoch),
            new Part("seq", "BIGINT", EventRow::sequence),
            new Part(
                    "happened_at",
                    "BIGINT",
                    row -> Column.exactMicros(row.event().time())),
            new Part("kind", "VARCHAR", row -> row.event().kind().wire()),
            new Part("verdict", "VARCHAR", row -> row.event().verdict()),
            new Part("surface", "VARCHAR", row -> row.event().surface()),
            new Part("tool", "VARCHAR", row -> row.event().tool()),
            new Part("run_id", "VARCHAR", row -> row.event().runId()),
            new Part("conversation_id", "VARCHAR", row -> row.event().conversationId()),
            new Part("request_id", "VARCHAR", row -> row.event().requestId()),
            new Part("key_id", "VARCHAR", row -> row.event().keyId()),
            new Part("model", "VARCHAR", row -> row.event().model()),
            new Part("rule_type", "VARCHAR", row -> row.event().ruleType()),
            new Part("policy_id", "BIGINT", row -> row.event().policyId()),
            new Part("gap", "BOOLEAN", row -> row.event().gap()),
            new Part("content", "VARCHAR", EventRow::toJson));
    /** An array for each column: less to send and to read than a value for each row and column. */
    private static final String INSERT = "INSERT INTO orca_event (workspace, " + each(Part::column)
            + ") SELECT CAST(? AS VARCHAR), " + each(part -> "t." + part.column()) + " FROM UNNEST("
            + each(part -> "CAST(? AS " + part.type() + " ARRAY)") + ") AS t (" + each(Part::column)
            + ") ON CONFLICT DO NOTHING";

    private static final Comparator<EventRow> BY_IDENTITY = Comparator.comparing(EventRow::writer)
            .thenComparingLong(EventRow::epoch)
            .thenComparingLong(EventRow::sequence);

    private EventRows() {}

    private static String each(Function<Part, String> text) {
        return PARTS.stream().map(text).collect(Collectors.joining(", "));
    }

    static List<EventRow> sorted(List<EventRow> rows) {
        return rows.stream().sorted(BY_IDENTITY).toList();
    }

    /** Adds rows in order of their identity, and says how many were new. */
    static int append(Sql sql, String workspace, List<EventRow> rows) throws SQLException {
        int added = 0;
        for (int from = 0; from < rows.size(); from += CHUNK) {
            List<EventRow> chunk = rows.subList(from, Math.min(rows.size(), from + CHUNK));
            added += sql.update(INSERT, values(sql, workspace, chunk));
        }
        int first = 0;
        for (int i = 1; i <= rows.size(); i++) {
            if (i == rows.size() || !isSameChain(rows.get(first), rows.get(i))) {
                advance(sql, workspace, rows.subList(first, i));
                first = i;
            }
        }
        return added;
    }

    private static boolean isSameChain(EventRow one, EventRow other) {
        return one.writer().equals(other.writer()) && one.epoch() == other.epoch();
    }

    private static Object[] values(Sql sql, String workspace, List<EventRow> rows) throws SQLException {
        List<Object> values = new ArrayList<>(List.of(workspace));
        for (Part part : PARTS) {
            values.add(sql.array(part.type(), rows.stream().map(part.value()).toArray()));
        }
        return values.toArray();
    }

    /** Moves the end of one chain; a row whose identity was stored before is not beyond it and moves nothing. */
    private static void advance(Sql sql, String workspace, List<EventRow> rows) throws SQLException {
        EventRow last = rows.get(rows.size() - 1);
        long newest = Long.MIN_VALUE;
        for (EventRow row : rows) {
            newest = Math.max(newest, Column.micros(row.event().time()));
        }
        boolean known = move(sql, workspace, last, newest);
        if (!known) {
            int added = sql.update(
                    "INSERT INTO orca_event_chain (workspace, writer, epoch, seq, row_hash, newest_at)"
                            + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                    workspace,
                    last.writer(),
                    last.epoch(),
                    last.sequence(),
                    last.hash(),
                    newest);
            if (added == 0) {
                move(sql, workspace, last, newest);
            }
        }
    }

    private static boolean move(Sql sql, String workspace, EventRow last, long newest) throws SQLException {
        return sql.update(
                        "UPDATE orca_event_chain SET row_hash = CASE WHEN seq < ? THEN ? ELSE row_hash END,"
                                + " seq = GREATEST(seq, ?), newest_at = GREATEST(newest_at, ?)"
                                + " WHERE workspace = ? AND writer = ? AND epoch = ?",
                        last.sequence(),
                        last.hash(),
                        last.sequence(),
                        newest,
                        workspace,
                        last.writer(),
                        last.epoch())
                == 1;
    }
}
