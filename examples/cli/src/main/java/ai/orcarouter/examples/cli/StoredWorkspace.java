/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import ai.orcarouter.core.Actor;
import ai.orcarouter.core.Role;
import ai.orcarouter.examples.jdbc.JdbcApprovalStore;
import ai.orcarouter.examples.jdbc.JdbcConfigStore;
import ai.orcarouter.examples.jdbc.JdbcDatabase;
import ai.orcarouter.examples.jdbc.JdbcEventStore;
import ai.orcarouter.firewall.Approvals;
import ai.orcarouter.firewall.FirewallFeeds;
import ai.orcarouter.firewall.OrcaWorkspace;
import ai.orcarouter.firewall.posture.SecureAgents;
import ai.orcarouter.guardrails.GuardrailPlane;
import java.util.Optional;
import org.h2.jdbcx.JdbcConnectionPool;

/**
 * A workspace whose stores are in a database, for reading, for decisions on held calls and for its posture; nothing is
 * judged in it, so it has no keys.
 */
final class StoredWorkspace implements AutoCloseable {
    /** Who reads. Whoever can open the database can read all of it, so there is nothing to ask. */
    static final Actor READER = new Actor("orca", Role.DEVELOPER);

    private final JdbcConnectionPool pool;
    private final OrcaWorkspace workspace;

    private StoredWorkspace(JdbcConnectionPool pool, OrcaWorkspace workspace) {
        this.pool = pool;
        this.workspace = workspace;
    }

    /** The workspace of that name behind {@code pool}, which it disposes of at the end. */
    static StoredWorkspace open(JdbcConnectionPool pool, String name) {
        JdbcDatabase database = JdbcDatabase.existing(pool, JdbcDatabase.DEFAULT_TIMEOUT);
        OrcaWorkspace workspace = OrcaWorkspace.builder(name)
                .configStore(new JdbcConfigStore(database))
                .keysets(purpose -> Optional.empty())
                .eventStore(new JdbcEventStore(database))
                .approvalStore(new JdbcApprovalStore(database))
                .build();
        return new StoredWorkspace(pool, workspace);
    }

    FirewallFeeds feeds() {
        return workspace.feeds();
    }

    /** The switch over the firewall and the guardrails. */
    SecureAgents posture() {
        return SecureAgents.of(workspace, new GuardrailPlane());
    }

    Approvals approvals() {
        return workspace.approvals();
    }

    @Override
    public void close() {
        workspace.close();
        pool.dispose();
    }
}
