/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.jdbc;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Creates the tables and brings them up to date: script {@code i} is version {@code i + 1}, and the table
 * {@code orca_schema} holds the versions that were applied.
 *
 * <p>On PostgreSQL a script is applied as a whole. On H2 each statement stands by itself, so a script says {@code IF
 * NOT EXISTS} and can be run again after a crash in its middle.
 */
final class Migrations {
    private static final List<String> SCRIPTS = List.of("001-stores.sql");
    private static final int ATTEMPTS = 5;
    /** What processes see that create a table at once: a duplicate in the catalogue, its type, or the table. */
    private static final Set<String> AT_ONCE =
            Set.of(Sql.DUPLICATE, "42710", "42P07", "42S01", "40001", "40P01", "90131");
    /** No such table; H2 has an own code for a database without any. */
    private static final Set<String> NO_TABLE = Set.of("42P01", "42S02", "42S04");

    private Migrations() {}

    /**
     * One thread at a time, because H2 cannot create a table in two sessions at once; other processes may run it too.
     */
    static synchronized void run(JdbcDatabase database) {
        for (int i = 1; ; i++) {
            try {
                if (check(applied(database)) < SCRIPTS.size()) {
                    database.once(Migrations::createLock);
                    database.once(Migrations::apply);
                }
                return;
            } catch (SQLException e) {
                if (i == ATTEMPTS || !AT_ONCE.contains(JdbcDatabase.state(e))) {
                    throw JdbcDatabase.unavailable(e);
                }
            }
        }
    }

    private static int applied(JdbcDatabase database) throws SQLException {
        try {
            return database.once(Migrations::newest);
        } catch (SQLException e) {
            if (NO_TABLE.contains(JdbcDatabase.state(e))) {
                return 0;
            }
            throw e;
        }
    }

    private static int newest(Sql sql) throws SQLException {
        return sql.first("SELECT COALESCE(MAX(version), 0) FROM orca_schema", row -> row.getInt(1))
                .orElse(0);
    }

    private static int check(int version) {
        if (version > SCRIPTS.size()) {
            throw new OrcaException(
                    ErrorCode.INVALID_CONFIGURATION,
                    "the tables are of version " + version + ", this program knows " + SCRIPTS.size());
        }
        return version;
    }

    private static int createLock(Sql sql) throws SQLException {
        sql.update("CREATE TABLE IF NOT EXISTS orca_schema (version INTEGER PRIMARY KEY)");
        return sql.update("INSERT INTO orca_schema (version) VALUES (0) ON CONFLICT DO NOTHING");
    }

    private static int apply(Sql sql) throws SQLException {
        sql.list("SELECT version FROM orca_schema WHERE version = 0 FOR UPDATE", row -> row.getInt(1));
        for (int version = newest(sql) + 1; version <= SCRIPTS.size(); version++) {
            for (String statement : statements(SCRIPTS.get(version - 1))) {
                sql.update(statement);
            }
            sql.update("INSERT INTO orca_schema (version) VALUES (?) ON CONFLICT DO NOTHING", version);
        }
        return SCRIPTS.size();
    }

    /** The statements of a script; each ends with a semicolon at the end of a line. */
    private static List<String> statements(String script) {
        List<String> statements = new ArrayList<>();
        StringBuilder statement = new StringBuilder();
        for (String line : text(script).lines().toList()) {
            if (!line.startsWith("--")) {
                statement.append(line).append('\n');
            }
            if (line.endsWith(";")) {
                statements.add(statement.substring(0, statement.lastIndexOf(";")));
                statement.setLength(0);
            }
        }
        return statements;
    }

    private static String text(String script) {
        try (InputStream in = Objects.requireNonNull(Migrations.class.getResourceAsStream(script), script)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
