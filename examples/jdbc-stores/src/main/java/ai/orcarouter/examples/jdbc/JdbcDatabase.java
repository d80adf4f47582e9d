/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.jdbc;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.Set;
import javax.sql.DataSource;

/**
 * The database that the stores share: it opens connections, runs transactions, bounds every wait and turns every
 * failure into an {@link OrcaException}.
 *
 * <p>It takes a connection for each call and gives it back, so a host hands in a data source that pools. The stores
 * work at the isolation level {@code READ COMMITTED} and at any stricter one. A transaction that the database gave up
 * for the sake of another one, and so has not happened, is tried up to {@value #ATTEMPTS} times; nothing else is.
 *
 * <p>Messages of failures name the SQLSTATE and nothing else: neither SQL nor values. Thread-safe.
 */
public final class JdbcDatabase {
    /** How long one statement may take unless said otherwise: 5 seconds. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(5);

    private static final int ATTEMPTS = 10;
    /** Serialization failure and deadlock; H2 has an own code for a row that another transaction changed. */
    private static final Set<String> GIVEN_UP = Set.of("40001", "40P01", "90131");

    private final DataSource source;
    private final int seconds;

    private JdbcDatabase(DataSource source, Duration timeout) {
        this.source = source;
        this.seconds = (int) timeout.toSeconds();
        if (seconds < 1) {
            throw new IllegalArgumentException("a statement may take at least a second");
        }
    }

    /** The same as {@link #open(DataSource, Duration)} with {@link #DEFAULT_TIMEOUT}. */
    public static JdbcDatabase open(DataSource source) {
        return open(source, DEFAULT_TIMEOUT);
    }

    /**
     * The database behind {@code source}, its tables created or brought up to date. Several processes may open it at
     * once. Where the tables are up to date the user of the data source needs no right to create any.
     *
     * @param timeout how long one statement may take, waiting for locks included; a second at least. The network may be
     *     silent for twice as long, where the driver can tell.
     * @throws OrcaException with {@link ErrorCode#STORE_UNAVAILABLE} if it cannot be reached, and with
     *     {@link ErrorCode#INVALID_CONFIGURATION} if its tables are newer than this program
     */
    public static JdbcDatabase open(DataSource source, Duration timeout) {
        JdbcDatabase database = new JdbcDatabase(source, timeout);
        Migrations.run(database);
        return database;
    }

    /** The database behind {@code source} as it is, without a look at its tables and without connecting now. */
    public static JdbcDatabase existing(DataSource source, Duration timeout) {
        return new JdbcDatabase(source, timeout);
    }

    /** What is done with a connection. */
    @FunctionalInterface
    interface Work<T> {
        T on(Sql sql) throws SQLException;
    }

    /** Does {@code work}, which is one statement that reads. */
    <T> T read(Work<T> work) {
        return retried(() -> connected(work, seconds, true));
    }

    /** Does {@code work} in one transaction: all of it or, when it throws, nothing. It may be done more than once. */
    <T> T write(Work<T> work) {
        return retried(() -> once(work));
    }

    /** Does {@code work}, one statement that may take as long as it needs. */
    <T> T housekeeping(Work<T> work) {
        return retried(() -> connected(work, 0, true));
    }

    /** One attempt of {@link #write}. */
    <T> T once(Work<T> work) throws SQLException {
        return connected(work, seconds, false);
    }

    private interface Attempt<T> {
        T run() throws SQLException;
    }

    private static <T> T retried(Attempt<T> attempt) {
        for (int i = 1; ; i++) {
            try {
                return attempt.run();
            } catch (SQLException e) {
                if (i == ATTEMPTS || !GIVEN_UP.contains(state(e))) {
                    throw unavailable(e);
                }
            }
        }
    }

    private <T> T connected(Work<T> work, int limit, boolean autoCommit) throws SQLException {
        try (Connection connection = source.getConnection()) {
            boolean before = connection.getAutoCommit();
            int networkBefore = limitNetwork(connection, limit * 2_000);
            connection.setAutoCommit(autoCommit);
            boolean clean = false;
            try {
                T result = work.on(new Sql(connection, limit));
                if (!autoCommit) {
                    connection.commit();
                }
                clean = true;
                return result;
            } finally {
                // Switching to auto-commit commits, so that must not happen before what failed is undone.
                if (clean || autoCommit || isUndone(connection)) {
                    restore(connection, before, networkBefore);
                }
            }
        }
    }

    private static boolean isUndone(Connection connection) {
        try {
            connection.rollback();
            return true;
        } catch (SQLException e) {
            // The connection is gone, and the transaction with it.
            return false;
        }
    }

    private static void restore(Connection connection, boolean autoCommit, int network) {
        try {
            connection.setAutoCommit(autoCommit);
            limitNetwork(connection, network);
        } catch (SQLException e) {
            // What was done is done; whoever gets the connection next finds out that it is gone.
            return;
        }
    }

    /** The limit before, -1 for drivers without one. */
    private static int limitNetwork(Connection connection, int millis) throws SQLException {
        if (millis < 0) {
            return -1;
        }
        try {
            int before = connection.getNetworkTimeout();
            connection.setNetworkTimeout(Runnable::run, millis);
            return before;
        } catch (SQLFeatureNotSupportedException e) {
            return -1;
        }
    }

    static String state(SQLException e) {
        String state = e.getSQLState();
        return state == null ? "" : state;
    }

    /** The exception without what the database said, which may hold values. */
    static OrcaException unavailable(SQLException e) {
        return new OrcaException(
                ErrorCode.STORE_UNAVAILABLE,
                "the database did not do what it was asked for (SQLSTATE " + state(e) + ")");
    }
}
