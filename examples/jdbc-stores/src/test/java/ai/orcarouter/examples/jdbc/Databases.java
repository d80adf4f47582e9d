/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGConnectionPoolDataSource;

/** The databases that tests run on, behind the small pool that H2 brings. */
final class Databases {
    /** The environment variable that names a PostgreSQL server: a JDBC URL with user and password. */
    static final String PG_URL = "ORCA_TEST_PG_URL";

    /** Long enough for a loaded machine: no test waits for it to pass. */
    static final Duration TIMEOUT = Duration.ofSeconds(30);

    private static final int CONNECTIONS = 20;

    private Databases() {}

    /** An own, empty H2 in memory. */
    static DataSource h2(String name) {
        String timeout = name.contains("LOCK_TIMEOUT") ? "" : ";LOCK_TIMEOUT=30000";
        return h2Url("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1;MODE=PostgreSQL" + timeout);
    }

    static DataSource h2Url(String url) {
        JdbcDataSource source = new JdbcDataSource();
        source.setUrl(url);
        return pool(JdbcConnectionPool.create(source));
    }

    /** The one pool of this process; a server takes a hundred connections. */
    private static final class Shared {
        static final DataSource SOURCE = postgres(Objects.requireNonNull(System.getenv(PG_URL), PG_URL));
    }

    /** The PostgreSQL server of the tests; where there is none the test class is skipped ({@link OnPostgres}). */
    static DataSource postgres() {
        return Shared.SOURCE;
    }

    /** The URL of a schema on that server that has no tables. */
    static String emptySchema() throws SQLException {
        String schema = "e" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection = postgres().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA " + schema);
        }
        return Objects.requireNonNull(System.getenv(PG_URL)) + "&currentSchema=" + schema;
    }

    static DataSource postgres(String url) {
        PGConnectionPoolDataSource source = new PGConnectionPoolDataSource();
        source.setUrl(url);
        return pool(JdbcConnectionPool.create(source));
    }

    private static DataSource pool(JdbcConnectionPool pool) {
        pool.setMaxConnections(CONNECTIONS);
        return pool;
    }
}
