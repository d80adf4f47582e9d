/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.quickstart;

import ai.orcarouter.examples.jdbc.JdbcApprovalStore;
import ai.orcarouter.examples.jdbc.JdbcConfigStore;
import ai.orcarouter.examples.jdbc.JdbcDatabase;
import ai.orcarouter.examples.jdbc.JdbcEventStore;
import ai.orcarouter.firewall.OrcaWorkspaceBuilder;
import ai.orcarouter.firewall.memory.InMemoryKeysets;
import org.h2.jdbcx.JdbcConnectionPool;

/** Keeps the fourth act in a database, for other programs to read. */
final class KeptDay implements AutoCloseable {
    private final JdbcConnectionPool pool;

    /**
     * Opens the database.
     *
     * @param url of an H2 database, which is created when it is not there
     */
    KeptDay(String url) {
        pool = JdbcConnectionPool.create(url + ";MODE=PostgreSQL", "", "");
    }

    /** Puts the stores of a workspace there. Its keys end with this process: nobody sends calls to that day again. */
    void wire(OrcaWorkspaceBuilder workspace) {
        JdbcDatabase database = JdbcDatabase.open(pool);
        workspace
                .keysets(new InMemoryKeysets())
                .configStore(new JdbcConfigStore(database))
                .eventStore(new JdbcEventStore(database))
                .approvalStore(new JdbcApprovalStore(database));
    }

    @Override
    public void close() {
        pool.dispose();
    }
}
