/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.jdbc;

import ai.orcarouter.core.spi.EventRow;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** Adding to the tables {@code orca_event} and {@code orca_event_chain}. */
final class EventRows {
    /** Rows of one insert. */
    static final int CHUNK = 500;

    /** A column, its type, the array of that type, and what a row has in it. */
    private record Part(String column, String type, IntFunction<Object[]> array, Function<EventRow, Object> value) {
        static Part text(String column, Function<EventRow, Object> value) {
            return new Part(column, "VARCHAR", String[]::new, value);
        }

        static Part number(String column, Function<EventRow, Object> value) {
            return new Part(column, "BIGINT", Long[]::new, value);
        }
    }

    private static final List<Part> PARTS = List.of(
            Part.text("writer", EventRow::writer),
            Part.number("epoch", EventRow::epoch),
            Part.number("seq", EventRow::sequence),
            Part.number("happened_at", row -> Column.exactMicros(row.event().time())),
            Part.text("kind", row -> row.event().kind().wire()),
            Part.text("verdict", row -> row.event().verdict()),
            Part.text("surface", row -> row.event().surface()),
            Part.text("tool", row -> row.event().tool()),
            Part.text("run_id", row -> row.event().runId()),
            Part.text("conversation_id", row -> row.event().conversationId()),
            Part.text("request_id", row -> row.event().requestId()),
            Part.text("key_id", row -> row.event().keyId()),
            Part.text("model", row -> row.event().model()),
            Part.text("rule_type", row -> row.event().ruleType()),
            Part.number("policy_id", row -> row.event().policyId()),
            new Part("gap", "BOOLEAN", Boolean[]::new, row -> row.event().gap()),
            Part.text("content", EventRow::toJson));
    /**
     * An array for each column: less to send and to read than a value for each row and column. Arrays have the type of
     * their elements, because a driver sends those as they are and others as text with every quote escaped.
     */
    private static final String INSERT = "INSERT INTO orca_event (workspace, " + each(Part::column)
            + ") SELECT CAST(? AS VARCHAR), " + each(part -> "t." + part.column()) + " FROM UNNEST("
            + each(part -> "CAST(? AS " + part.type() + " ARRAY)") + ") AS t (" + each(Part::column) + ")";

    private static final String INSERT_NEW = INSERT + " ON CONFLICT DO NOTHING";
    private static final String THE_CHAIN = " WHERE workspace = ? AND writer = ? AND epoch = ?";

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
        int first = 0;
        for (int i = 1; i <= rows.size(); i++) {
            if (i == rows.size() || !isSameChain(rows.get(first), rows.get(i))) {
                added += appendToChain(sql, workspace, rows.subList(first, i));
                first = i;
            }
        }
        return added;
    }

    /**
     * Adds rows of one chain. Its end is locked first: rows beyond it are all new, and adding them without looking for
     * rows of the same identity costs PostgreSQL a third less.
     */
    private static int appendToChain(Sql sql, String workspace, List<EventRow> rows) throws SQLException {
        EventRow first = rows.get(0);
        Optional<Long> end = sql.first(
                "SELECT seq FROM orca_event_chain" + THE_CHAIN + " FOR UPDATE",
                row -> row.getLong(1),
                workspace,
                first.writer(),
                first.epoch());
        boolean beyond = end.isPresent() && end.get() < first.sequence() && areDistinct(rows);
        int added = 0;
        for (int from = 0; from < rows.size(); from += CHUNK) {
            List<EventRow> chunk = rows.subList(from, Math.min(rows.size(), from + CHUNK));
            added += sql.update(beyond ? INSERT : INSERT_NEW, values(sql, workspace, chunk));
        }
        advance(sql, workspace, rows);
        return added;
    }

    private static boolean areDistinct(List<EventRow> sorted) {
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i).sequence() == sorted.get(i - 1).sequence()) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSameChain(EventRow one, EventRow other) {
        return one.writer().equals(other.writer()) && one.epoch() == other.epoch();
    }

    private static Object[] values(Sql sql, String workspace, List<EventRow> rows) throws SQLException {
        List<Object> values = new ArrayList<>(List.of(workspace));
        for (Part part : PARTS) {
            values.add(sql.array(part.type(), rows.stream().map(part.value()).toArray(part.array())));
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
                                + THE_CHAIN,
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
