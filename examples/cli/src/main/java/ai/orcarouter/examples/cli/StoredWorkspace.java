/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import ai.orcarouter.core.Actor;
import ai.orcarouter.core.Role;
import ai.orcarouter.core.spi.EvidenceSource;
import ai.orcarouter.core.spi.KeysetSource;
import ai.orcarouter.examples.jdbc.JdbcApprovalStore;
import ai.orcarouter.examples.jdbc.JdbcConfigStore;
import ai.orcarouter.examples.jdbc.JdbcDatabase;
import ai.orcarouter.examples.jdbc.JdbcEventStore;
import ai.orcarouter.firewall.Approvals;
import ai.orcarouter.firewall.FirewallFeeds;
import ai.orcarouter.firewall.OrcaWorkspace;
import ai.orcarouter.firewall.compliance.ComplianceCatalog;
import ai.orcarouter.firewall.compliance.CompliancePacks;
import ai.orcarouter.firewall.compliance.receipt.ChainCheck;
import ai.orcarouter.firewall.compliance.receipt.ChainVerifier;
import ai.orcarouter.firewall.compliance.receipt.Checkpoint;
import ai.orcarouter.firewall.compliance.receipt.Checkpoints;
import ai.orcarouter.firewall.compliance.report.ComplianceReports;
import ai.orcarouter.firewall.compliance.report.ComplianceReportsBuilder;
import ai.orcarouter.firewall.posture.SecureAgents;
import ai.orcarouter.guardrails.GuardrailPlane;
import ai.orcarouter.guardrails.GuardrailWorkspace;
import java.time.Instant;
import java.util.List;
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
        return open(pool, name, purpose -> Optional.empty());
    }

    /** The same with keys that sign. */
    static StoredWorkspace open(JdbcConnectionPool pool, String name, KeysetSource keysets) {
        JdbcDatabase database = JdbcDatabase.existing(pool, JdbcDatabase.DEFAULT_TIMEOUT);
        OrcaWorkspace workspace = OrcaWorkspace.builder(name)
                .configStore(new JdbcConfigStore(database))
                .keysets(keysets)
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

    /** Sources of signed reports: everything that its stores hold, guardrails and compliance packs included. */
    ComplianceReportsBuilder reports() {
        EvidenceSource guardrails = new EvidenceSource() {
            @Override
            public String section() {
                return "enforcement";
            }

            @Override
            public String evidence(String name, Instant from, Instant to) {
                return GuardrailWorkspace.of(workspace).evidence().evidence(name, from, to);
            }
        };
        ComplianceReportsBuilder reports = ComplianceReports.builder(workspace).source(guardrails);
        packs().evidence().forEach(reports::source);
        return reports;
    }

    Checkpoints checkpoints() {
        return Checkpoints.of(workspace);
    }

    /** Verifies its chains. */
    ChainCheck verify(ChainVerifier verifier, List<Checkpoint> held) {
        return verifier.verify(
                workspace.name(),
                workspace.services().configStore(),
                workspace.services().eventStore(),
                held);
    }

    /** The compliance packs over the firewall and the guardrails. */
    CompliancePacks packs() {
        return CompliancePacks.of(workspace, ComplianceCatalog.standard(), new GuardrailPlane());
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
