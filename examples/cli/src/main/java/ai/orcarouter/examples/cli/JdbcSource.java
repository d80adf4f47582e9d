/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import javax.sql.ConnectionPoolDataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGConnectionPoolDataSource;

/** The database that a URL names. It is never created, and neither are tables in it. */
final class JdbcSource {
    private static final String H2 = "jdbc:h2:";
    private static final String POSTGRES = "jdbc:postgresql:";
    private static final int CONNECTIONS = 4;
    private static final String NO_TABLES = "it holds no tables of Orca";

    private JdbcSource() {}

    /**
     * Connections to the database, which was reached once and holds the tables of the stores.
     *
     * @throws UsageException that says what is wrong, without anything that the database or its driver said
     */
    static JdbcConnectionPool open(String url, @Nullable String user, @Nullable String password) {
        refuseSecrets(url);
        JdbcConnectionPool pool = JdbcConnectionPool.create(source(url, user, password));
        pool.setMaxConnections(CONNECTIONS);
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet newest = statement.executeQuery("SELECT MAX(version) FROM orca_schema")) {
            if (newest.next() && newest.getInt(1) > 0) {
                return pool;
            }
        } catch (SQLException e) {
            pool.dispose();
            throw new UsageException("cannot use the database: " + meaning(e));
        }
        pool.dispose();
        throw new UsageException("cannot use the database: " + NO_TABLES);
    }

    private static void refuseSecrets(String url) {
        String lower = url.toLowerCase(Locale.ROOT);
        int authority = lower.indexOf("//");
        int end = authority < 0 ? -1 : end(lower, authority + 2);
        boolean named = authority >= 0 && lower.substring(authority, end).indexOf('@') >= 0;
        if (named || lower.contains("password=")) {
            throw new UsageException("a JDBC URL may hold no user with a password: --user names the user, "
                    + DatabaseOptions.PASSWORD_VARIABLE + " or --password-file the password");
        }
    }

    private static int end(String url, int from) {
        int end = from;
        while (end < url.length() && "/?;".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private static ConnectionPoolDataSource source(String url, @Nullable String user, @Nullable String password) {
        if (url.startsWith(H2)) {
            JdbcDataSource source = new JdbcDataSource();
            source.setURL(with(with(url, "IFEXISTS", "TRUE"), "MODE", "PostgreSQL"));
            source.setUser(user);
            source.setPassword(password);
            return source;
        }
        if (url.startsWith(POSTGRES)) {
            PGConnectionPoolDataSource source = new PGConnectionPoolDataSource();
            try {
                source.setUrl(url);
            } catch (IllegalArgumentException e) {
                throw new UsageException("--jdbc-url is no URL of a PostgreSQL database");
            }
            if (user != null) {
                source.setUser(user);
            }
            if (password != null) {
                source.setPassword(password);
            }
            return source;
        }
        throw new UsageException("--jdbc-url begins with " + POSTGRES + " or " + H2);
    }

    /** A setting of H2 that the URL does not choose itself. */
    private static String with(String url, String setting, String value) {
        boolean chosen = url.toUpperCase(Locale.ROOT).contains(";" + setting + "=");
        return chosen ? url : url + ";" + setting + "=" + value;
    }

    private static String meaning(SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        String what = switch (state) {
            case "28P01", "28000", "08004" -> "user or password are refused";
            case "3D000", "90013", "90146" -> "there is no such database";
            case "42P01", "42S02", "42S03", "42S04" -> NO_TABLES;
            case "90020" -> "another process has it open";
            default -> state.startsWith("08") ? "it cannot be reached" : "it refuses";
        };
        return what + " (SQLSTATE " + state + ")";
    }
}
