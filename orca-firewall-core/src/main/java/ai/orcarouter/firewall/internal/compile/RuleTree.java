/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.compile;

import ai.orcarouter.firewall.internal.match.Clause;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rules laid out so that a call is held only against those that its strings do not rule out: where several rules ask
 * one path for a string, they are found by the string. Immutable.
 */
final class RuleTree {
    /** Fewer rules than this are tried one by one. */
    private static final int WORTH_A_TABLE = 4;

    private static final Table[] NO_TABLES = {};
    private static final Row[] NO_ROWS = {};

    /** Rules to try one by one, in order. */
    final Row[] rows;
    /** Rules to find by a string; each rule of the tree is in one table or among the rows. */
    final Table[] tables;
    /** Rank of the first rule of the whole tree. */
    final int first;

    private RuleTree(Row[] rows, Table[] tables) {
        this.rows = rows;
        this.tables = tables;
        int lowest = rows.length == 0 ? Integer.MAX_VALUE : rows[0].rank;
        for (Table table : tables) {
            lowest = Math.min(lowest, table.first);
        }
        first = lowest;
    }

    /** A rule with those of its clauses that are not settled by its place in the tree. */
    static final class Row {
        /** Stands for a rule that is not known. */
        static final Row UNKNOWN = new Row();

        final int rank;
        final CompiledRule rule;
        final Clause[] clauses;
        /** Whether a clause can fail, so that an unresolved clause does not settle the matter. */
        final boolean canFail;
        /** Whether the rule asks who owns the call. */
        final boolean asksOwner;

        Row(CompiledRule rule, int rank, Clause[] clauses) {
            this.rank = rank;
            this.rule = rule;
            this.clauses = clauses;
            boolean can = false;
            for (Clause clause : clauses) {
                can |= clause.canFail();
            }
            canFail = can;
            asksOwner = rule.skill != null;
        }

        @SuppressWarnings("NullAway") // nobody reads it
        private Row() {
            rank = -1;
            rule = null;
            clauses = new Clause[0];
            canFail = false;
            asksOwner = false;
        }

        private @Nullable Clause asking(int path) {
            for (Clause clause : clauses) {
                if (clause.isTextEquality() && clause.path() == path) {
                    return clause;
                }
            }
            return null;
        }

        private Row without(Clause settled) {
            Clause[] rest = new Clause[clauses.length - 1];
            int count = 0;
            for (Clause clause : clauses) {
                if (clause != settled) {
                    rest[count++] = clause;
                }
            }
            return new Row(rule, rank, rest);
        }
    }

    /** Rules that ask one path for a string. */
    static final class Table {
        final int path;
        final int first;
        private final Map<String, RuleTree> byText;
        /**
         * For a value that is no string: the clause is unresolved, which does not outweigh an error of another clause
         * (SEMANTICS 1.2).
         */
        private final @Nullable RuleTree unresolved;

        private Table(int path, int first, Map<String, RuleTree> byText, @Nullable RuleTree unresolved) {
            this.path = path;
            this.first = first;
            this.byText = byText;
            this.unresolved = unresolved;
        }

        /** The rules that a value at the path leaves; null for none. */
        @Nullable
        RuleTree select(@Nullable Object value) {
            return value instanceof String text ? byText.get(text) : unresolved;
        }
    }

    /** The tree of rows in ascending rank. */
    static RuleTree of(List<Row> rows) {
        if (rows.size() < WORTH_A_TABLE) {
            return new RuleTree(rows.toArray(NO_ROWS), NO_TABLES);
        }
        List<Row> rest = rows;
        List<Table> tables = new ArrayList<>();
        for (int path = mostAsked(rest); path >= 0; path = mostAsked(rest)) {
            List<Row> others = new ArrayList<>();
            tables.add(table(path, rest, others));
            rest = others;
        }
        return new RuleTree(rest.toArray(NO_ROWS), tables.toArray(NO_TABLES));
    }

    /** The path that most rows ask for a string, -1 when too few ask any. */
    private static int mostAsked(List<Row> rows) {
        Map<Integer, Integer> counts = new HashMap<>();
        int best = -1;
        int bestCount = WORTH_A_TABLE - 1;
        for (Row row : rows) {
            for (Clause clause : row.clauses) {
                if (clause.isTextEquality()) {
                    int count = counts.merge(clause.path(), 1, Integer::sum);
                    if (count > bestCount) {
                        best = clause.path();
                        bestCount = count;
                    }
                }
            }
        }
        return best;
    }

    private static Table table(int path, List<Row> rows, List<Row> others) {
        Map<String, List<Row>> byText = new HashMap<>();
        List<Row> unresolved = new ArrayList<>();
        int first = Integer.MAX_VALUE;
        for (Row row : rows) {
            Clause asking = row.asking(path);
            if (asking == null) {
                others.add(row);
                continue;
            }
            first = Math.min(first, row.rank);
            byText.computeIfAbsent(asking.textOperand(), text -> new ArrayList<>())
                    .add(row.without(asking));
            if (row.canFail) {
                unresolved.add(row);
            }
        }
        Map<String, RuleTree> trees = new HashMap<>();
        byText.forEach((text, found) -> trees.put(text, of(found)));
        RuleTree failing = unresolved.isEmpty() ? null : new RuleTree(unresolved.toArray(NO_ROWS), NO_TABLES);
        return new Table(path, first, trees, failing);
    }
}
